import type { Readable, Writable } from 'node:stream';
import { shown } from '../demarche/index.ts';
import { exactJson } from '../reports/index.ts';

/** Where a verb reads and writes; a terminal in life, buffers in tests. */
export interface Io {
  stdin: Readable;
  stdout: Writable & { isTTY?: boolean };
  stderr: Writable & { isTTY?: boolean };
}

/** Exit codes: all is well; it could not be done; something in the input was refused; the words of the command were not understood. */
export const EXIT = { ok: 0, failed: 1, refused: 2, usage: 64 } as const;

export interface Verb {
  usage: string;
  help: string;
  /** Resolves to the exit code. Throws UsageError when the words make no sense. */
  run(words: string[], io: Io): Promise<number>;
}

export class UsageError extends Error {}

/**
 * Text of a file, a cable or a person within a line of ours: on that one line, and without what steers a terminal.
 * @example printable('a\u001b[2J\nb') // 'a\ufffd[2J\ufffdb'
 */
export const printable = (text: string): string =>
  shown(text).replaceAll('\t', ' ').replaceAll('\n', '\ufffd');

/** Writes words of ours, whatever is in them: nothing but their own line feeds reaches a terminal as more than text. */
export const line = (to: Writable, text: string): void => {
  to.write(`${text.split('\n').map(printable).join('\n')}\n`);
};

/** Writes an object on one line, to be read back exactly. */
export const jsonLine = (to: Writable, value: unknown): void => {
  to.write(`${exactJson(value)}\n`);
};

/** `1 entry`, `2 entries`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
