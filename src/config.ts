import { z } from 'zod';
import { LEVELS } from './cable/index.ts';

const port = z.coerce
  .number({ error: 'PORT must be a number.' })
  .int({ error: 'PORT must be a whole number.' })
  .min(0, { error: 'PORT can not be negative.' })
  .max(65_535, { error: 'PORT can be 65535 at most.' });

const KEY_BYTES = 32;
const key = z
  .string()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((bytes) => bytes.length === KEY_BYTES, {
    error: `KEYED_STATE_KEY must be ${KEY_BYTES} random bytes in base64; \`openssl rand -base64 ${KEY_BYTES}\` makes some.`,
  });

const ledger = z.object({
  DATABASE_URL: z.string().min(1).default('file:./data/desk.db'),
  MAX_CLASSIFICATION: z
    .enum(LEVELS, { error: `MAX_CLASSIFICATION must be one of: ${LEVELS.join(', ')}.` })
    .default('SBU'),
  KEYED_STATE_KEY: key.optional(),
});

const environment = ledger
  .extend({
    SLACK_BOT_TOKEN: z
      .string({
        error: 'SLACK_BOT_TOKEN is missing. Slack shows it under OAuth & Permissions; it begins with xoxb-.',
      })
      .startsWith('xoxb-', {
        error: 'SLACK_BOT_TOKEN must begin with xoxb-; this is another kind of token.',
      }),
    SLACK_APP_TOKEN: z
      .string()
      .startsWith('xapp-', { error: 'SLACK_APP_TOKEN must begin with xapp-; this is another kind of token.' })
      .optional(),
    SLACK_SIGNING_SECRET: z
      .string()
      .min(8, { error: 'SLACK_SIGNING_SECRET is too short to be one.' })
      .optional(),
    SLACK_API_URL: z
      .url({ error: 'SLACK_API_URL must be a URL, such as https://slack.com/api/.' })
      .default('https://slack.com/api/'),
    PORT: port.default(3000),
    LOG_LEVEL: z
      .enum(['debug', 'info', 'warn', 'error'], { error: 'LOG_LEVEL must be debug, info, warn or error.' })
      .default('info'),
  })
  .refine(({ SLACK_APP_TOKEN, SLACK_SIGNING_SECRET }) => SLACK_APP_TOKEN || SLACK_SIGNING_SECRET, {
    error:
      'Neither SLACK_APP_TOKEN (Socket Mode) nor SLACK_SIGNING_SECRET (HTTP) is set, so Slack has no way to reach the app. Set one of them.',
    when: () => true,
  });

export interface Config {
  slack: {
    botToken: string;
    /** How Slack's events reach the app. The app token wins when both are set. */
    mode: { type: 'socket'; appToken: string } | { type: 'http'; signingSecret: string; port: number };
    /** Ends with a slash. */
    apiUrl: string;
  };
  databaseUrl: string;
  /** Encrypts keyed state that holds secrets or cable text; without it, that is kept as it is. */
  keyedStateKey?: Uint8Array;
  maxClassification: (typeof LEVELS)[number];
  logLevel: 'debug' | 'info' | 'warn' | 'error';
}

/** The environment can not be used; `problems` lists everything that is wrong with it, a sentence each. */
export class ConfigError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/** An empty variable, as a copied `.env` often has, counts as not set. */
const set = (env: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));

/**
 * The configuration out of the environment; the only reader of it. Throws ConfigError with every problem at once.
 *
 * @example readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }).slack.mode.type // 'socket'
 */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const read = environment.safeParse(set(env));
  if (!read.success) throw new ConfigError(read.error.issues.map(({ message }) => message));
  const { data } = read;
  return {
    slack: {
      botToken: data.SLACK_BOT_TOKEN,
      mode: data.SLACK_APP_TOKEN
        ? { type: 'socket', appToken: data.SLACK_APP_TOKEN }
        : { type: 'http', signingSecret: data.SLACK_SIGNING_SECRET ?? '', port: data.PORT },
      apiUrl: data.SLACK_API_URL.replace(/\/*$/, '/'),
    },
    ...ledgerConfig(data),
    logLevel: data.LOG_LEVEL,
  };
}

/** What the command line needs of the environment: no Slack. */
export function readLedgerConfig(env: Record<string, string | undefined> = process.env): LedgerConfig {
  const read = ledger.safeParse(set(env));
  if (!read.success) throw new ConfigError(read.error.issues.map(({ message }) => message));
  return ledgerConfig(read.data);
}

export type LedgerConfig = Pick<Config, 'databaseUrl' | 'keyedStateKey' | 'maxClassification'>;

function ledgerConfig(data: z.infer<typeof ledger>): LedgerConfig {
  return {
    databaseUrl: data.DATABASE_URL,
    ...(data.KEYED_STATE_KEY ? { keyedStateKey: data.KEYED_STATE_KEY } : {}),
    maxClassification: data.MAX_CLASSIFICATION,
  };
}
