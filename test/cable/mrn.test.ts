import { describe, expect, it } from 'vitest';
import { canonicalMrn, findMrns, printMrn, yearOfMrn } from '../../src/cable/index.ts';

describe('canonicalMrn', () => {
  it.each([
    ['08 STATE 22377', '08STATE22377'],
    ['08state022377', '08STATE22377'],
    ['2008 STATE 22377', '08STATE22377'],
    ['1975STATE015113', '75STATE15113'],
    ["'08 STATE 22377", '08STATE22377'],
    ['08 SECSTATE 22377', '08STATE22377'],
    [' 09 tel aviv 0042 ', '09TELAVIV42'],
    ['06 PORT-AU-PRINCE 1', '06PORTAUPRINCE1'],
    ['07 USUN NEW YORK 545', '07USUNNEWYORK545'],
    ['66BUENOSAIRES2481', '66BUENOSAIRES2481'],
  ])('%j is %s', (typed, mrn) => {
    expect(canonicalMrn(typed)).toBe(mrn);
  });

  it.each([
    '',
    'STATE 22377',
    '08 STATE',
    '7 October 2008',
    '07 October 2008',
    'hello',
    '08 STATE 22377 and more',
    '12 UNSCR 1737',
  ])('%j is no MRN', (typed) => {
    expect(canonicalMrn(typed)).toBeNull();
  });
});

describe('printMrn', () => {
  it('sets year, originator and serial apart, and leaves other words alone', () => {
    expect(['08STATE22377', '09TELAVIV42', 'what?'].map(printMrn)).toEqual([
      '08 STATE 22377',
      '09 TELAVIV 42',
      'what?',
    ]);
  });

  it('is undone by canonicalMrn', () => {
    expect(canonicalMrn(printMrn('06PORTAUPRINCE1'))).toBe('06PORTAUPRINCE1');
  });
});

describe('findMrns', () => {
  it('finds every form that carries its year, where it stands', () => {
    const text = 'See 08 STATE 22377, 08jeddah87 and 2007 TEL AVIV 0042.';
    expect(findMrns(text).map(({ mrn, start, end }) => [mrn, text.slice(start, end)])).toEqual([
      ['08STATE22377', '08 STATE 22377'],
      ['08JEDDAH87', '08jeddah87'],
      ['07TELAVIV42', '2007 TEL AVIV 0042'],
    ]);
  });

  it('leaves dates, resolutions, times and bare numbers alone', () => {
    expect(
      findMrns('On 07 October 2008 at 10 AM 5 people read UNSCR 1737 and STATE 22377; 12 people 20 times.'),
    ).toEqual([]);
  });

  it('finds each MRN once, whatever forms overlap', () => {
    expect(findMrns('08STATE22377 08 STATE 22377')).toHaveLength(2);
  });
});

describe('yearOfMrn', () => {
  it.each([
    ['08STATE22377', 2008],
    ['76STATE15113', 1976],
    ['66BUENOSAIRES2481', 1966],
    ['65STATE1', 2065],
    ['STATE22377', null],
    ['', null],
  ])('of %j is %s, as the header of that cable would have it', (mrn, year) => {
    expect(yearOfMrn(mrn)).toBe(year);
  });
});
