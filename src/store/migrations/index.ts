import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { lockSchema, ownSchema } from '../dialect.ts';
import { StoreError, toStoreError } from '../errors.ts';
import type { Tables } from '../schema.ts';
import * as ledger from './0001-ledger.ts';
import * as claimedCards from './0002-claimed-cards.ts';
import * as keyring from './0003-keyring.ts';
import * as openDemarches from './0004-open-demarches.ts';
import * as search from './0005-search.ts';
import * as roles from './0006-roles.ts';
import * as markings from './0007-markings.ts';
import * as taken from './0008-taken.ts';
import * as cableMarkings from './0009-cable-markings.ts';

/** Numbered, in order; names are written into every database and never change. */
export const MIGRATIONS: Record<string, Migration> = {
  '0001-ledger': ledger,
  '0002-claimed-cards': claimedCards,
  '0003-keyring': keyring,
  '0004-open-demarches': openDemarches,
  '0005-search': search,
  '0006-roles': roles,
  '0007-markings': markings,
  '0008-taken': taken,
  '0009-cable-markings': cableMarkings,
};

/**
 * Brings the schema up to date, all steps in one transaction: two processes that start at once do it once, and one that
 * is killed in the middle leaves nothing half done. Does nothing when there is nothing to do.
 */
export async function migrate(
  db: Kysely<Tables>,
  migrations: Record<string, Migration> = MIGRATIONS,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await lockSchema(transaction);
    const schema = await ownSchema(transaction);
    const { error } = await new Migrator({
      db: transaction,
      provider: { getMigrations: async () => migrations },
      ...(schema === undefined ? {} : { migrationTableSchema: schema }),
    }).migrateToLatest();
    if (error === undefined) return;
    if (error instanceof Error && /previously executed migration \S+ is missing/.test(error.message)) {
      throw new StoreError(
        'newer',
        'The database was written by a newer version of the app. Start that version, or restore a backup from before the upgrade.',
        { cause: error },
      );
    }
    throw toStoreError(error);
  });
}
