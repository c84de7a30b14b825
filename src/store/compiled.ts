import type { Compilable, CompiledQuery, Kysely } from 'kysely';
import { onPostgres } from './dialect.ts';
import { type Marks, mark } from './marks.ts';
import type { Tables } from './schema.ts';

type Value = string | number;

/** Lists of more values are rare, and each length would be kept. */
const MOST_VALUES = 16;

interface How {
  /** Of a longer list of values the query is not kept; 16 unless it says otherwise. */
  mostValues?: number;
  marks?: Partial<Marks>;
}

interface Compiled<Row> {
  query: CompiledQuery<Row>;
  /** Of each parameter, which of the values it is; -1 for what the query itself says. */
  places: readonly number[];
}

/**
 * A query that every request asks: built and compiled once for an engine and a number of values, which takes longer than to run it. What
 * it says may hang on how many values there are, never on what they are.
 *
 * @example
 * const ofUser = compiled((db, workspace: string, user: string) =>
 *   db.selectFrom('role').select('role').where('workspace', '=', workspace).where('user_id', '=', user));
 * await ofUser(db, 'T1', 'U1') // [{ role: 'coordinator' }]
 */
export function compiled<Row, Values extends readonly Value[]>(
  build: (db: Kysely<Tables>, ...values: Values) => Compilable<Row>,
  { mostValues = MOST_VALUES, marks }: How = {},
): (db: Kysely<Tables>, ...values: Values) => Promise<Row[]> {
  const known = new Map<string, Compiled<Row>>();

  function compile(db: Kysely<Tables>, count: number): Compiled<Row> {
    const stands = Array.from({ length: count }, (_, at) => `\u0000value ${at}`);
    // Builders hand values through as they are, so that what stands for one is found again among the parameters.
    const query = build(db, ...(stands as readonly Value[] as Values)).compile();
    return {
      query: marks ? mark(query, marks) : query,
      places: query.parameters.map((one) => (typeof one === 'string' ? stands.indexOf(one) : -1)),
    };
  }

  return async (db, ...values) => {
    const kind = `${onPostgres(db)} ${values.length}`;
    const one = known.get(kind) ?? compile(db, values.length);
    if (values.length <= mostValues) known.set(kind, one);
    const { query, places } = one;
    const parameters = places.map((place, at) => (place === -1 ? query.parameters[at] : values[place]));
    return (await db.executeQuery<Row>({ ...query, parameters })).rows;
  };
}
