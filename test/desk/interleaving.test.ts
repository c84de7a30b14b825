import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demarche, foldEntries, POSITIONS, type ResponsePatch } from '../../src/demarche/index.ts';
import { DeskError } from '../../src/desk/index.ts';
import { newDatabase } from '../support/postgres.ts';
import { actor, type Office, openDemarche, openOffice } from './office.ts';

type Move =
  | { do: 'record'; user: string; country: string; saw: 'nothing' | 'start' | 'latest'; patch: ResponsePatch }
  | { do: 'undo'; user: string }
  | { do: 'settle'; user: string; country: string; how: 'adopt' | 'dismiss' }
  | { do: 'close' | 'reopen'; user: string };

const user = fc.constantFrom('U1', 'U2', 'U3');
const country = fc.constantFrom('BJ', 'TG');
const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('record' as const),
      user,
      country,
      saw: fc.constantFrom('nothing' as const, 'start' as const, 'latest' as const),
      patch: fc.oneof(
        fc.record({ position: fc.constantFrom(...POSITIONS) }),
        fc.record({ delivery: fc.constantFrom('delivered' as const, 'unable' as const) }),
      ),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo' as const), user }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('settle' as const),
      user,
      country,
      how: fc.constantFrom('adopt' as const, 'dismiss' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('close' as const, 'reopen' as const), user }) },
);

/**
 * Does one move; true when the ledger took an entry, false when the desk refused it in words. Of a record, which entry it is: the same
 * words of the same person over the same revision are one, however often they come.
 */
async function play({ desk }: Office, { id }: Demarche, step: Move): Promise<boolean | string> {
  const who = actor(step.user);
  try {
    switch (step.do) {
      case 'record': {
        const latest = step.saw === 'latest' ? ((await desk.history(id, step.country))[0]?.revision ?? 0) : 0;
        const saw = step.saw === 'nothing' ? null : latest;
        const { entry } = await desk.record(who, id, step.country, saw, step.patch);
        return `${step.country} ${entry.revision}`;
      }
      case 'undo':
        await desk.undo(who, id);
        return true;
      case 'settle': {
        const entries = (await desk.history(id, step.country)).toReversed();
        const waiting = foldEntries(step.country, entries).held[0]?.revision ?? 1;
        await desk[step.how](who, id, step.country, waiting);
        return true;
      }
      default:
        await desk[step.do](who, id);
        return false;
    }
  } catch (error) {
    if (error instanceof DeskError) return false;
    throw error;
  }
}

/** Two processes' worth of connections to one database, so that moves interleave inside the engine as well. */
const ENGINES: Record<string, () => Promise<string>> = {
  'one SQLite file': async () => `file:${join(folder, 'desk.db')}`,
  'one PostgreSQL': newDatabase,
};
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(Object.entries(ENGINES))('whatever several people do at once on %s', (_, newUrl) => {
  it('every entry is kept, the board is the fold of the entries, and the ledger is sound', async () => {
    const url = await newUrl();
    const [office, other] = [await openOffice('SBU', url), await openOffice('SBU', url)];
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(move, { minLength: 1, maxLength: 5 }), { maxLength: 6 }),
        async (rounds) => {
          const demarche = await openDemarche(office, { mrn: `19STATE${++runs}` });
          let taken = 0;
          const recorded = new Set<string>();
          for (const round of rounds) {
            const before = await office.desk.history(demarche.id);
            // All moves of a round start together and interleave at every step of the ledger.
            const played = await Promise.all(
              round.map((step, index) => play(index % 2 === 0 ? office : other, demarche, step)),
            );
            taken += played.filter((what) => what === true).length;
            for (const what of played) if (typeof what === 'string') recorded.add(what);
            const after = await other.desk.history(demarche.id);
            expect(after).toHaveLength(taken + recorded.size);
            expect(after.slice(after.length - before.length)).toEqual(before);
          }

          const entries = (await office.desk.history(demarche.id)).toReversed();
          const board = await other.desk.board(demarche);
          for (const row of board.rows) {
            const own = entries.filter((entry) => entry.country === row.country);
            expect(own.map(({ revision }) => revision)).toEqual(own.map((_, index) => index + 1));
            expect(row).toMatchObject(foldEntries(row.country, own));
          }
        },
      ),
      { numRuns: 40 },
    );
    expect(await office.store.ledger.check()).toEqual([]);
    await Promise.all([office.close(), other.close()]);
  });
});
