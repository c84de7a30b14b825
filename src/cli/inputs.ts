import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';

export interface Input {
  /** As named on the command line; for a folder, the path of each file in it. */
  name: string;
  read(): Promise<Uint8Array>;
}

/** Files as they are, folders as the files in them (in order of name), `-` as standard input. */
export async function inputs(names: readonly string[], stdin: Readable): Promise<Input[]> {
  const all: Input[] = [];
  for (const name of names) {
    if (name === '-') all.push({ name, read: () => buffer(stdin) });
    else if (await isFolder(name)) all.push(...(await filesIn(name)));
    else all.push({ name, read: () => readFile(name) });
  }
  return all;
}

/** Why a file could not be read, in words for the person who named it; what has another cause is thrown on. */
export function whyUnread(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'There is no such file. Check the name.';
  if (code === 'EACCES') return 'This file may not be read. Check its permissions.';
  throw error;
}

async function isFolder(name: string): Promise<boolean> {
  try {
    return (await stat(name)).isDirectory();
  } catch {
    // A name that is not there is told apart from a bad cable when it is read, in its turn.
    return false;
  }
}

async function filesIn(folder: string): Promise<Input[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((name) => ({ name, read: () => readFile(name) }));
}
