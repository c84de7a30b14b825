import { postgresReason } from './postgres/errors.ts';
import { sqliteReason } from './sqlite/errors.ts';
import { type Reason, StoreError } from './store-error.ts';

export { StoreError, type StoreErrorCode } from './store-error.ts';

/**
 * Every error of the database as a `StoreError`, the original as its cause.
 * @example toStoreError(sqliteError).code // 'full'
 */
export function toStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const [code, message] = closed(error) ?? sqliteReason(error) ?? postgresReason(error) ?? UNKNOWN;
  return new StoreError(code, message, { cause: error });
}

const UNKNOWN: Reason = [
  'failed',
  'The database could not do what was asked, and nothing was saved. Try again; if it goes on, look at the log.',
];

function closed(error: unknown): Reason | null {
  const words = /database is not open|already been destroyed|pool after calling end/;
  if (!(error instanceof Error) || !words.test(error.message)) return null;
  return ['closed', 'The database is closed, since the app is shutting down. Nothing was saved.'];
}
