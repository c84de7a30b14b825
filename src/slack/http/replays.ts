import type { IncomingHttpHeaders } from 'node:http';
import type { Taken } from '../../store/index.ts';
import { fields } from '../fields.ts';

/** A signature is good for five minutes either way; it is remembered for longer, in milliseconds. */
const REMEMBERED = 11 * 60_000;
/** Digits of the hash that are remembered: 128 bits, which no two requests share, and half of what would be written each time. */
const KEPT = 32;

/** A signed request came a second time: somebody, or something between Slack and us, sent it again. */
export class ReplayError extends Error {
  constructor() {
    super('a signed request was sent again');
    this.name = 'ReplayError';
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The workspace that a command or a click says that it comes from: `T1`. */
export function teamOf(body: unknown): string {
  const { team_id: command, team, user } = fields(body);
  return text(command) || text(fields(team).id) || text(fields(user).team_id);
}

/** How Slack says that a request is its own: what is asked of the two headers, and no more of them than Bolt's check reads. */
export interface Signed {
  /** The hash, without the version before it. */
  hash: string;
  /** Seconds since 1970; it is signed with the body. */
  at: number;
}

/**
 * Bolt reads the second part between equals signs, and the timestamp as a number: `v0=abc=x` and `0123` pass as `v0=abc` and `123` do. Two
 * requests that it takes for the same have to be the same here too.
 *
 * @example signedBy({ 'x-slack-signature': 'v0=abc', 'x-slack-request-timestamp': '1204884000' }) // { hash: 'abc', at: 1204884000 }
 */
export function signedBy(headers: IncomingHttpHeaders): Signed {
  const [, hash = ''] = text(headers['x-slack-signature']).split('=');
  return { hash, at: Number(headers['x-slack-request-timestamp']) };
}

/**
 * Throws ReplayError for a command, a click or a form whose signature was seen before, by whichever process. Slack never repeats these;
 * it does repeat events, each time with a new signature, and those are kept apart by what they say.
 */
export async function refuseReplay(seen: Taken, body: unknown, { hash, at }: Signed): Promise<void> {
  if (fields(body).type === 'event_callback') return;
  // The time first: what comes together lies together in the table, and is written together.
  const key = `${teamOf(body)} ${at} ${hash.slice(0, KEPT)}`;
  if (!(await seen.take(key, 'receiver', REMEMBERED))) throw new ReplayError();
}
