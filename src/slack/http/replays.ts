import type { Taken } from '../../store/index.ts';

/** A signature is good for five minutes either way; it is remembered for longer, in milliseconds. */
const REMEMBERED = 11 * 60_000;

/** A signed request came a second time: somebody, or something between Slack and us, sent it again. */
export class ReplayError extends Error {
  constructor() {
    super('a signed request was sent again');
    this.name = 'ReplayError';
  }
}

const fields = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The workspace that a command or a click says that it comes from: `T1`. */
export function teamOf(body: unknown): string {
  const { team_id: command, team, user } = fields(body);
  return text(command) || text(fields(team).id) || text(fields(user).team_id);
}

/**
 * Throws ReplayError for a command, a click or a form whose signature was seen before, by whichever process. Slack never repeats these;
 * it does repeat events, each time with a new signature, and those are kept apart by what they say.
 */
export async function refuseReplay(seen: Taken, body: unknown, signature: unknown): Promise<void> {
  if (fields(body).type === 'event_callback' || typeof signature !== 'string') return;
  if (!(await seen.take(`${teamOf(body)} ${signature}`, 'receiver', REMEMBERED))) throw new ReplayError();
}
