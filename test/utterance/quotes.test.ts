import { describe, expect, it } from 'vitest';
import { read } from '../../src/utterance/index.ts';
import { FRIDAY } from './cases.ts';

const patchOf = (words: string) => {
  const reading = read(words, FRIDAY);
  return reading.type === 'record' ? reading.patch : expect.fail(`${words} was read as ${reading.type}`);
};

describe('what stands between quotation marks', () => {
  it('is the quote of an answer', () => {
    expect(patchOf('Senegal supports, "we vote yes"').quote).toBe('we vote yes');
  });

  it('is none when there are two, since nobody says which one was meant; the note keeps both', () => {
    const patch = patchOf('Senegal supports, "we vote yes" and "we ask others to"');
    expect(patch).toMatchObject({
      position: 'supports',
      note: expect.stringMatching(/vote yes.*ask others/),
    });
    expect(patch).not.toHaveProperty('quote');
  });
});
