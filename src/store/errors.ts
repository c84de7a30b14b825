import { postgresReason } from './postgres/errors.ts';
import { sqliteReason } from './sqlite/errors.ts';

export type StoreErrorCode =
  | 'busy'
  | 'full'
  | 'read-only'
  | 'no-access'
  | 'disk'
  | 'damaged'
  | 'newer'
  | 'refused'
  | 'unsupported'
  /** The server does not answer. */
  | 'unreachable'
  /** The connection broke off before anything was made final. */
  | 'dropped'
  /** The connection broke off while a change was being made final: it may have been saved or not. */
  | 'unclear'
  /** The key of the keyed state is missing, or another one than before. */
  | 'key'
  | 'closed'
  | 'failed';

/** A code, and the sentences that tell a person what happened, why, and what to do next. */
export type Reason = readonly [StoreErrorCode, string];

/** The database could not do what was asked. The message is for a person: what happened, why, what to do next. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;
  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.code = code;
  }
}

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
