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
import type { AtHand } from '../dialect.ts';
import { toStoreError } from '../errors.ts';
import { marksOf } from '../marks.ts';
import { sqliteCode } from './errors.ts';

const BUSY = 5;

/** What the driver must know of the connection besides running statements. */
export interface Session {
  /** A transaction is open on the connection. */
  readonly isTransaction: boolean;
  /** Another number whenever another connection has committed a change since. */
  othersChanges(): number;
  /** Whether commits from here on wait for the disk. Not to be changed inside a transaction. */
  waitForDisk(waits: boolean): void;
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
    return new AtHandSqliteAdapter(this.#session);
  }
}

/** Statements that change nothing; `with` may, and `vacuum` is rare. */
const READS = /^\s*(?:select|pragma|begin|rollback|savepoint|release)\b/i;

/** What the connections of this process have changed, as a number that grows; none sees its own changes in `data_version`. */
let ownChanges = 0;

function noteChange(query: CompiledQuery): void {
  if (!READS.test(query.sql) && !marksOf(query).aside) ownChanges += 1;
}

class AtHandSqliteAdapter extends SqliteAdapter implements AtHand {
  readonly #session: Session;
  #known: { others: number; own: number } | null = null;

  constructor(session: Session) {
    super();
    this.#session = session;
  }

  /** SQLite does roll back `create table`; Kysely's adapter is more careful than it needs to be. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }

  standing(): string | null {
    try {
      const { others, own } = this.#asked();
      return `${others} ${own}`;
    } catch {
      // Closed, or locked by another: whoever asks for rows is told what is wrong.
      return null;
    }
  }

  /**
   * The file is asked once for all that is done before the process listens again: whoever is served in between had asked before, and is told
   * how it stood then. What this process itself changes counts at once.
   */
  #asked(): { others: number; own: number } {
    if (this.#known?.own === ownChanges) return this.#known;
    if (this.#known === null)
      process.nextTick(() => {
        this.#known = null;
      });
    this.#known = { others: this.#session.othersChanges(), own: ownChanges };
    return this.#known;
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
    this.#patient ??= this.#patiently(await super.acquireConnection());
    return this.#patient;
  }

  #patiently(connection: DatabaseConnection): DatabaseConnection {
    const run = <Row>(query: CompiledQuery) => {
      if (!this.#session.isTransaction) this.#session.waitForDisk(!marksOf(query).inPassing);
      // The statement has run when this returns, so nobody can ask between it and the count.
      const running = connection.executeQuery<Row>(query);
      noteChange(query);
      return running;
    };
    return {
      executeQuery: <Row>(query: CompiledQuery) =>
        patiently(() => run<Row>(query), this.#session, this.#patienceMs),
      streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
    };
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

/**
 * Runs a step again while another connection holds the lock, for `patienceMs` at most; inside a transaction the lock is
 * already ours and nothing is repeated.
 * @example await patiently(() => database.exec('pragma journal_mode = wal'), database, 10_000)
 */
export async function patiently<T>(
  step: () => T | Promise<T>,
  session: Pick<Session, 'isTransaction'>,
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
