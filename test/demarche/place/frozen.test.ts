import { expect, it } from 'vitest';
import { LEVELS } from '../../../src/cable/index.ts';
import { type Demarche, demarcheAt, type Marking } from '../../../src/demarche/index.ts';
import { frozen } from '../../../src/store/frozen.ts';
import { cited, demarche, responder } from '../build.ts';

/** Before and after the cable's own date. */
const INSTANTS = [new Date('2008-03-06T12:00:00Z'), new Date('2031-05-03T00:00:00Z')];
const MARKINGS: Marking[] = LEVELS.flatMap((level) =>
  [null, '2018-03-04'].map((declassifyOn) => ({ level, captions: [], declassifyOn })),
);

const asksUnder = (portions: ReadonlyArray<string | null>): Demarche => {
  const bare = demarche({ responders: [responder('MY', 'AMEMBASSY KUALA LUMPUR')] });
  const asks = portions.map((portion, at) => ({ ...cited, number: at + 1, text: `ask ${at + 1}`, portion }));
  return { ...bare, facts: { ...bare.facts, asks } };
};

it('facts that others hold too are shown like one’s own, in every place, on every day, under every marking, in any order', () => {
  const own = asksUnder([null, 'U', 'SBU', 'C', 'C/NF', 'S', 'TS', '?']);
  const shared = { ...own, facts: frozen(structuredClone(own.facts)) };
  const asked = INSTANTS.flatMap((now) =>
    LEVELS.flatMap((clearance) =>
      MARKINGS.map((marking) => ({ now, place: { clearance, shared: false }, marking })),
    ),
  );
  const seen = new Set<string>();
  for (const { now, place, marking } of [...asked, ...asked.toReversed()]) {
    const shown = demarcheAt({ ...shared, marking }, place, now);
    expect(shown).toEqual(demarcheAt({ ...own, marking }, place, now));
    seen.add(shown.facts.asks.map(({ number }) => number).join());
  }
  // Otherwise it would not matter which of them was remembered.
  expect(seen.size).toBeGreaterThan(4);
});
