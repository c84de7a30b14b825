import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as captionForms from '../../src/cable/caption-forms.ts';
import { AnyOf, Guarded } from '../../src/cable/guarded.ts';
import { FROM_LINE } from '../../src/cable/header.ts';
import { NotACableError, parseCable } from '../../src/cable/index.ts';
import * as patterns from '../../src/cable/patterns.ts';

const LENGTH = 20_000;
const fill = (piece: string) => piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH);

/** Lines that would make a pattern with two ways to the same match try them all. */
const hostile = [
  'A',
  'A ',
  'AB CD ',
  'C ',
  'C O N F I D E N T I A ',
  'SECTION ',
  'S E C T I O N ',
  '0',
  '0 ',
  '00000001 ',
  'PAGE ',
  'PAGE 02 ',
  '-',
  '- ',
  '=-',
  '(',
  '(C/',
  '(U//FOUO, ',
  '1. ',
  'REF ',
  'REF: A. ',
  'TAGS ',
  'SUBJECT ',
  'SIPDIS ',
  'NO FOREIGN ',
  'FOR AMBASSADOR ',
  'CORRECTED ',
  'ENTIRE ',
  ' ',
  '. (',
  "O'",
  'A.-',
].map(fill);

/** What a name of the file holds: one pattern, or a list of things with a pattern each. */
function within(value: unknown): Array<RegExp | Guarded> {
  if (value instanceof RegExp || value instanceof Guarded) {
    return [value];
  }
  return Array.isArray(value)
    ? value.flatMap((one: unknown) =>
        one !== null && typeof one === 'object' && 'pattern' in one ? within(one.pattern) : [],
      )
    : [];
}

const named = Object.entries({ ...patterns, ...captionForms, FROM_LINE }).flatMap(([name, value]) =>
  within(value).map((pattern) => [name, pattern] as const),
);
const all = named.map(([name, one]) => [name, one instanceof Guarded ? one.pattern : one] as const);
const guarded = named.flatMap(([name, one]) => (one instanceof Guarded ? [[name, one] as const] : []));

/** Every word that a marking may begin with. */
const markings =
  'TOP SECRET|T O P S E C R E T|SECRET|S E C R E T|CONFIDENTIAL|C O N F I D E N T I A L|LIMITED OFFICIAL USE|L I M I T E D OFFICIAL USE|SENSITIVE BUT UNCLASSIFIED|SBU|CONTROLLED UNCLASSIFIED INFORMATION|CUI|UNCLAS|U N C L A S|TS//SI|S//NF|C/NF|SIPDIS|S I P D I S|SENSITIVE|EFTO|E F T O|FOUO|LES|NOWRAP|CHEROKEE|TERREP|VISAS BEAR|STATE CHANNEL|FOR OFFICIAL USE ONLY|OFFICIAL USE ONLY|USE ONLY|NOFORN|NO FORN|N O F O R N|NF|NO FOREIGN DISSEM|NO DISSEM ABROAD|NOT RELEASABLE TO FOREIGN NATIONALS|ORCON|O R C O N|ORIGINATOR CONTROLLED|DISSEMINATION AND EXTRACTION OF INFORMATION CONTROLLED BY ORIGINATOR|CONTROLLED BY ORIGINATOR|STADIS|S T A D I S|STATE DISTRIBUTION ONLY|NO DISTRIBUTION OUTSIDE DEPARTMENT|EXDIS|EX DIS|E X D I S|EXCLUSIVE DISTRIBUTION|NODIS|NO DIS|N O D I S|NO DISTRIBUTION|LIMDIS|LIM DIS|L I M D I S|LIMITED DISTRIBUTION|PROPIN|PROPRIETARY INFORMATION INVOLVED|CAUTION - PROPRIETARY INFORMATION INVOLVED|RELIDO|NOCONTRACT|NOT RELEASABLE TO CONTRACTORS|EYES ONLY|EXCLUSIVE FOR VANE|ROGER CHANNEL|DISSENT CHANNEL|MEDICAL CHANNEL|DS CHANNEL'.split(
    '|',
  );

const fixtures = join(import.meta.dirname, 'fixtures');
const printed = readdirSync(fixtures)
  .filter((file) => file.endsWith('.txt'))
  .flatMap((file) => readFileSync(join(fixtures, file), 'utf8').split('\n'))
  .concat(
    markings,
    markings.flatMap((words) => [' ', '/', ', ', '//'].map((sign) => sign + words)),
  )
  .flatMap((line) => [line, line.trim(), line.toLowerCase().trim()]);

