import { LogLevel, type Logger as SlackLogger } from '@slack/bolt';
import { type DestinationStream, destination, type Logger, pino } from 'pino';

export type { Logger };

const TOKEN = /\bx(?:ox[a-z]|app)-[\w-]+/g;

/** Tokens never reach a log, whoever wrote the line. */
const withoutTokens = (text: string) => text.replaceAll(TOKEN, 'x***');

/**
 * A structured log, one JSON object a line, on standard error unless told otherwise. It carries ids and codes, never the text of a
 * cable or an answer.
 */
export function createLog(level: string, to: DestinationStream = destination(2)): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: {
        err: (error: unknown) => {
          const { type, message, stack, code } = pino.stdSerializers.err(
            error instanceof Error ? error : new Error(String(error)),
          );
          return { type, message: withoutTokens(message), code, stack: withoutTokens(stack) };
        },
      },
    },
    to,
  );
}

/** How long a complaint of Slack's libraries is not repeated, in milliseconds. */
const SAID_ONCE_IN = 10 * 60_000;
/** Different complaints that are remembered at a time. */
const REMEMBERED = 100;

/**
 * Slack's own libraries write through our log. What they say below an error is for developers of the SDK, and so is what they say of a
 * connection that we are closing ourselves; an error that comes again and again, as in an outage, is said once in a while.
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
  const text = (parts: unknown[]) => withoutTokens(parts.map(String).join(' '));
  const aside = (...parts: unknown[]) => log.debug({ from: 'slack' }, text(parts));
  return {
    debug: aside,
    info: aside,
    warn: aside,
    error: (...parts: unknown[]) => {
      const level = closing?.aborted || !isNew(text(parts)) ? 'debug' : 'error';
      log[level]({ from: 'slack' }, text(parts));
    },
    setLevel: () => undefined,
    getLevel: () => LogLevel.DEBUG,
    setName: () => undefined,
  };
}
