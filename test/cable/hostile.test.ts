import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCable, MAX_CABLE_BYTES, NotACableError, parseCable } from '../../src/cable/index.ts';
import { draftDemarche } from '../../src/demarche/index.ts';
import { breachesOf, inventionsOf } from './invariants.ts';

const folder = join(import.meta.dirname, '../../samples');
const samples = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);

const header = 'O 050035Z MAR 08\nFM SECSTATE WASHDC\nTO AMEMBASSY LISBON\n\nUNCLAS STATE 022377\n\n';

/** What may be done with any text at all: read it, or say that it is no cable. */
function orRefuse(read: () => string[]): string[] {
  try {
    return read();
  } catch (error) {
    if (error instanceof NotACableError) return [];
    throw error;
  }
}

const readOrRefuse = (text: string) => orRefuse(() => breachesOf(parseCable(text), text));
const draftOrRefuse = (text: string) => orRefuse(() => inventionsOf(draftDemarche(parseCable(text)), text));

describe('any text is read, and drafted from, or refused by name', () => {
  it('random characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
        expect(readOrRefuse(text)).toEqual([]);
      }),
    );
  });

  it('random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        try {
          expect(readOrRefuse(decodeCable(bytes))).toEqual([]);
        } catch (error) {
          expect(error).toBeInstanceOf(NotACableError);
        }
      }),
    );
  });

  it('the words of cables in any order', () => {
    const word = fc.constantFrom(
      ...'O 050035Z MAR 08|FM |TO |INFO |XMT |REF: |REFS:|A. |B) |TAGS: |SUBJECT: |E.O. 12958: |DECL: 99/99/9999|SECTION 99 OF 01 |[¶](#)|¶|1. |99999999999999999999. |(C) |(|)|-- |- |\n|\n\n|QUOTE\n|UNQUOTE\n|PAGE 02 |STATE 00022377 002 OF 003\n|C O N F |UNCLAS |NNNN\n|BT\n|Classified By: |/|#|\t|\r\n|\u00a0'.split(
        '|',
      ),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 120 }), (words) => {
        expect(readOrRefuse(words.join(''))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it.each(samples)('%s cut off at every offset', (_name, text) => {
    const breaches = Array.from({ length: text.length }, (_, end) => readOrRefuse(text.slice(0, end))).flat();
    expect(breaches).toEqual([]);
  });

  it.each(samples)('%s cut off at every line', (_name, text) => {
    const ends = [...text.matchAll(/\n/g)].map(({ index }) => index);
    expect(ends.flatMap((end) => draftOrRefuse(text.slice(0, end)))).toEqual([]);
  });

  it.each(samples)('%s begun at every line', (_name, text) => {
    const starts = [...text.matchAll(/\n/g)].map(({ index }) => index + 1);
    expect(starts.flatMap((start) => readOrRefuse(text.slice(start)))).toEqual([]);
    expect(starts.flatMap((start) => draftOrRefuse(text.slice(start)))).toEqual([]);
  });

  it.each(samples)('%s with lone surrogates, right-to-left marks and escapes strewn in', (_name, text) => {
    const strewn = ['\ud800', '\udc00', '\u202e', '\u200b', '\u001b[31m', '\u0007'];
    // Only in the body: a header of such words would be refused, and nothing would be tried.
    const [header = '', ...body] = text.split(/(?<=^SUBJECT.*)$/m);
    const dirty = body
      .join('')
      .replace(
        /\S+/g,
        (word, at: number) => `${word.slice(0, 2)}${strewn[at % strewn.length]}${word.slice(2)}`,
      );
    expect(parseCable(header + dirty).mrn).not.toBeNull();
    expect(readOrRefuse(header + dirty)).toEqual([]);
    expect(draftOrRefuse(header + dirty)).toEqual([]);
  });
});

describe('what is no cable is refused with its reason', () => {
  const refusal = (run: () => unknown) => {
    try {
      run();
    } catch (error) {
      if (error instanceof NotACableError) return { code: error.code, said: error.message.length > 20 };
      throw error;
    }
    return 'read';
  };

  it.each<[string, () => unknown, string]>([
    ['nothing', () => parseCable(''), 'empty'],
    ['blanks', () => parseCable(' \n\t\r\n '), 'empty'],
    ['no bytes', () => decodeCable(new Uint8Array()), 'empty'],
    [
      'an image',
      () => decodeCable(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13])),
      'binary',
    ],
    ['zero bytes', () => decodeCable(new Uint8Array(64)), 'binary'],
    ['more than a mebibyte', () => decodeCable(new Uint8Array(MAX_CABLE_BYTES + 1).fill(65)), 'too-large'],
    ['a letter', () => parseCable('Dear Ada,\n\nwe met at the pier. See you soon.\n\nRobert'), 'no-cable'],
  ])('%s', (_what, run, code) => {
    expect(refusal(run)).toEqual({ code, said: true });
  });

  it('a mebibyte exactly is still read', () => {
    const text = `${header}1. (U) ${'A'.repeat(MAX_CABLE_BYTES)}`.slice(0, MAX_CABLE_BYTES);
    expect(parseCable(decodeCable(new TextEncoder().encode(text))).mrn).toBe('08STATE22377');
  });
});

