import { type Kysely, type Selectable, sql } from 'kysely';
import { type Entry, foldEntries, lastUndoable } from '../../demarche/index.ts';
import { StoreError } from '../errors.ts';
import { toEntry } from '../ledger/rows.ts';
import type { ResponseTable, Tables } from '../schema.ts';
import type { Finding } from '../types.ts';
import { PAGE, paged } from './pages.ts';

type Row = Selectable<ResponseTable>;

/** Each entry can be read, has no gap before it, and settles or takes back what stood when it was written. */
export async function history(db: Kysely<Tables>): Promise<Finding[]> {
  const found: Finding[] = [];
  let ofCountry: Row[] = [];
  for await (const row of paged<Row>((after) => nextEntries(db, after))) {
    const [first] = ofCountry;
    if (first !== undefined && (first.demarche !== row.demarche || first.country !== row.country)) {
      found.push(...ofOneCountry(ofCountry));
      ofCountry = [];
    }
    ofCountry.push(row);
  }
  return [...found, ...ofOneCountry(ofCountry)];
}

function nextEntries(db: Kysely<Tables>, after: Row | undefined): Promise<Row[]> {
  return db
    .selectFrom('response')
    .selectAll()
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(demarche, country, revision) > (${after?.demarche}, ${after?.country}, ${after?.revision})`,
      ),
    )
    .orderBy('demarche')
    .orderBy('country')
    .orderBy('revision')
    .limit(PAGE)
    .execute();
}

function ofOneCountry(rows: readonly Row[]): Finding[] {
  const found: Finding[] = [];
  const entries: Entry[] = [];
  for (const [index, row] of rows.entries()) {
    const where = `demarche ${row.demarche} country ${row.country}`;
    const last = rows[index - 1]?.revision ?? 0;
    if (row.revision !== last + 1) {
      found.push({ table: 'response', where, message: `revision ${row.revision} follows ${last}` });
    }
    try {
      const entry = toEntry(row);
      found.push(...outOfPlace(where, entry, entries));
      entries.push(entry);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      const message = 'the row can not be read';
      found.push({ table: 'response', where: `${where} revision ${row.revision}`, message });
    }
  }
  return found;
}

/** Folds again what stood before the entry: it settles what waited then, or takes back what its writer had in force. */
function outOfPlace(where: string, entry: Entry, before: readonly Entry[]): Finding[] {
  if (!('of' in entry)) return [];
  const stood =
    entry.type === 'undo'
      ? lastUndoable(before, entry.by, entry.of) !== null
      : foldEntries(entry.country, before).held.some(({ revision }) => revision === entry.of);
  if (stood) return [];
  const message =
    entry.type === 'undo'
      ? `undo of revision ${entry.of}, which its writer had not in force`
      : `${entry.type} of revision ${entry.of}, which did not wait`;
  return [{ table: 'response', where: `${where} revision ${entry.revision}`, message }];
}
