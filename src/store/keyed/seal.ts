import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { KeyvEncryptionAdapter } from 'keyv';
import { StoreError } from '../errors.ts';

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** How a sealed value begins; what Keyv's serializer writes begins with `{`. */
const MARK = 'sealed:1:';

/** What goes in and out of the table under one key, namespace by namespace. */
export interface Seal {
  /** Tells one key from another and gives nothing of it away. */
  keyId: string;
  for(namespace: string): KeyvEncryptionAdapter;
}

/** True for a value that was sealed, under whichever key. */
export const isSealed = (value: string): boolean => value.startsWith(MARK);

/**
 * AES-256-GCM under a key of 32 bytes. The namespace is sealed in, so that a value can not be moved into another one.
 * @example sealWith(key).for('draft').encrypt('{"value":1}') // 'sealed:1:3f0c…:kJq…'
 */
export function sealWith(key: Uint8Array): Seal {
  const keyId = createHmac('sha256', key).update('demarche desk keyed state').digest('hex').slice(0, 16);
  return {
    keyId,
    for: (namespace) => ({
      encrypt(text) {
        const iv = randomBytes(IV_BYTES);
        const cipher = createCipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(namespace));
        const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
        return `${MARK}${keyId}:${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64')}`;
      },
      decrypt(value) {
        try {
          if (!isSealed(value)) throw new Error('it was not sealed');
          const [id, text = ''] = value.slice(MARK.length).split(':');
          if (id !== keyId) throw new Error(`it was sealed with the key ${id}, not with ${keyId}`);
          const bytes = Buffer.from(text, 'base64');
          const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, IV_BYTES), {
            authTagLength: TAG_BYTES,
          })
            .setAAD(Buffer.from(namespace))
            .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
          return (
            decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
          );
        } catch (error) {
          throw new StoreError(
            'key',
            `Something kept under "${namespace}" can not be opened with KEYED_STATE_KEY. It was left as it is; check that every process has the same key.`,
            { cause: error },
          );
        }
      },
    }),
  };
}
