import { describe, expect, it } from 'vitest';
import { regionOf } from '../../src/geo/index.ts';
import { read } from '../../src/utterance/index.ts';
import { runWords } from '../support/cli.ts';
import { FRIDAY } from '../utterance/cases.ts';

/** What every object of JavaScript answers to, and so every table that is looked up by a typed word. */
const INHERITED = ['constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf'];

describe.each(INHERITED)('the typed word %s', (word) => {
  it('is no region of the map', () => {
    expect(regionOf(word)).toBeNull();
  });

  it('is no verb of the command line', async () => {
    const { code, err } = await runWords([word]);
    expect(code).toBe(64);
    expect(err).toContain(`There is no verb "${word}"`);
  });

  it.each(['', 'export as ', 'points for ', 'remind me ', 'Malaysia supports '])(
    'in plain words behind "%s" is a word like any other',
    (before) => {
      const [typed, other] = [word, 'zzyzx'].map((one) => read(`${before}${one}`, FRIDAY));
      expect(typed?.type).toBe(other?.type);
    },
  );
});
