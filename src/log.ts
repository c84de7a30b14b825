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

/**
 * Slack's own libraries write through our log; what they say at info is for developers of the SDK, and so is what they say of a
 * connection that we are closing ourselves.
 */
export function slackLogger(log: Logger, closing?: AbortSignal): SlackLogger {
  const say =
    (level: 'debug' | 'warn' | 'error') =>
    (...parts: unknown[]) =>
      log[closing?.aborted ? 'debug' : level]({ from: 'slack' }, withoutTokens(parts.map(String).join(' ')));
  return {
    debug: say('debug'),
    info: say('debug'),
    warn: say('warn'),
    error: say('error'),
    setLevel: () => undefined,
    getLevel: () => LogLevel.DEBUG,
    setName: () => undefined,
  };
}
