import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type Cable, printMrn } from '../../cable/index.ts';
import { onPostgres } from '../dialect.ts';
import { COLUMN, readJson } from '../json.ts';
import type { Tables } from '../schema.ts';
import type { SearchHit, SearchTerms } from '../types.ts';
import { toCable } from './rows.ts';

/** Marks around a found word while a snippet travels out of the database; no cable holds them, since they are no text. */
const [OPENED, CLOSED] = ['\u0001', '\u0002'];
/**
 * Characters of a body that PostgreSQL indexes: its `tsvector` holds 1 MB, and refuses a row whose distinct words need more. Ten times
 * the longest cables there are.
 */
const MOST_ON_POSTGRES = 250_000;
/** Words in a snippet. */
const SNIPPET = 24;

interface Indexed {
  id: string;
  workspace: string;
  mrn: string;
  cable: Cable;
}

const withoutMarks = (text: string) => text.replaceAll(OPENED, ' ').replaceAll(CLOSED, ' ');

/**
 * Takes a cable that the index does not hold yet into it; called inside the transaction that writes the cable. Not to be used for one
 * that it may hold: SQLite's index finds words, and to look for a cable it reads all of them.
 */
export async function indexCable(db: Kysely<Tables>, { id, workspace, mrn, cable }: Indexed): Promise<void> {
  const subject = withoutMarks(cable.subject ?? '');
  const text = withoutMarks(cable.paragraphs.map(({ text }) => text).join('\n'));
  const body = onPostgres(db) ? text.slice(0, MOST_ON_POSTGRES) : text;
  const names = `${mrn} ${printMrn(mrn)}`;
  await sql`
    insert into cable_search (cable, workspace, mrn, subject, tags, body)
    values (${id}, ${workspace}, ${names}, ${subject}, ${cable.tags.join(' ')}, ${body})`.execute(db);
}

/** Takes a cable into the index in place of what the index held of it. */
export async function reindexCable(db: Kysely<Tables>, indexed: Indexed): Promise<void> {
  await sql`delete from cable_search where cable = ${indexed.id}`.execute(db);
  await indexCable(db, indexed);
}

export async function forgetIndex(db: Kysely<Tables>, workspace: string): Promise<void> {
  await sql`delete from cable_search where workspace = ${workspace}`.execute(db);
}

export async function forgetIndexOf(db: Kysely<Tables>, cables: readonly string[]): Promise<void> {
  await sql`delete from cable_search where cable in (${sql.join(cables)})`.execute(db);
}

/** Builds the index anew from the cables. */
export async function rebuildSearch(db: Kysely<Tables>): Promise<void> {
  await sql`delete from cable_search`.execute(db);
  // One at a time: a cable may be a megabyte, and there may be many.
  const ids = await db.selectFrom('cable').select('id').execute();
  for (const { id } of ids) {
    const row = await db.selectFrom('cable').selectAll().where('id', '=', id).executeTakeFirst();
    if (row !== undefined) await indexCable(db, toCable(row));
  }
}

interface FoundRow {
  cable: string;
  mrn: string;
  subject: string;
  tags: string;
  snippet: string;
  marking_json: string;
}

/** Words that stand in more cables than this say nothing of which is meant, and to rank them all would keep everybody waiting. */
const COMMON = 5_000;

/**
 * Best first; on SQLite the last to come first where more than `common` cables have the words. Words are letters and digits only, so
 * that none of them can be an operator.
 */
export async function search(
  db: Kysely<Tables>,
  workspace: string,
  terms: SearchTerms,
  limit: number,
  common: number = COMMON,
): Promise<SearchHit[]> {
  const words = terms.words.filter((word) => /^[\p{L}\p{N}]+$/u.test(word));
  if (words.length === 0) return [];
  const query = onPostgres(db)
    ? postgresQuery(workspace, { ...terms, words }, limit)
    : await sqliteQuery(db, workspace, { ...terms, words }, limit, common);
  const { rows } = await query.execute(db);
  return rows.map(({ cable, mrn, subject, tags, snippet, marking_json: marking }) => ({
    mrn: mrn.split(' ', 1)[0] ?? '',
    marking: readJson(COLUMN.marking, marking, `cable ${cable} marking`),
    subject,
    tags: tags.split(' ').filter(Boolean),
    snippet: piecesOf(snippet),
  }));
}

