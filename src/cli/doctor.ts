import { LogLevel, WebAPIPlatformError, WebClient, type WebClientOptions } from '@slack/web-api';
import { type Config, ConfigError, readConfig, readLedgerConfig } from '../config.ts';
import { openStore } from '../store/index.ts';
import { EXIT, type Io, line, type Verb } from './io.ts';

/** Says in plain words what is missing before the app can start: settings, database, Slack. It says whether a secret is set, never which. */
export const doctor: Verb = {
  usage: 'doctor',
  help: 'says what is missing before the app can start',
  async run(_, io) {
    const config = settings(io);
    const checks = [config !== null, await database(io), await slack(io, config)];
    const well = checks.every(Boolean);
    line(io.stdout, well ? 'Ready: npm start' : 'Mend what is marked ✗, then run this again.');
    return well ? EXIT.ok : EXIT.failed;
  },
};

function say(io: Io, well: boolean, text: string): boolean {
  line(io.stdout, `${well ? '✓' : '✗'} ${text}`);
  return well;
}

/** What is as it may be, and worth knowing. */
const note = (io: Io, text: string): void => line(io.stdout, `· ${text}`);

function settings(io: Io): Config | null {
  const config = configOr(io);
  if (config === null) return null;
  const { slack, maxClassification, publicUrl, keyedStateKey, retentionDays } = config;
  const way = slack.mode.type === 'http' ? `HTTP on port ${slack.mode.port}` : 'Socket Mode';
  const many = slack.install.type === 'oauth' ? ', for every workspace that installs the app' : '';
  say(io, true, `Settings are complete: ${way}${many}, cables up to ${maxClassification}.`);
  if (slack.mode.type === 'http' && publicUrl === undefined) {
    note(
      io,
      slack.install.type === 'oauth'
        ? 'PUBLIC_URL is not set: people install the app at /slack/install of the address that leads here, and demarches have no links.'
        : 'PUBLIC_URL is not set: demarches have no links that can be passed on.',
    );
  }
  note(
    io,
    keyedStateKey === undefined
      ? 'KEYED_STATE_KEY is not set: drafts of imports and what people said (for an hour), and what they asked to be reminded of (until it is sent), lie in the database as they are.'
      : 'KEYED_STATE_KEY is set: keep it, since the app starts with that key only.',
  );
  note(
    io,
    retentionDays === undefined
      ? 'RETENTION_DAYS is not set: everything is kept until somebody runs `cli -- forget`.'
      : `RETENTION_DAYS is ${retentionDays}: what was closed and last touched before that is forgotten.`,
  );
  return config;
}

function configOr(io: Io): Config | null {
  try {
    return readConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const problem of error.problems) say(io, false, problem);
    return null;
  }
}

async function database(io: Io): Promise<boolean> {
  try {
    const { databaseUrl, keyedStateKey } = readLedgerConfig();
    const store = await openStore(databaseUrl, keyedStateKey);
    await store.close();
    return say(io, true, 'The database opens and its tables are up to date.');
  } catch (error) {
    return say(io, false, error instanceof Error ? error.message : String(error));
  }
}

async function slack(io: Io, config: Config | null): Promise<boolean> {
  if (config === null) return say(io, false, 'Slack was not asked, since the settings are not complete.');
  const options = { slackApiUrl: config.slack.apiUrl, retryConfig: { retries: 0 }, logLevel: LogLevel.ERROR };
  try {
    return await (config.slack.install.type === 'token'
      ? askWith(io, config.slack.install.botToken, config.slack.mode, options)
      : askWithout(io, options));
  } catch (error) {
    const said =
      error instanceof WebAPIPlatformError
        ? `Slack says ${error.data.error}; look at the tokens.`
        : 'Slack does not answer; look at the network, and at SLACK_API_URL if it is set.';
    return say(io, false, said);
  }
}

/** One workspace: its tokens are here and can be tried. */
async function askWith(
  io: Io,
  botToken: string,
  mode: Config['slack']['mode'],
  options: WebClientOptions,
): Promise<boolean> {
  const { team, user } = await new WebClient(botToken, options).auth.test();
  say(io, true, `Slack knows the bot token: ${user} in ${team}.`);
  if (mode.type === 'http')
    return say(io, true, 'The signing secret is set; Slack itself will show whether it fits.');
  await new WebClient(mode.appToken, options).apps.connections.open();
  return say(io, true, 'Slack opens a socket for the app token.');
}

/** Many workspaces: each brings its token when it installs the app; until then Slack can only be greeted. */
async function askWithout(io: Io, options: WebClientOptions): Promise<boolean> {
  await new WebClient(undefined, options).api.test();
  return say(
    io,
    true,
    'Slack answers. The client id, the client secret and the signing secret are set; the first installation will show whether they fit.',
  );
}