describe('patterns', () => {
  it('are all here to be tested', () => {
    expect(all.length).toBeGreaterThan(25);
  });

  // A busy machine may hold up a line now and then; a pattern that backtracks fails every time.
  it.each(all)('%s takes no more than linear time on long hostile lines', { retry: 3 }, (_name, pattern) => {
    for (const line of hostile) {
      const started = performance.now();
      line.replace(pattern, '');
      // A pattern that backtracks takes minutes here, a sound one well under a millisecond.
      expect(performance.now() - started).toBeLessThan(250);
    }
  });
});

describe('a guard in front of a pattern', () => {
  it.each(guarded)('%s keeps off no line that its pattern takes', (_name, guard) => {
    expect(printed.filter((line) => guard.test(line) !== guard.pattern.test(line))).toEqual([]);
  });

  it.each(['', 'Ünited', '‐‐‐‐', '\ud800'])('leaves %j to the pattern, since it knows only ASCII', (text) => {
    expect(new Guarded('-', /^/).test(text)).toBe(true);
  });

  it('knows every word that a marking begins with', () => {
    expect(markings.filter((words) => !patterns.OPENS_MARKING.test(words))).toEqual([]);
    expect(patterns.OPENS_MARKING.test('The secret')).toBe(false);
  });

  it('looks at two characters where it is given words', () => {
    const guard = new Guarded(['TO', 'C O'], /^/i);
    const begin = ['TO', 'to', 'To', 'C ', 'c ', 'TE', 'CO', 'T', 'Tö', ''].map((text) => guard.test(text));
    expect(begin).toEqual([true, true, true, true, true, false, false, true, true, true]);
  });

  it('is tried by a choice of several only where a line may begin with it', () => {
    const choice = new AnyOf([
      { name: 'one', pattern: new Guarded('T', /^TO/) },
      { name: 'two', pattern: new Guarded('TI', /^[TI]/) },
    ]);
    expect(['TO', 'T', 'I', 'A', ''].map((text) => choice.find(text)?.name)).toEqual([
      'one',
      'two',
      'two',
      undefined,
      undefined,
    ]);
  });

  it('takes letters in both cases where the pattern does', () => {
    const either = new Guarded('T', /^T/i);
    const capital = new Guarded('T', /^T/);
    expect([either.test('t'), either.test('T'), capital.test('t'), capital.test('T')]).toEqual([
      true,
      true,
      false,
      true,
    ]);
  });
});

describe('a whole text of the largest size', () => {
  const head = [
    'O 050035Z MAR 08',
    'FM SECSTATE WASHDC',
    'TO AMEMBASSY LISBON IMMEDIATE',
    'UNCLAS STATE 022377',
    'SUBJECT: PIERS',
    '',
    '1. (U) Text.',
    '',
  ].join('\n');
  const large = (piece: string) => head + piece.repeat(Math.ceil(900_000 / piece.length));

  it.each([
    ['brackets', '['],
    ['links', '[a](#)'],
    ['links without an end', '[a]('],
    ['marks', '¶7. '],
    ['numbers', '1. x\n'],
    ['the same paragraph', '1. (C) The same line, and long enough to be a copy.\n'],
    ['bullets in one line', '-- A. '],
    ['bullets', '-- Abc.\n'],
    ['page breaks in one line', '00000001 002 OF 003 '],
    ['labels', 'SUBJECT: a\n'],
    ['broken words', 'abc-\n'],
    ['empty lines', '\n'],
    ['headings', 'SUMMARY\n-------\n'],
    ['signers', 'RICE\n\n'],
  ])('is read in a few seconds when it is nothing but %s', (_title, piece) => {
    const started = performance.now();
    parseCable(large(piece));
    expect(performance.now() - started).toBeLessThan(8_000);
  });

  it.each([
    ['TAGS', `TAGS: ${Array.from({ length: 90_000 }, (_, index) => `T${index}`).join(' ')}`],
    ['references', `REF: ${'A. STATE 1 '.repeat(80_000)}`],
    ['references by semicolon', `REF: ${'STATE 1;'.repeat(100_000)}`],
    ['a classifier', `Classified By: ${'1.4 (b)\n'.repeat(100_000)}`],
  ])('is read in a few seconds when %s never end', (_title, field) => {
    const started = performance.now();
    parseCable(head.replace('SUBJECT: PIERS', `SUBJECT: PIERS\n${field}`));
    expect(performance.now() - started).toBeLessThan(8_000);
  });

  it('is refused above one mebibyte', () => {
    expect(() => parseCable(head + ' '.repeat(1_048_577))).toThrow(NotACableError);
  });
});
