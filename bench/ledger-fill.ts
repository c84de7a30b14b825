import type { Kysely } from 'kysely';
import { COUNTRIES, type CountryCode } from '../src/geo/index.ts';
import type { Store } from '../src/store/index.ts';
import type { ResponseTable, Tables } from '../src/store/schema.ts';
import { by, cableFor, quietly } from '../test/store/contract/samples.ts';

export const WORKSPACE = 'T1';
/** Open demarches that the measured person sees, one of them addressed to the whole world. */
export const OPEN = 50;
/** Countries of a usual demarche, and of the one to the whole world. */
export const USUAL = 60;
export const WORLD = 193;
/** Entries that each country of a usual demarche has. */
const ENTRIES_EACH = 2;
const BATCH = 500;

export const countries = (count: number): CountryCode[] => COUNTRIES.slice(0, count).map(({ code }) => code);

/**
 * Fills a ledger with about so many responses: 50 open, tracked demarches (or some of other sizes), and closed campaigns for all the
 * rest. The demarches come through the ledger's own verbs; the responses, for the time it takes, straight into the table.
 */
export async function fill(
  store: Store,
  db: Kysely<Tables>,
  responses: number,
  sizes: readonly number[] = [WORLD, ...new Array<number>(OPEN - 1).fill(USUAL)],
): Promise<{ usual: string; world: string }> {
  const open: string[] = [];
  for (const [n, size] of sizes.entries()) {
    const id = await demarche(store, `19STATE${n}`, size);
    await store.ledger.track(by('U1'), id, `C${n}`, quietly);
    open.push(id);
  }
  let left = responses;
  for (const [index, id] of open.entries()) {
    left -= await answer(db, id, countries(sizes[index] ?? USUAL), left);
  }
  for (let n = 0; left > 0; n += 1) {
    const id = await demarche(store, `18STATE${n}`, USUAL);
    left -= await answer(db, id, countries(USUAL), left);
    await store.ledger.setState(by('U1'), id, 'closed');
  }
  return { world: open[0] ?? '', usual: open[1] ?? '' };
}

async function demarche({ ledger }: Store, mrn: string, count: number): Promise<string> {
  const { demarche } = await ledger.importCable(by('U1', WORKSPACE), cableFor(mrn, countries(count)));
  return demarche?.id ?? '';
}

/** At most so many entries; says how many there were. */
async function answer(db: Kysely<Tables>, id: string, from: CountryCode[], most: number): Promise<number> {
  const rows: ResponseTable[] = Array.from({ length: ENTRIES_EACH }, (_, round) =>
    from.map((country, index) => ({
      workspace: WORKSPACE,
      demarche: id,
      country,
      revision: round + 1,
      seq: 2 + round * from.length + index,
      type: 'record' as const,
      patch_json: JSON.stringify(
        round === 0
          ? { delivery: 'delivered', level: 'Director General' }
          : { position: 'leans-yes', quote: 'We will look at it with sympathy.' },
      ),
      of_revision: null,
      by_user: 'U1',
      at: '2019-06-04T08:00:00.000Z',
      surface: 'button' as const,
      link: null,
    })),
  )
    .flat()
    .slice(0, most);
  await db.transaction().execute(async (transaction) => {
    for (let start = 0; start < rows.length; start += BATCH) {
      await transaction
        .insertInto('response')
        .values(rows.slice(start, start + BATCH))
        .execute();
    }
    await transaction
      .updateTable('demarche')
      .set({ version: 1 + rows.length })
      .where('id', '=', id)
      .execute();
  });
  return rows.length;
}
