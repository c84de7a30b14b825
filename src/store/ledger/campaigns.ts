import type { Kysely } from 'kysely';
import type { Tables } from '../schema.ts';
import type { Campaign } from '../types.ts';
import { toDemarche, toEntry } from './rows.ts';

/** All that the boards of these demarches are built from, in three questions however many they are; unknown ids are left out. */
export async function campaigns(db: Kysely<Tables>, ids: readonly string[]): Promise<Campaign[]> {
  if (ids.length === 0) return [];
  const [demarches, entries, owners] = await Promise.all([
    db.selectFrom('demarche').selectAll().where('id', 'in', ids).execute(),
    db.selectFrom('response').selectAll().where('demarche', 'in', ids).orderBy('seq').execute(),
    db
      .selectFrom('responder')
      .select(['demarche', 'country', 'owner'])
      .where('demarche', 'in', ids)
      .where('owner', 'is not', null)
      .execute(),
  ]);
  const entriesOf = Map.groupBy(entries, ({ demarche }) => demarche);
  const ownersOf = Map.groupBy(owners, ({ demarche }) => demarche);
  return demarches.map((row) => ({
    demarche: toDemarche(row),
    entries: (entriesOf.get(row.id) ?? []).map(toEntry),
    owners: new Map(
      (ownersOf.get(row.id) ?? []).flatMap(({ country, owner }) =>
        owner === null ? [] : [[country, owner]],
      ),
    ),
  }));
}
