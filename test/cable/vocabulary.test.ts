import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vocabularyOf } from '../../src/cable/vocabulary.ts';

/** The plain way: all words and compounds of the text, gathered from its start. */
function gathered(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[a-z]+(?:-[a-z]+)?/g) ?? []);
}

const texts = fc
  .array(fc.constantFrom('a', 'b', 'ab', 'A', '-', '-', ' ', '.', '\n', '\u00e9', '\u212a'), {
    maxLength: 40,
  })
  .map((parts) => parts.join(''));
const words = fc
  .tuple(fc.constantFrom('a', 'b', 'ab', 'ba', 'k'), fc.constantFrom('', '-a', '-b', '-ab'))
  .map((parts) => parts.join(''));

describe('the vocabulary of a text', () => {
  it('has a word exactly when gathering all words finds it', () => {
    fc.assert(
      fc.property(texts, fc.array(words, { minLength: 1, maxLength: 40 }), (text, asked) => {
        const knows = vocabularyOf(text);
        const all = gathered(text);
        expect(asked.map(knows)).toEqual(asked.map((word) => all.has(word)));
      }),
      { numRuns: 2000 },
    );
  });

  it('answers any number of words, one by one at first and from a set later', () => {
    const numbered = Array.from({ length: 60 }, (_, index) => 'x'.repeat(index + 1));
    const knows = vocabularyOf(numbered.filter((_, index) => index % 2 === 0).join(' '));
    expect(numbered.map(knows)).toEqual(numbered.map((_, index) => index % 2 === 0));
  });
});
