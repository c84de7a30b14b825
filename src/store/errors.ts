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
  | 'closed'
  | 'failed';

/** The database could not do what was asked. The message is for a person: what happened, why, what to do next. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;
  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.code = code;
  }
}

/** SQLite's primary result codes that people can do something about (sqlite.org/rescode.html). */
const RESULT: Record<number, readonly [StoreErrorCode, string]> = {
  5: [
    'busy',
    'Another process held the database for too long, so nothing was saved. Try again in a moment; if it goes on, look for a second copy of the app or a backup that is still running.',
  ],
  8: [
    'read-only',
    'The database may only be read, so nothing was saved. Give the user that runs the app the right to write to the database file and its folder.',
  ],
  10: [
    'disk',
    'The disk did not answer properly, so nothing was saved. Check the disk and its mount, then try again.',
  ],
  11: [
    'damaged',
    'The database file is damaged. Stop the app, keep a copy of the file, and restore the latest backup.',
  ],
  13: [
    'full',
    'The disk is full, so nothing was saved. Free some space and try again; what was saved before is safe.',
  ],
  14: [
    'no-access',
    'The database file could not be opened. Check that its folder exists and that the user that runs the app may write there.',
  ],
  19: [
    'refused',
    'The ledger refused a change that would break its rules, so nothing was saved. Please report this: it is a fault of the app.',
  ],
  26: [
    'damaged',
    'The file is not a database. Check the path; if it is the right one, keep a copy of the file and restore the latest backup.',
  ],
};

/** The primary result code of an error that SQLite raised, 5 for busy; null for any other error. */
export function sqliteCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return null;
  return error.errcode & 0xff;
}

/**
 * Every error of the database as a `StoreError`, the original as its cause.
 * @example toStoreError(sqliteError).code // 'full'
 */
export function toStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const known = RESULT[sqliteCode(error) ?? -1];
  if (known !== undefined) return new StoreError(known[0], known[1], { cause: error });
  if (error instanceof Error && /database is not open|already been destroyed/.test(error.message)) {
    return new StoreError(
      'closed',
      'The database is closed, since the app is shutting down. Nothing was saved.',
      {
        cause: error,
      },
    );
  }
  return new StoreError(
    'failed',
    'The database could not do what was asked, and nothing was saved. Try again; if it goes on, look at the log.',
    { cause: error },
  );
}
