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
