import { CompiledQuery, type DatabaseConnection, Kysely } from 'kysely';
import pg from 'pg';
import type { Tables } from '../schema.ts';
import { CandidPostgresDialect } from './driver.ts';

/** Connections a process: one transaction each, so this many people can be served at the same instant. */
const CONNECTIONS = 10;
const CONNECT_MS = 10_000;
/** How long a writer waits for the rows of another one; a transaction of ours takes milliseconds. */
const PATIENCE_MS = 10_000;
/** A process that hangs in the middle of a transaction must not hold the others up for ever. */
const HANGING_MS = 60_000;
/** The type number of `bigint`, which `pg` hands over as text, since it may not fit; ours are milliseconds and counts. */
const BIGINT = 20;

/**
 * Opens a pool of connections to PostgreSQL; the first query makes the first one. The schema is not touched.
 * @example const { db } = openPostgres('postgres://desk:secret@localhost/desk')
 */
export function openPostgres(
  url: string,
  patienceMs: number = PATIENCE_MS,
): { db: Kysely<Tables>; pool: pg.Pool } {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    application_name: 'demarche-desk',
    types: { getTypeParser },
  });
  // Both the pool and each of its connections tell of one that breaks off; the query that used it fails with the same
  // error, and the pool replaces it. Without somebody to hear it, it would end the process.
  pool.on('error', heard);
  pool.on('connect', (client) => client.on('error', heard));
  return {
    db: new Kysely<Tables>({
      dialect: new CandidPostgresDialect({ pool, onCreateConnection: prepare(patienceMs) }),
    }),
    pool,
  };
}

function heard(): void {}

/** A server may be set up to acknowledge what a power cut still takes away; the ledger may not. */
function prepare(patienceMs: number): (connection: DatabaseConnection) => Promise<void> {
  return async (connection) => {
    await connection.executeQuery(
      CompiledQuery.raw(
        `select set_config('lock_timeout', '${patienceMs}', false),
          set_config('idle_in_transaction_session_timeout', '${HANGING_MS}', false),
          case when current_setting('synchronous_commit') = 'off' then set_config('synchronous_commit', 'on', false) end`,
      ),
    );
  };
}

const getTypeParser: typeof pg.types.getTypeParser = (type: number, format?: 'text' | 'binary') =>
  type === BIGINT && format !== 'binary' ? Number : pg.types.getTypeParser(type, format);
