import { PostgresDialect, type PostgresDialectConfig, PostgresDriver } from 'kysely';
import { StoreError, toStoreError } from '../errors.ts';

/** Kysely's PostgreSQL dialect, where a connection that breaks off leaves no doubt about what was saved. */
export class CandidPostgresDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): PostgresDriver {
    return new CandidPostgresDriver(this.#config);
  }
}

type Connection = Parameters<PostgresDriver['rollbackTransaction']>[0];

class CandidPostgresDriver extends PostgresDriver {
  override async commitTransaction(connection: Connection): Promise<void> {
    try {
      await super.commitTransaction(connection);
    } catch (error) {
      if (toStoreError(error).code !== 'dropped') throw error;
      throw new StoreError(
        'unclear',
        'The connection to PostgreSQL broke off just as this was being saved, so it is not certain whether it was. Look whether it is there before you try again.',
        { cause: error },
      );
    }
  }

  override async rollbackTransaction(connection: Connection): Promise<void> {
    try {
      await super.rollbackTransaction(connection);
    } catch (error) {
      // Without its connection a transaction ends by itself; the error that comes first is the one to tell.
      if (toStoreError(error).code !== 'dropped') throw error;
    }
  }
}
