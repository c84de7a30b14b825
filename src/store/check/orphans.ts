import type { Kysely } from 'kysely';
import type { Tables } from '../schema.ts';
import type { Finding } from '../types.ts';

/** Rows that point at nothing, or at something of another workspace. */
export async function orphans(db: Kysely<Tables>): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const table of ['responder', 'response', 'tracking', 'reminder'] as const) {
    const rows = await db
      .selectFrom(table)
      .select('demarche')
      .distinct()
      .where('demarche', 'not in', (e) => e.selectFrom('demarche').select('demarche.id'))
      .execute();
    for (const { demarche } of rows) {
      found.push({ table, where: `demarche ${demarche}`, message: 'rows of a demarche that is not there' });
    }
  }
  const strangers = await db
    .selectFrom('response')
    .leftJoin('responder', (join) =>
      join
        .onRef('responder.demarche', '=', 'response.demarche')
        .onRef('responder.country', '=', 'response.country'),
    )
    .select(['response.demarche', 'response.country'])
    .distinct()
    .where('responder.country', 'is', null)
    .execute();
  for (const { demarche, country } of strangers) {
    found.push({
      table: 'response',
      where: `demarche ${demarche} country ${country}`,
      message: 'entries of a country that is no responder',
    });
  }
  const elsewhere = await db
    .selectFrom('response')
    .innerJoin('demarche', 'demarche.id', 'response.demarche')
    .select('response.demarche')
    .distinct()
    .whereRef('response.workspace', '<>', 'demarche.workspace')
    .execute();
  for (const { demarche } of elsewhere) {
    found.push({ table: 'response', where: `demarche ${demarche}`, message: 'entries of another workspace' });
  }
  return found;
}