/** The words of all TAGS and subjects as they are printed, those in most cables first. */
export async function vocabulary(db: Kysely<Tables>, workspace: string): Promise<string[]> {
  const { rows } = await sql<Pick<FoundRow, 'subject' | 'tags'>>`
    select subject, tags from cable_search where workspace = ${workspace}`.execute(db);
  const cables = new Map<string, number>();
  for (const { subject, tags } of rows)
    for (const word of new Set(`${tags} ${subject}`.match(/[\p{L}\p{N}]+/gu)))
      cables.set(word, (cables.get(word) ?? 0) + 1);
  return [...cables].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word);
}

/** Shorter words than this must be there whole: as beginnings they are in every cable. */
const SHORTEST_BEGINNING = 3;

/**
 * What a word is looked for as: its beginning, so that `boat` and `boats` both find both. No stemmer: those of the two engines differ,
 * and both take names apart.
 */
function beginningOf(word: string): { word: string; beginning: boolean } {
  const singular = /[^s]s$/i.test(word) && word.length > 4 ? word.slice(0, -1) : word;
  return { word: singular, beginning: singular.length >= SHORTEST_BEGINNING };
}

async function sqliteQuery(
  db: Kysely<Tables>,
  workspace: string,
  { words, match, field }: SearchTerms,
  limit: number,
  common: number,
): Promise<RawBuilder<FoundRow>> {
  const any = words.map(beginningOf).map(({ word, beginning }) => `"${word}"${beginning ? '*' : ''}`);
  const asked =
    field === 'tags'
      ? `tags : (${words.map((word) => `"${word}"`).join(' OR ')})`
      : any.join(match === 'all' ? ' AND ' : ' OR ');
  const snippet = sql`snippet(cable_search, 5, ${OPENED}, ${CLOSED}, '…', ${sql.lit(SNIPPET)}) as snippet`;
  const { rows } = await sql`
    select 1 from cable_search where cable_search match ${asked} limit 1 offset ${common}`.execute(db);
  if (rows.length > 0)
    return sql<FoundRow>`
      select found.*, cable.marking_json from (
        select rowid as line, cable, mrn, subject, tags, ${snippet}
        from cable_search
        where cable_search match ${asked} and workspace = ${workspace}
        order by rowid desc
        limit ${limit}
      ) as found join cable on cable.id = found.cable
      order by found.line desc`;
  // Asked for by `rank`, FTS5 sorts by itself and makes a snippet of what is found first only; by `bm25()` SQLite makes one of every row.
  return sql<FoundRow>`
    select found.*, cable.marking_json from (
      select cable, mrn, subject, tags, rank as best, ${snippet}
      from cable_search
      where cable_search match ${asked} and rank match 'bm25(0, 0, 10, 5, 4, 1)' and workspace = ${workspace}
      order by rank
      limit ${limit}
    ) as found join cable on cable.id = found.cable
    order by found.best, found.mrn`;
}

function postgresQuery(
  workspace: string,
  { words, match, field }: SearchTerms,
  limit: number,
): RawBuilder<FoundRow> {
  const any = words.map(beginningOf).map(({ word, beginning }) => `${word}${beginning ? ':*' : ''}`);
  const asked =
    field === 'tags'
      ? words.map((word) => `${word}:C`).join(' | ')
      : any.join(match === 'all' ? ' & ' : ' | ');
  const query = sql`to_tsquery('simple', ${asked})`;
  const options = `StartSel=${OPENED},StopSel=${CLOSED},MaxWords=${SNIPPET},MinWords=8,MaxFragments=1`;
  return sql<FoundRow>`
    with found as (
      select cable, mrn, subject, tags, body, ts_rank_cd(document, ${query}) as rank
      from cable_search
      where document @@ ${query} and workspace = ${workspace}
      order by rank desc, mrn
      limit ${limit}
    )
    select found.cable, found.mrn, found.subject, found.tags, cable.marking_json,
      ts_headline('simple', found.body, ${query}, ${options}) as snippet
    from found join cable on cable.id = found.cable
    order by found.rank desc, found.mrn`;
}

function piecesOf(snippet: string): SearchHit['snippet'] {
  return snippet
    .split(new RegExp(`(${OPENED}[^${CLOSED}]*${CLOSED})`))
    .filter((piece) => piece !== '')
    .map((piece) =>
      piece.startsWith(OPENED) ? { text: piece.slice(1, -1), hit: true } : { text: piece, hit: false },
    );
}
