import { jsonSerializer, type KeyvSerializationAdapter } from 'keyv';

/** How a text that begins with a colon begins in JSON: there alone Keyv hides bytes, large numbers, and a colon of their own. */
const BEGINS_WITH_COLON = /[{,[:]":/;

/** Whether what Keyv has written is JSON as everybody reads it. */
export const isPlain = (text: string): boolean => !BEGINS_WITH_COLON.test(text);

/**
 * Keyv's own JSON. It looks at every value of what it reads, in case there are bytes in it; where none can be, that is left out, which
 * reads the members of a large channel several times faster.
 *
 * @example plainFirst.parse('{"value":{"zone":"UTC"}}') // { value: { zone: 'UTC' } }
 */
export const plainFirst: KeyvSerializationAdapter = {
  stringify: (object) => jsonSerializer.stringify(object),
  parse: (text) => (isPlain(text) ? JSON.parse(text) : jsonSerializer.parse(text)),
};
