import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { runCli } from '../../src/cli/index.ts';

/**
 * Runs the command line as a person would, in this process, and gives back all that it printed.
 *
 * @example const { code, out, err } = await runWords(['parse', '-'], { stdin: cable })
 */
export async function runWords(
  words: string[],
  {
    stdin = '',
    outIsTerminal = false,
    errIsTerminal = outIsTerminal,
  }: {
    stdin?: string | Uint8Array;
    outIsTerminal?: boolean;
    errIsTerminal?: boolean;
  } = {},
): Promise<{ code: number; out: string; err: string }> {
  const stdout = Object.assign(new PassThrough(), { isTTY: outIsTerminal });
  const stderr = Object.assign(new PassThrough(), { isTTY: errIsTerminal });
  const printed = [text(stdout), text(stderr)];
  const code = await runCli(words, { stdin: Readable.from([stdin]), stdout, stderr });
  stdout.end();
  stderr.end();
  const [out = '', err = ''] = await Promise.all(printed);
  return { code, out, err };
}
