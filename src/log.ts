import { type DestinationStream, destination, type Logger, pino } from 'pino';

export type { Logger };

/** Tokens of Slack, and what a signing secret or a client secret looks like. */
const TOKEN = /\bx(?:ox[a-z]|app)[.-][\w.-]+|\b[\da-f]{32,}\b/gi;
/** An address may carry a password, a token or the name of a file: its kind and its host are enough. */
const ADDRESS = /\b([a-z][a-z\d+.-]*:\/\/)(?:[^\s/?#@]*@)?([\w.:[\]-]*)[^\s"'`)]*/gi;
/** What a message quotes is what somebody wrote, unless it is one word, as the name of a property or a table. */
const QUOTED = /"[^"]*"?|`[^`]*`?|“[^”]*”?|(?<!\w)'[^']*'?/g;
const NAME = /^.[\w$.:-]{1,40}.?$/;
/** What steers a terminal, ends a line or turns it around, and that JSON does not escape by itself. */
const STEERING = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;
const LONGEST_MESSAGE = 300;

/** Tokens never reach a log, whoever wrote the line. */
const withoutTokens = (text: string) => text.replaceAll(TOKEN, 'x***');

/** A message of a library without what it may quote of a secret or of somebody's words, whoever wrote it. */
export function withoutValues(text: string): string {
  const safe = withoutTokens(text)
    .replaceAll(STEERING, ' ')
    .replaceAll(ADDRESS, '$1$2')
    .replaceAll(QUOTED, (quoted) =>
      NAME.test(quoted) ? quoted : `${quoted.slice(0, 1)}…${quoted.slice(0, 1)}`,
    );
  return safe.length > LONGEST_MESSAGE ? `${safe.slice(0, LONGEST_MESSAGE)}…` : safe;
}

/** Instead of the message of a parser, which cuts what it quotes out of the middle. */
export const UNREAD = 'a text could not be read';

/** What an error says of itself besides its message: names and codes. Its data, headers, bodies and query parameters are not among them. */
const OF_ERRORS = [
  'code',
  'errcode',
  'errno',
  'syscall',
  'statusCode',
  'retryAfter',
  'severity',
  'schema',
  'table',
  'column',
  'constraint',
  'routine',
] as const;
/** An error whose cause has a cause, and so on: more of them say nothing new. */
const MOST_CAUSES = 5;

interface LoggedError {
  type: string;
  message: string;
  stack: string;
  cause?: LoggedError;
  [field: string]: unknown;
}

/** The places that an error came through, without its message, which V8 puts in front of them. */
const placesOf = ({ stack = '' }: Error): string =>
  stack
    .split('\n')
    .flatMap((line) => (/^ {4}at /.test(line) ? [withoutTokens(line.trim())] : []))
    .join('\n');

/** What is written of an error, by an allow-list: whatever else hangs on it, such as a request and its body, is not. */
function loggedError(thrown: unknown, depth = 0): LoggedError {
  const error = thrown instanceof Error ? thrown : new Error(typeof thrown);
  const fields = Object.entries(error).filter(
    ([key, value]) =>
      OF_ERRORS.some((known) => known === key) &&
      (typeof value === 'number' || (typeof value === 'string' && /^[\w.:-]{1,80}$/.test(value))),
  );
  return {
    type: error.name,
    message: error instanceof SyntaxError ? UNREAD : withoutValues(error.message),
    ...Object.fromEntries(fields),
    stack: placesOf(error),
    ...(error.cause !== undefined && depth < MOST_CAUSES
      ? { cause: loggedError(error.cause, depth + 1) }
      : {}),
  };
}

/** Where a line of the log may hold letters, beside its words: ids and codes. Numbers, yes and no may stand anywhere. */
const FIELDS: ReadonlySet<string> = new Set([
  'channel',
  'code',
  'demarche',
  'enterprise',
  'from',
  'key',
  'number',
  'outcome',
  'owner',
  'reminder',
  'signal',
  'user',
  'what',
  'workspace',
]);
/** Ids and short words of ours; nothing that holds a line, a quotation or an address. */
const ID = /^[\w .:,!@-]{0,160}$/;

function loggedFields(line: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  const withheld: string[] = [];
  for (const [key, value] of Object.entries(line)) {
    if (key === 'err' || value == null || typeof value === 'number' || typeof value === 'boolean')
      kept[key] = value;
    else if (FIELDS.has(key) && typeof value === 'string' && ID.test(value)) kept[key] = withoutTokens(value);
    else withheld.push(key);
  }
  return withheld.length === 0 ? kept : { ...kept, withheld };
}

/**
 * A structured log, one JSON object a line, on standard error unless told otherwise. It carries ids and codes by an allow-list, never the
 * text of a cable or an answer, a token, or what a request or a query held. What it leaves out it names: `"withheld":["note"]`.
 */
export function createLog(level: string, to: DestinationStream = destination(2)): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { log: loggedFields },
      serializers: { err: loggedError },
    },
    to,
  );
}

/**
 * What nobody caught ends the process, and Node would print it whole, with the request or the row that hangs on it; this logs it like any
 * other error instead.
 */
export function logLastWords(log: Logger): void {
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'the app broke off');
    process.exit(1);
  });
}
