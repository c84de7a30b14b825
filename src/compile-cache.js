import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

/** Beside the packages: whoever may write there could change what runs anyway. */
const FOLDER = join(import.meta.dirname, '../node_modules/.cache/demarche-desk');

/**
 * From here on what Node makes of a source file, its types taken off, is kept for the next start, which is done sooner then and in less
 * memory. What is imported statically beside this was read before, so the rest has to follow as `await import(…)`; and the files before
 * it are JavaScript, since for the types of a single one Node loads the whole compiler that takes them off. Where the folder can not be
 * written, every start is a first one.
 */
export function keepCompiled() {
  enableCompileCache(FOLDER);
}
