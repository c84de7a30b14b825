import type { Kysely } from 'kysely';
import { lockSchema } from '../dialect.ts';
import { StoreError } from '../errors.ts';
import type { Tables } from '../schema.ts';
import { isSealed, type Seal } from './seal.ts';

/** Namespaces that hold secrets, the text of cables or what people said of them. */
const SEALED = ['installation', 'draft', 'said', 'personal'];
/** Of those, the ones that must not be there without a key. */
const SECRET = ['installation'];

/**
 * Holds the key against the one that the database knows, once at start, and seals what was kept before there was a key. A
 * wrong or missing key is an error here, before anything is read or written with it.
 */
export async function checkKey(db: Kysely<Tables>, seal: Seal | null): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await lockSchema(transaction);
    const known = (await transaction.selectFrom('keyring').select('id').execute()).map(({ id }) => id);
    if (seal === null) {
      if (known.length === 0) return;
      throw new StoreError(
        'key',
        `The keyed state of this database is encrypted (with the key ${known.join(', ')}), and KEYED_STATE_KEY is not set. Set it to the key that was used before; nothing was changed.`,
      );
    }
    if (known.length === 0) await transaction.insertInto('keyring').values({ id: seal.keyId }).execute();
    else if (!known.includes(seal.keyId)) {
      throw new StoreError(
        'key',
        `KEYED_STATE_KEY (the key ${seal.keyId}) is not the one that this database was encrypted with (${known.join(', ')}). Set the key that was used before; nothing was changed.`,
      );
    }
    await sealTheRest(transaction, seal);
  });
}

/** What was kept while there was no key yet. */
async function sealTheRest(db: Kysely<Tables>, seal: Seal): Promise<void> {
  const rows = await db
    .selectFrom('keyv')
    .select(['namespace', 'key', 'value'])
    .where('namespace', 'in', SEALED)
    .execute();
  for (const { namespace, key, value } of rows) {
    if (isSealed(value)) continue;
    await db
      .updateTable('keyv')
      .set({ value: await seal.for(namespace).encrypt(value) })
      .where('namespace', '=', namespace)
      .where('key', '=', key)
      .execute();
  }
}

/** The encryption of one namespace; null where there is nothing to hide, or no key and no secret. */
export function sealFor(namespace: string, seal: Seal | null): ReturnType<Seal['for']> | null {
  if (!SEALED.includes(namespace)) return null;
  if (seal === null && SECRET.includes(namespace)) {
    throw new StoreError(
      'key',
      'Installations hold the tokens of workspaces and are only kept encrypted. Set KEYED_STATE_KEY to 32 random bytes in base64 (openssl rand -base64 32), and keep it somewhere safe.',
    );
  }
  return seal?.for(namespace) ?? null;
}
