import type { Reason } from '../store-error.ts';

const BUSY: Reason = [
  'busy',
  'Others held the database for too long, so nothing was saved. Try again in a moment; if it goes on, look at what else runs on the PostgreSQL server.',
];
const DROPPED: Reason = [
  'dropped',
  'The connection to PostgreSQL broke off, so nothing was saved. Try again in a moment; if it goes on, look at the server and the network.',
];
const UNREACHABLE: Reason = [
  'unreachable',
  'PostgreSQL does not answer, so nothing was saved. Check that the server runs and that the host and port in DATABASE_URL are right.',
];
const REFUSED: Reason = [
  'refused',
  'The ledger refused a change that would break its rules, so nothing was saved. Please report this: it is a fault of the app.',
];
const DAMAGED: Reason = [
  'damaged',
  'PostgreSQL reports that its data is damaged. Stop the app and restore the latest backup of the database.',
];
const FULL: Reason = [
  'full',
  'The disk of the PostgreSQL server is full, so nothing was saved. Free some space there and try again; what was saved before is safe.',
];
const READ_ONLY: Reason = [
  'read-only',
  'PostgreSQL may only be read here, so nothing was saved. Point DATABASE_URL at the primary server, not at a standby, and at a user that may write.',
];
const WRONG_LOGIN: Reason = [
  'no-access',
  'PostgreSQL did not accept the user or the password. Check both in DATABASE_URL; special characters in a password must be percent-encoded.',
];
const NO_DATABASE: Reason = [
  'no-access',
  'PostgreSQL has no database of the name in DATABASE_URL. Create it (createdb NAME) or correct the name.',
];
const NO_RIGHT: Reason = [
  'no-access',
  'The user in DATABASE_URL lacks a right that the app needs. Make it the owner of the database, or grant it all rights on its schema.',
];
const NO_TLS: Reason = [
  'no-access',
  'PostgreSQL and the app do not agree on encryption of the connection. Check sslmode in DATABASE_URL.',
];

const NO_ADDRESS: Reason = [
  'unsupported',
  'DATABASE_URL can not be read as the address of a PostgreSQL server. It looks like postgres://USER:PASSWORD@HOST:5432/NAME, with special characters in the password percent-encoded.',
];

/** SQLSTATE codes that people can do something about (postgresql.org/docs/current/errcodes-appendix.html). */
const STATE: Record<string, Reason> = {
  '25006': READ_ONLY,
  '25P03': DROPPED,
  '28000': WRONG_LOGIN,
  '28P01': WRONG_LOGIN,
  '3D000': NO_DATABASE,
  '40001': BUSY,
  '40P01': BUSY,
  '42501': NO_RIGHT,
  '53100': FULL,
  '53300': BUSY,
  '55P03': BUSY,
  '57014': BUSY,
  '57P01': DROPPED,
  '57P02': DROPPED,
  '57P03': UNREACHABLE,
  '57P05': DROPPED,
  '58030': [
    'disk',
    'The disk of the PostgreSQL server did not answer properly, so nothing was saved. Check the disk, then try again.',
  ],
  P0001: REFUSED,
  XX001: DAMAGED,
  XX002: DAMAGED,
};
const CLASS: Record<string, Reason> = { '08': DROPPED, '23': REFUSED };

/** What Node says of the way to the server. */
const NETWORK: Record<string, Reason> = {
  ERR_INVALID_URL: NO_ADDRESS,
  ECONNREFUSED: UNREACHABLE,
  ENOTFOUND: UNREACHABLE,
  EAI_AGAIN: UNREACHABLE,
  EHOSTUNREACH: UNREACHABLE,
  ENETUNREACH: UNREACHABLE,
  ETIMEDOUT: UNREACHABLE,
  ECONNRESET: DROPPED,
  EPIPE: DROPPED,
};

/** `pg` gives its own errors no code, only words. */
const WORDS: ReadonlyArray<readonly [RegExp, Reason]> = [
  [/timeout exceeded when trying to connect/i, BUSY],
  [/terminated due to connection timeout|timeout expired/i, UNREACHABLE],
  [
    /connection terminated|connection ended|connection error and is not queryable|client was closed/i,
    DROPPED,
  ],
  [/does not support SSL|SSL is not enabled/i, NO_TLS],
  [/SASL|client password must be a string/i, WRONG_LOGIN],
];

/** What an error of PostgreSQL or of the way to it means to people; null when it is none that they can do something about. */
export function postgresReason(error: unknown): Reason | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return (
    STATE[code] ??
    NETWORK[code] ??
    (/^[0-9A-Z]{5}$/.test(code) ? CLASS[code.slice(0, 2)] : undefined) ??
    WORDS.find(([words]) => words.test(error.message))?.[1] ??
    null
  );
}

/** Two transactions stood in each other's way and PostgreSQL chose this one to begin again. */
export function mustBeginAgain(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '40001' || error.code === '40P01');
}
