import { describe, expect, it } from 'vitest';
import type { ClassificationLevel } from '../../src/cable/index.ts';
import {
  bannerOf,
  barredFrom,
  effectiveMarking,
  type Marking,
  passesGate,
  portionLevel,
} from '../../src/demarche/index.ts';

const now = new Date('2026-11-24T12:00:00Z');
const marking = (level: ClassificationLevel, more: Partial<Marking> = {}): Marking => ({
  level,
  captions: ['SIPDIS'],
  declassifyOn: null,
  ...more,
});
/** As the real sample: CONFIDENTIAL until 4 March 2018. */
const past = marking('CONFIDENTIAL', { declassifyOn: '2018-03-04' });
const future = marking('SECRET', { declassifyOn: '2033-01-01' });

describe('the marking that counts', () => {
  const cases: Array<
    [rule: string, given: Marking, at: string, level: ClassificationLevel, declassified: boolean]
  > = [
    ['is the cable’s own', marking('SECRET'), '2026-01-01', 'SECRET', false],
    ['is the cable’s own before the date', future, '2026-01-01', 'SECRET', false],
    ['is the cable’s own on the date, to its end', past, '2018-03-04T23:59:59Z', 'CONFIDENTIAL', false],
    ['is SBU from the day after', past, '2018-03-05T00:00:00Z', 'SBU', true],
    [
      'of SBU is not ended by a date',
      marking('SBU', { declassifyOn: '2018-03-04' }),
      '2026-01-01',
      'SBU',
      false,
    ],
    [
      'of UNCLASSIFIED is not raised by a date',
      marking('UNCLASSIFIED', { declassifyOn: '2018-03-04' }),
      '2026-01-01',
      'UNCLASSIFIED',
      false,
    ],
  ];
  it.each(cases)('%s', (_rule, given, at, level, declassified) => {
    expect(effectiveMarking(given, new Date(at))).toEqual({ level, declassified });
  });
});

describe('the gate', () => {
  const cases: Array<{ given: Marking; max: ClassificationLevel; passes: boolean }> = [
    { given: marking('UNCLASSIFIED'), max: 'UNCLASSIFIED', passes: true },
    { given: marking('SBU'), max: 'UNCLASSIFIED', passes: false },
    { given: marking('SBU'), max: 'SBU', passes: true },
    { given: marking('CONFIDENTIAL'), max: 'SBU', passes: false },
    { given: marking('CONFIDENTIAL'), max: 'SECRET', passes: true },
    { given: marking('TOP SECRET'), max: 'SECRET', passes: false },
    { given: past, max: 'SBU', passes: true },
    { given: past, max: 'UNCLASSIFIED', passes: false },
    { given: future, max: 'SBU', passes: false },
  ];
  it.each(cases)(
    '$given.level until $given.declassifyOn, at a place for $max, passes: $passes',
    ({ given, max, passes }) => {
      expect(passesGate(given, max, now).passes).toBe(passes);
    },
  );

  it('hands the banner to what passes', () => {
    expect(passesGate(past, 'SBU', now)).toEqual({
      passes: true,
      banner: 'marked CONFIDENTIAL; declassification date 2018-03-04 has passed',
    });
  });

  it.each([
    [
      'what it is, what may be held, and what to do',
      marking('SECRET'),
      'SBU',
      'This cable is marked SECRET. This place may hold SBU at most, so nothing of it was stored. Handle it on a system that is approved for SECRET.',
    ],
    [
      'when it may come in',
      future,
      'SBU',
      'This cable is marked SECRET. This place may hold SBU at most, so nothing of it was stored. It says itself that it may be declassified on 2033-01-01; after that day it can be imported at SBU. Handle it on a system that is approved for SECRET.',
    ],
    [
      'why a declassified one is still too high',
      past,
      'UNCLASSIFIED',
      'This cable is marked CONFIDENTIAL, and counts as SBU since its declassification date 2018-03-04 has passed. This place may hold UNCLASSIFIED at most, so nothing of it was stored. Handle it on a system that is approved for SBU.',
    ],
  ] as const)('tells who is refused %s', (_what, given, max, reason) => {
    expect(passesGate(given, max, now)).toEqual({ passes: false, reason });
  });
});

