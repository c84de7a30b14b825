import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../src/geo/words.ts';

const pieces = fc.constantFrom(
  'the',
  'St',
  'lucia',
  'U',
  'S',
  '12',
  '&',
  '.',
  ' ',
  '-',
  "'",
  '\n',
  '_',
  '@',
  '~',
);

describe('the words of a text', () => {
  it('are the same whether or not a letter outside ASCII stands behind them', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        expect([...wordsOf(text), { folded: 'e', start: text.length + 1, end: text.length + 2 }]).toEqual(
          wordsOf(`${text} é`),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['the St. Lucia', ['saint', 'lucia']],
    ['AT&T', ['at', 'and', 't']],
    ["Kosovo's", ['kosovo', 's']],
    ['Côte d’Ivoire', ['cote', 'd', 'ivoire']],
  ])('of %j are %j', (text, words) => {
    expect(wordsOf(text).map(({ folded }) => folded)).toEqual(words);
  });
});
