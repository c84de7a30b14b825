import type { Reason } from '../store-error.ts';

/** SQLite's primary result codes that people can do something about (sqlite.org/rescode.html). */
const RESULT: Record<number, Reason> = {
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

/** What an error of SQLite means to people; null when it is none that they can do something about. */
export function sqliteReason(error: unknown): Reason | null {
  return RESULT[sqliteCode(error) ?? -1] ?? null;
}
