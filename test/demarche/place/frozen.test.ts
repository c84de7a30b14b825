import { describe, expect, it } from 'vitest';
import { LEVELS } from '../../../src/cable/index.ts';
import {
  boardAt,
  boardOf,
  type Campaign,
  type Demarche,
  demarcheAt,
  frozen,
  type Marking,
} from '../../../src/demarche/index.ts';
import { cited, demarche, ledger, responder, says } from '../build.ts';

/** Before and after the cable's own date. */
const INSTANTS = [new Date('2008-03-06T12:00:00Z'), new Date('2031-05-03T00:00:00Z')];
const MARKINGS: Marking[] = LEVELS.flatMap((level) =>
  [null, '2018-03-04'].map((declassifyOn) => ({ level, captions: [], declassifyOn })),
);

const ASKED = INSTANTS.flatMap((now) =>
  LEVELS.map((clearance) => ({ now, place: { clearance, shared: false } })),
);

const asksUnder = (portions: ReadonlyArray<string | null>): Demarche => {
  const bare = demarche({ responders: [responder('MY', 'AMEMBASSY KUALA LUMPUR')] });
  const asks = portions.map((portion, at) => ({ ...cited, number: at + 1, text: `ask ${at + 1}`, portion }));
  return { ...bare, facts: { ...bare.facts, asks } };
};

const own = asksUnder([null, 'U', 'SBU', 'C', 'C/NF', 'S', 'TS', '?']);
const asksOf = ({ facts }: Demarche) => facts.asks.map(({ number }) => number).join();

it('facts that others hold too are shown like one’s own, in every place, on every day, under every marking, in any order', () => {
  const shared = { ...own, facts: frozen(structuredClone(own.facts)) };
  const asked = ASKED.flatMap((one) => MARKINGS.map((marking) => ({ ...one, marking })));
  const seen = new Set<string>();
  for (const { now, place, marking } of [...asked, ...asked.toReversed()]) {
    const shown = demarcheAt({ ...shared, marking }, place, now);
    expect(shown).toEqual(demarcheAt({ ...own, marking }, place, now));
    seen.add(asksOf(shown));
  }
  // Otherwise it would not matter which of them was remembered.
  expect(seen.size).toBeGreaterThan(4);
});

describe.each(MARKINGS)('under $level until $declassifyOn', (marking) => {
  const campaign: Campaign = {
    demarche: { ...own, marking, subject: '(C) OUTREACH' },
    entries: ledger('MY', ['U1', says({ position: 'supports', note: 'said so', asks: { 4: 'supports' } })]),
    owners: new Map(),
  };
  const shared = frozen(structuredClone(campaign));

  it('a demarche that others hold too is shown like one’s own, and nobody can change it', () => {
    for (const { now, place } of [...ASKED, ...ASKED.toReversed()]) {
      const shown = demarcheAt(shared.demarche, place, now);
      expect(shown).toEqual(demarcheAt(campaign.demarche, place, now));
      expect(() => Object.assign(shown, { subject: '' })).toThrow(TypeError);
    }
  });

  it('a board that others hold too is shown like one’s own, also after it was sifted for another place', () => {
    for (const { now, place } of [...ASKED, ...ASKED.toReversed()]) {
      const board = boardOf(shared, now);
      expect(boardAt(board, place, now)).toEqual(boardAt(boardOf(campaign, now), place, now));
      for (const { place: first } of ASKED) {
        const twice = boardAt(boardAt(board, first, now), place, now);
        const theirOwn = boardAt(boardAt(boardOf(campaign, now), first, now), place, now);
        expect(twice).toEqual(theirOwn);
      }
    }
  });
});
