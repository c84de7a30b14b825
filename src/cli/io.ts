import type { Readable, Writable } from 'node:stream';

/** Where a verb reads and writes; a terminal in life, buffers in tests. */
export interface Io {
  stdin: Readable;
  stdout: Writable;
  stderr: Writable & { isTTY?: boolean };
}

/** Exit codes: all is well; something in the input was refused; the words of the command were not understood. */
export const EXIT = { ok: 0, failed: 1, refused: 2, usage: 64 } as const;

export interface Verb {
  usage: string;
  help: string;
  /** Resolves to the exit code. Throws UsageError when the words make no sense. */
  run(words: string[], io: Io): Promise<number>;
}

export class UsageError extends Error {}

export const line = (to: Writable, text: string): void => {
  to.write(`${text}\n`);
};

/** Control characters and escapes of a hostile file name or text can not reach the terminal. */
export const printable = (text: string): string =>
  text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