/** One hostile shape, at any size. */
const shapes: Array<[string, (size: number) => string]> = [
  ['dashes without end', (size) => `${header}1. (U) ${'-'.repeat(size)}`],
  ['dashes and blanks', (size) => `${header}1. (U) ${'- '.repeat(size / 2)}`],
  ['one long line', (size) => `${header}1. (U) ${'word '.repeat(size / 5)}`],
  ['one line without a blank', (size) => header + 'A'.repeat(size)],
  ['blank lines', (size) => `${header}1. (U) One.${'\n'.repeat(size)}2. (U) Two.`],
  ['blanks', (size) => `${header}1. (U) One.${' '.repeat(size)}2. (U) Two.`],
  ['NOTEs in NOTEs', (size) => `${header}1. (U) Points:\n\n-- ${'(NOTE: a '.repeat(size / 9)}`],
  ['brackets without end', (size) => `${header}1. (U) ${'['.repeat(size)}`],
  ['links without end', (size) => `${header}1. (U) ${'[a]('.repeat(size / 4)}`],
  ['paragraph marks', (size) => `${header}${'[¶](#)1. '.repeat(size / 9)}`],
  [
    'paragraphs',
    (size) => header + Array.from({ length: size / 16 }, (_, n) => `${n + 1}. (U) Text.\n`).join('\n'),
  ],
  ['numbers that never fit', (size) => `${header}1. (U) One.\n\n${'999. (U) Text.\n\n'.repeat(size / 16)}`],
  ['TO lines', (size) => header.replace('\n\n', `\n${'TO AMEMBASSY LISBON\n'.repeat(size / 20)}\n`)],
  ['addressees', (size) => header.replace('\n\n', `\n${'RUEHLI/AMEMBASSY LISBON\n'.repeat(size / 24)}\n`)],
  ['XMT lines', (size) => header.replace('\n\n', `\n${'XMT AMEMBASSY BERN\n'.repeat(size / 19)}\n`)],
  ['references', (size) => `${header}REF: ${'A. STATE 16762\n     '.repeat(size / 20)}\n\n1. (U) One.`],
  [
    'references in one line',
    (size) => `${header}REF: ${'(A) STATE 16762 '.repeat(size / 16)}\n\n1. (U) One.`,
  ],
  ['TAGS', (size) => `${header}TAGS: ${'PREL, '.repeat(size / 6)}\n\n1. (U) One.`],
  ['subject lines', (size) => `${header}SUBJECT: ${'HARBOR FEES\n'.repeat(size / 12)}\n1. (U) One.`],
  [
    'page breaks',
    (size) => `${header}1. (U) One ${'\n\nSTATE 00022377  002 OF 003\n\nword'.repeat(size / 33)}`,
  ],
  ['classification lines', (size) => header + 'C O N F I D E N T I A L STATE 022377\n\n'.repeat(size / 38)],
  ['quotes in quotes', (size) => `${header}1. (U) One.\n${'QUOTE\n'.repeat(size / 6)}`],
  ['transmission lines', (size) => `${'VZCZCXRO5241\nOO RUEHBC RUEHDE\n'.repeat(size / 30)}${header}`],
  [
    'distribution tables',
    (size) => `${'INFO  LOG-00   EEB-00   AF-00    AID-00\n'.repeat(size / 40)}${header}`,
  ],
  ['portion marks', (size) => `${header}1. ${'(C) '.repeat(size / 4)}`],
  [
    'Classified By',
    (size) => `${header}${'Classified By: X for reasons 1.4 (b) and (d)\n'.repeat(size / 45)}\n1. (U) One.`,
  ],
  ['the same paragraph', (size) => `${header}1. (U) One.\n\n${'The pier is old.\n\n'.repeat(size / 18)}`],
  ['spaced letters', (size) => header + 'C O N F '.repeat(size / 8)],
  ['deadlines', (size) => `${header}1. (U) Embassy should deliver ${'by March 7 '.repeat(size / 11)}`],
  [
    'words that lead to a date',
    (size) => `${header}1. (U) Embassy should deliver ${'no later than by before '.repeat(size / 24)}`,
  ],
  [
    'countries',
    (size) => `${header}1. (U) This is an action request. ${'Malaysia and Senegal, '.repeat(size / 22)}`,
  ],
  [
    'letters that begin countries',
    (size) => `${header}1. (U) This is an action request. ${'Saint Republic of New '.repeat(size / 22)}`,
  ],
  [
    'talking points',
    (size) =>
      `${header}1. (U) Embassy should deliver the points.\n\n2. (U) TALKING POINTS:\n\n${'-- The pier is old.\n\n'.repeat(size / 21)}`,
  ],
  [
    'headings',
    (size) =>
      `${header}1. (U) Embassy should deliver the points.\n\n${'TALKING POINTS:\n\n'.repeat(size / 17)}`,
  ],
  [
    'contacts',
    (size) =>
      `${header}1. (U) Embassy should deliver the points.\n\n2. (U) POINTS OF CONTACT: ${'Ada Vane, 202-555-0100, vane@example.gov; '.repeat(size / 42)}`,
  ],
  ['at signs', (size) => `${header}1. (U) Embassy should deliver the points. POC: ${'a.@'.repeat(size / 3)}`],
  ['digits', (size) => `${header}${'1'.repeat(size)}. (U) One.`],
];

/** The best of several runs: what the work costs when nothing else disturbs the machine. */
function bestTime(run: () => unknown, times: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < times; turn += 1) {
    const start = performance.now();
    run();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

/** A busy machine may hold up a measurement now and then; what is quadratic fails every time. */
const MEASURED = { retry: 3 };

describe('time grows with the text and no faster', MEASURED, () => {
  it.each(shapes)('%s', (_what, shape) => {
    const base = 50_000;
    const [small = 0, large = 0] = [base, base * 4].map((size) => {
      const text = shape(size);
      return bestTime(() => draftOrRefuse(text), 3);
    });
    // Four times the text: linear costs 4 times, quadratic 16. A constant keeps tiny times from being all noise.
    expect((large + 5) / (small + 5)).toBeLessThan(10);
  });
});
