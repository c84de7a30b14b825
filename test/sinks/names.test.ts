import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/index.ts';
import { regionOf } from '../../src/geo/index.ts';
import { read } from '../../src/utterance/index.ts';
import { FRIDAY } from '../utterance/cases.ts';

/** What every object of JavaScript answers to, and so every table that is looked up by a typed word. */
const INHERITED = ['constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf'];

describe.each(INHERITED)('the typed word %s', (word) => {
  it('is no region of the map', () => {
    expect(regionOf(word)).toBeNull();
  });

  it('is no verb of the command line', async () => {
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    const said = text(stderr);
    expect(await runCli([word], { stdin: Readable.from(['']), stdout, stderr })).toBe(64);
    stderr.end();
    expect(await said).toContain(`There is no verb "${word}"`);
  });

  it.each(['', 'export as ', 'points for ', 'remind me ', 'Malaysia supports '])(
    'in plain words behind "%s" is a word like any other',
    (before) => {
      const [typed, other] = [word, 'zzyzx'].map((one) => read(`${before}${one}`, FRIDAY));
      expect(typed?.type).toBe(other?.type);
    },
  );
});