describe('the banner', () => {
  it.each([
    ['is the level', marking('CONFIDENTIAL'), 'CONFIDENTIAL'],
    [
      'names what limits the readers, not how the cable travelled',
      marking('SECRET', { captions: ['SIPDIS', 'NOFORN', 'EXDIS'] }),
      'SECRET//NOFORN//EXDIS',
    ],
    [
      'says that the date has passed',
      past,
      'marked CONFIDENTIAL; declassification date 2018-03-04 has passed',
    ],
  ])('%s', (_rule, given, expected) => {
    expect(bannerOf(given, now)).toBe(expected);
  });
});

describe('the level of a portion', () => {
  const secret = marking('SECRET');
  const cases: Array<{ portion: string | null; given: Marking; expected: ClassificationLevel }> = [
    { portion: 'U', given: secret, expected: 'UNCLASSIFIED' },
    { portion: 'SBU', given: secret, expected: 'SBU' },
    { portion: 'C', given: secret, expected: 'CONFIDENTIAL' },
    { portion: 'C/NF', given: secret, expected: 'CONFIDENTIAL' },
    { portion: 'S//NF', given: secret, expected: 'SECRET' },
    { portion: '(C)', given: secret, expected: 'CONFIDENTIAL' },
    { portion: 'c', given: secret, expected: 'CONFIDENTIAL' },
    { portion: 'TS', given: secret, expected: 'TOP SECRET' },
    { portion: 'FOUO', given: secret, expected: 'SBU' },
    { portion: 'U//FOUO', given: secret, expected: 'SBU' },
    { portion: null, given: secret, expected: 'SECRET' },
    { portion: '', given: secret, expected: 'SECRET' },
    { portion: '?', given: secret, expected: 'SECRET' },
    { portion: 'X', given: secret, expected: 'SECRET' },
    { portion: 'U', given: past, expected: 'UNCLASSIFIED' },
    { portion: 'SBU', given: past, expected: 'SBU' },
    { portion: 'C', given: past, expected: 'UNCLASSIFIED' },
    { portion: 'S//NF', given: past, expected: 'UNCLASSIFIED' },
    { portion: 'U//FOUO', given: past, expected: 'SBU' },
    { portion: null, given: past, expected: 'SBU' },
    { portion: 'X', given: past, expected: 'SBU' },
  ];
  it.each(cases)(
    '$portion in a cable marked $given.level until $given.declassifyOn is $expected',
    ({ portion, given, expected }) => {
      expect(portionLevel(portion, given, now)).toBe(expected);
    },
  );
});

describe('where another organisation reads too', () => {
  const shared = { clearance: 'TOP SECRET', shared: true } as const;
  const bars = (caption: string) => barredFrom(marking('SBU', { captions: [caption] }), shared);

  it.each([
    'NOFORN',
    'ORCON',
    'EXDIS',
    'NODIS',
    'STADIS',
    'LIMDIS',
    'PROPIN',
    'RELIDO',
    'NOCONTRACT',
    'EYES ONLY',
    'ROGER CHANNEL',
    'DISSENT CHANNEL',
    'MEDICAL CHANNEL',
    'DS CHANNEL',
    // Whose organisation the other is, Slack does not say.
    'REL TO USA, GBR',
  ])('%s bars a cable, and is named in its banner', (caption) => {
    expect(bars(caption)).toContain(`marked ${caption},`);
    expect(bannerOf(marking('SBU', { captions: [caption] }), now)).toBe(`SBU//${caption}`);
    expect(barredFrom(marking('SBU', { captions: [caption] }), { ...shared, shared: false })).toBeNull();
  });

  it.each(['SIPDIS', 'SENSITIVE', 'FOUO'])(
    '%s, which only says how it travelled or how high it is, bars nothing',
    (caption) => {
      expect(bars(caption)).toBeNull();
    },
  );
});
