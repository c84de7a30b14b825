import { randomUUID } from 'node:crypto';
import type { AllMiddlewareArgs, AnyMiddlewareArgs, Middleware } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Taken } from '../store/index.ts';
import { fields } from './fields.ts';

/** How long an event may be worked on before another delivery of it may be taken, in milliseconds. */
const AT_WORK = 60_000;
/** How long a handled event is remembered, in milliseconds: Slack's last retry comes after some six minutes. */
const REMEMBERED = 60 * 60_000;

/**
 * Each event is handled once, over all processes: Slack repeats what was not acknowledged in time, and has been seen to deliver one
 * message many times under different event ids. One whose handling failed half-way, or whose process died, may be taken again.
 */
export function once(taken: Taken, log: Logger): Middleware<AnyMiddlewareArgs> {
  return async ({ body, context, next }: AnyMiddlewareArgs & AllMiddlewareArgs) => {
    const key = eventKey(body);
    if (key === null) return next();
    // A name for each delivery: in one process two of the same event may be at work.
    const by = randomUUID();
    if (!(await taken.take(key, by, AT_WORK))) {
      log.debug({ key, retry: context.retryNum ?? 0 }, 'an event was delivered again');
      return;
    }
    try {
      await next();
    } catch (error) {
      await taken.giveBack(key, by);
      throw error;
    }
    await taken.keep(key, by, REMEMBERED);
  };
}

/**
 * What makes two deliveries the same event: channel and ts for what was said, since event ids differ; the event id for all else. Null for
 * what Slack never repeats: commands, clicks, forms.
 *
 * @example eventKey({ type: 'event_callback', team_id: 'T1', event_id: 'Ev1', event: { type: 'message', channel: 'C1', ts: '1.2' } }) // 'T1 message C1 1.2'
 */
export function eventKey(body: unknown): string | null {
  const { type, team_id: team, event_id: id, event } = fields(body);
  if (type !== 'event_callback') return null;
  const { type: name, subtype, channel, ts } = fields(event);
  const said = name === 'message' || name === 'app_mention';
  if (said && typeof channel === 'string' && typeof ts === 'string') {
    return [team, name, subtype, channel, ts].filter((part) => typeof part === 'string').join(' ');
  }
  return typeof id === 'string' ? `${team} ${id}` : null;
}
