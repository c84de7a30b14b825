import { LogLevel, type Logger as SlackLogger } from '@slack/bolt';
import { type Logger, UNREAD, withoutValues } from './log.ts';

/** How long a complaint of Slack's libraries is not repeated, in milliseconds. */
const SAID_ONCE_IN = 10 * 60_000;
/** Different complaints that are remembered at a time. */
const REMEMBERED = 100;

/**
 * Slack's own libraries write through our log. What they say below a warning is for developers of the SDK, and at its finest holds every
 * request and answer whole, so it is not written at any level. An error that comes again and again, as in an outage, is said once in a
 * while, and one of a connection that we are closing ourselves is no error.
 */
export function slackLogger(log: Logger, closing?: AbortSignal, now: () => number = Date.now): SlackLogger {
  const saidAt = new Map<string, number>();
  const isNew = (text: string): boolean => {
    const at = now();
    if (at - (saidAt.get(text) ?? Number.NEGATIVE_INFINITY) < SAID_ONCE_IN) return false;
    if (saidAt.size >= REMEMBERED) saidAt.clear();
    saidAt.set(text, at);
    return true;
  };
  const text = (parts: unknown[]) =>
    withoutValues(parts.map((part) => (part instanceof SyntaxError ? UNREAD : String(part))).join(' '));
  const unsaid = () => undefined;
  return {
    debug: unsaid,
    info: unsaid,
    warn: (...parts: unknown[]) => log.debug({ from: 'slack' }, text(parts)),
    error: (...parts: unknown[]) => {
      const level = closing?.aborted || !isNew(text(parts)) ? 'debug' : 'error';
      log[level]({ from: 'slack' }, text(parts));
    },
    setLevel: unsaid,
    getLevel: () => LogLevel.WARN,
    setName: unsaid,
  };
}
