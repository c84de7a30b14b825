import { createHmac } from 'node:crypto';
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

const environment = ledger.extend({
  SLACK_BOT_TOKEN: z
    .string()
    .startsWith('xoxb-', { error: 'SLACK_BOT_TOKEN must begin with xoxb-; this is another kind of token.' })
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .startsWith('xapp-', { error: 'SLACK_APP_TOKEN must begin with xapp-; this is another kind of token.' })
    .optional(),
  SLACK_SIGNING_SECRET: z
    .string()
    .min(8, { error: 'SLACK_SIGNING_SECRET is too short to be one.' })
    .optional(),
  SLACK_CLIENT_ID: z
    .string()
    .regex(/^\d+\.\d+$/, {
      error: 'SLACK_CLIENT_ID must be two numbers with a point between them, as under Basic Information.',
    })
    .optional(),
  SLACK_CLIENT_SECRET: z.string().min(8, { error: 'SLACK_CLIENT_SECRET is too short to be one.' }).optional(),
  SLACK_API_URL: z
    .url({ error: 'SLACK_API_URL must be a URL, such as https://slack.com/api/.' })
    .default('https://slack.com/api/'),
  PUBLIC_URL: z
    .string()
    .transform((text) => text.replace(/\/+$/, ''))
    .refine(isOrigin, {
      error:
        'PUBLIC_URL must be the https address at which Slack reaches the app, without a path, such as https://desk.example.org.',
    })
    .optional(),
  RETENTION_DAYS: z.coerce
    .number({ error: 'RETENTION_DAYS must be a number of days.' })
    .int({ error: 'RETENTION_DAYS must be a whole number of days.' })
    .min(1, { error: 'RETENTION_DAYS must be 1 at least; leave it out to keep everything.' })
    .optional(),
  REQUESTS_PER_MINUTE: z.coerce
    .number({ error: 'REQUESTS_PER_MINUTE must be a number.' })
    .int({ error: 'REQUESTS_PER_MINUTE must be a whole number.' })
    .min(0, { error: 'REQUESTS_PER_MINUTE can not be negative; 0 sets no limit.' })
    .default(120),
  PORT: port.default(3000),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error'], { error: 'LOG_LEVEL must be debug, info, warn or error.' })
    .default('info'),
});

function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && url.protocol === 'https:' && url.origin === text.toLowerCase();
}

/** What is wrong with the settings taken together: which of them need or exclude each other. */
function togetherWrong(env: Record<string, string | undefined>): string[] {
  const problems: string[] = [];
  if (env.PUBLIC_URL && env.SLACK_APP_TOKEN) {
    problems.push(
      'PUBLIC_URL needs HTTP: in Socket Mode (SLACK_APP_TOKEN) the app listens at no address. Take one of the two out.',
    );
  }
  const { SLACK_CLIENT_ID: id, SLACK_CLIENT_SECRET: secret, SLACK_SIGNING_SECRET: signing } = env;
  if (id === undefined && secret === undefined) {
    if (!env.SLACK_BOT_TOKEN) {
      problems.push(
        'SLACK_BOT_TOKEN is missing. Slack shows it under OAuth & Permissions; it begins with xoxb-. (For many workspaces, set SLACK_CLIENT_ID and SLACK_CLIENT_SECRET in its place.)',
      );
    }
    if (!env.SLACK_APP_TOKEN && !signing) {
      problems.push(
        'Neither SLACK_APP_TOKEN (Socket Mode) nor SLACK_SIGNING_SECRET (HTTP) is set, so Slack has no way to reach the app. Set one of them.',
      );
    }
    return problems;
  }
  if (id === undefined || secret === undefined) {
    problems.push(
      `${id === undefined ? 'SLACK_CLIENT_ID' : 'SLACK_CLIENT_SECRET'} is missing: both are needed to be installed in many workspaces. Slack shows them under Basic Information.`,
    );
  }
  if (!signing) {
    problems.push(
      'SLACK_SIGNING_SECRET is missing: an app for many workspaces is reached over HTTP. Slack shows it under Basic Information.',
    );
  }
  if (!env.KEYED_STATE_KEY) {
    problems.push(
      'KEYED_STATE_KEY is missing: the tokens of the workspaces are only kept encrypted. `openssl rand -base64 32` makes a key; keep it somewhere safe.',
    );
  }
  for (const one of ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN']) {
    if (env[one]) {
      problems.push(
        `${one} belongs to one workspace, and SLACK_CLIENT_ID is for many, each with a token of its own. Take one of the two out.`,
      );
    }
  }
  return problems;
}

/** How the app comes by its tokens: one that is given, or one for each workspace that installs it. */
export type Install =
  | { type: 'token'; botToken: string }
  | {
      type: 'oauth';
      clientId: string;
      clientSecret: string;
      /** Signs the `state` of an installation that is under way. */
      stateSecret: string;
    };

export interface Config {
  slack: {
    install: Install;
    /** How Slack's events reach the app. Of a single workspace, the app token wins when both are set. */
    mode: { type: 'socket'; appToken: string } | { type: 'http'; signingSecret: string; port: number };
    /** Ends with a slash. */
    apiUrl: string;
  };
  databaseUrl: string;
  /** Encrypts keyed state that holds secrets or cable text; without it, that is kept as it is. */
  keyedStateKey?: Uint8Array;
  maxClassification: (typeof LEVELS)[number];
  /** `https://desk.example.org`: where people and Slack reach the app. Without it there are no links of our own. */
  publicUrl?: string;
  /** Closed campaigns, and cables that were never tracked, are forgotten after so many days; kept for good without it. */
  retentionDays?: number;
  /** How many requests of one person are worked on in a minute; no limit without it. */
  requestsPerMinute?: number;
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
  const given = set(env);
  const read = environment.safeParse(given);
  const together = togetherWrong(given);
  if (!read.success || together.length > 0) {
    throw new ConfigError([...(read.error?.issues.map(({ message }) => message) ?? []), ...together]);
  }
  const { data } = read;
  return {
    slack: {
      install: installOf(data),
      mode: data.SLACK_APP_TOKEN
        ? { type: 'socket', appToken: data.SLACK_APP_TOKEN }
        : { type: 'http', signingSecret: data.SLACK_SIGNING_SECRET ?? '', port: data.PORT },
      apiUrl: data.SLACK_API_URL.replace(/\/*$/, '/'),
    },
    ...ledgerConfig(data),
    ...(data.PUBLIC_URL ? { publicUrl: data.PUBLIC_URL.toLowerCase() } : {}),
    ...(data.RETENTION_DAYS ? { retentionDays: data.RETENTION_DAYS } : {}),
    ...(data.REQUESTS_PER_MINUTE ? { requestsPerMinute: data.REQUESTS_PER_MINUTE } : {}),
    logLevel: data.LOG_LEVEL,
  };
}

function installOf(data: z.infer<typeof environment>): Install {
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_BOT_TOKEN: botToken } = data;
  if (!clientId || !clientSecret) return { type: 'token', botToken: botToken ?? '' };
  return {
    type: 'oauth',
    clientId,
    clientSecret,
    // Derived, so that there is one secret less to set: it must be the same in every process and known to nobody else, which holds of
    // the client secret too; a new one only ends the installations of that minute.
    stateSecret: createHmac('sha256', clientSecret).update('demarche desk oauth state').digest('hex'),
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
