import { type Kysely, sql } from 'kysely';
import { onPostgres } from '../dialect.ts';
import { rebuildSearch } from '../ledger/search.ts';
import type { Tables } from '../schema.ts';

/**
 * The index of all cables by word, in the engine's own full-text form. It is derived: whatever is in it can be rebuilt from the cables,
 * and those that were there before are taken in here.
 */
export async function up(db: Kysely<Tables>): Promise<void> {
  if (onPostgres(db)) {
    await sql`
      create table cable_search (
        cable text primary key references cable (id) on delete cascade,
        workspace text not null,
        mrn text not null,
        subject text not null,
        tags text not null,
        body text not null,
        document tsvector generated always as (
          setweight(to_tsvector('simple', mrn), 'A') ||
          setweight(to_tsvector('simple', subject), 'B') ||
          setweight(to_tsvector('simple', tags), 'C') ||
          to_tsvector('simple', body)
        ) stored
      )`.execute(db);
    await sql`create index cable_search_document on cable_search using gin (document)`.execute(db);
  } else {
    await sql`
      create virtual table cable_search using fts5(
        cable unindexed, workspace unindexed, mrn, subject, tags, body,
        tokenize = "unicode61 remove_diacritics 2"
      )`.execute(db);
  }
  await rebuildSearch(db);
}
