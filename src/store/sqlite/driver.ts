import { setTimeout as wait } from 'node:timers/promises';
import {
  CompiledQuery,
  type DatabaseConnection,
  SqliteAdapter,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
  type TransactionSettings,
} from 'kysely';
import { toStoreError } from '../errors.ts';
import { sqliteCode } from './errors.ts';

const BUSY = 5;

/** What the driver must know of the connection besides running statements. */
export interface Session {
  /** A transaction is open on the connection. */
  readonly isTransaction: boolean;
}

/**
 * Kysely's SQLite dialect for a file that several connections write: transactions take the write lock at once, a lock
 * that another holds is waited for without blocking the event loop, and every error is a `StoreError`.
 */
export class PatientSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;
  readonly #session: Session;
  readonly #patienceMs: number;

  constructor(config: SqliteDialectConfig, session: Session, patienceMs: number) {
    super(config);
    this.#config = config;
    this.#session = session;
    this.#patienceMs = patienceMs;
  }

  override createDriver(): SqliteDriver {
    return new PatientSqliteDriver(this.#config, this.#session, this.#patienceMs);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalDdlAdapter();
  }
}

/** SQLite does roll back `create table`; Kysely's adapter is more careful than it needs to be. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class PatientSqliteDriver extends SqliteDriver {
  readonly #session: Session;
  readonly #patienceMs: number;
  #patient: DatabaseConnection | null = null;

  constructor(config: SqliteDialectConfig, session: Session, patienceMs: number) {
    super(config);
    this.#session = session;
    this.#patienceMs = patienceMs;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    this.#patient ??= patient(await super.acquireConnection(), this.#session, this.#patienceMs);
    return this.#patient;
  }

  override async beginTransaction(
    connection: DatabaseConnection,
    { accessMode }: TransactionSettings = {},
  ): Promise<void> {
    // One that reads first and writes later fails at once when someone wrote in between; one that only reads holds nobody up.
    await connection.executeQuery(
      CompiledQuery.raw(accessMode === 'read only' ? 'begin' : 'begin immediate'),
    );
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // A full disk ends the transaction by itself; a second rollback would hide the real error.
    if (this.#session.isTransaction) await super.rollbackTransaction(connection);
  }
}

function patient(connection: DatabaseConnection, session: Session, patienceMs: number): DatabaseConnection {
  return {
    executeQuery: (query) => patiently(() => connection.executeQuery(query), session, patienceMs),
    streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
  };
}

/**
 * Runs a step again while another connection holds the lock, for `patienceMs` at most; inside a transaction the lock is
 * already ours and nothing is repeated.
 * @example await patiently(() => database.exec('pragma journal_mode = wal'), database, 10_000)
 */
export async function patiently<T>(
  step: () => T | Promise<T>,
  session: Session,
  patienceMs: number,
): Promise<T> {
  const startedAt = performance.now();
  // Nobody queues for SQLite's lock: who looks seldom is starved by those who look often.
  for (let pause = 1; ; pause = Math.min(pause * 2, 8)) {
    try {
      return await step();
    } catch (error) {
      const waited = performance.now() - startedAt;
      if (sqliteCode(error) !== BUSY || session.isTransaction || waited >= patienceMs)
        throw toStoreError(error);
    }
    await wait(pause);
  }
}
