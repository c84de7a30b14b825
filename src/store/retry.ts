import { setTimeout as wait } from 'node:timers/promises';
import { StoreError, toStoreError } from './errors.ts';
import { mustBeginAgain } from './postgres/errors.ts';

/** Milliseconds before each new try: together a little less than a person notices. */
const PAUSES = [5, 20, 50, 100, 200, 400];

/**
 * Runs a verb again when nothing of it was saved and nothing but chance stood in its way: a deadlock, a serialization
 * failure, a connection that broke off. Whatever remains is a `StoreError`.
 * @example await retrying(() => setState(db, by, id, 'closed'))
 */
export async function retrying<T>(verb: () => Promise<T>): Promise<T> {
  for (const pause of PAUSES) {
    try {
      return await verb();
    } catch (error) {
      if (!passing(error)) throw toStoreError(error);
    }
    // Two that stood in each other's way would meet again if they waited equally long.
    await wait(pause * (0.5 + Math.random()));
  }
  return verb().catch((error: unknown) => {
    throw toStoreError(error);
  });
}

function passing(error: unknown): boolean {
  const known = toStoreError(error);
  if (known.code === 'dropped' || known.code === 'unreachable') return true;
  return mustBeginAgain(error instanceof StoreError ? error.cause : error);
}
