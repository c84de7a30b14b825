import type { Kysely } from 'kysely';
import type { Tables } from '../schema.ts';
import type { Finding } from '../types.ts';

/** Rows that point at nothing, or at something of another workspace. */
export async function orphans(db: Kysely<Tables>): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const table of ['responder', 'response', 'tracking', 'reminder', 'audit'] as const) {
    const rows = await db
      .selectFrom(table)
      .select('demarche')
      .distinct()
      // Lines of the audit may be about no demarche at all.
      .where('demarche', 'is not', null)
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
  return [...found, ...(await ofAnotherWorkspace(db))];
}

async function ofAnotherWorkspace(db: Kysely<Tables>): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const table of ['response', 'tracking', 'reminder', 'audit'] as const) {
    const rows = await db
      .selectFrom(table)
      .innerJoin('demarche', 'demarche.id', `${table}.demarche`)
      .select('demarche.id')
      .distinct()
      .whereRef(`${table}.workspace`, '<>', 'demarche.workspace')
      .execute();
    for (const { id } of rows) {
      found.push({ table, where: `demarche ${id}`, message: 'rows of another workspace' });
    }
  }
  const rows = await db
    .selectFrom('demarche')
    .innerJoin('cable', 'cable.id', 'demarche.cable')
    .select('demarche.id')
    .whereRef('cable.workspace', '<>', 'demarche.workspace')
    .execute();
  for (const { id } of rows) {
    found.push({ table: 'demarche', where: `demarche ${id}`, message: 'its cable is of another workspace' });
  }
  return found;
}
