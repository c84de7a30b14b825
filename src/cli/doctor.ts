import { WebAPIPlatformError, WebClient } from '@slack/web-api';
import { ConfigError, readConfig, readLedgerConfig } from '../config.ts';
import { openStore } from '../store/index.ts';
import { EXIT, type Io, line, type Verb } from './io.ts';

/** Says in plain words what is missing before the app can start: settings, database, Slack. Prints no secret. */
export const doctor: Verb = {
  usage: 'doctor',
  help: 'says what is missing before the app can start',
  async run(_, io) {
    const checks = [await settings(io), await database(io), await slack(io)];
    const well = checks.every(Boolean);
    line(io.stdout, well ? 'Ready: npm start' : 'Mend what is marked ✗, then run this again.');
    return well ? EXIT.ok : EXIT.failed;
  },
};

function say(io: Io, well: boolean, text: string): boolean {
  line(io.stdout, `${well ? '✓' : '✗'} ${text}`);
  return well;
}

async function settings(io: Io): Promise<boolean> {
  try {
    const { slack, maxClassification } = readConfig();
    return say(
      io,
      true,
      `Settings are complete: ${slack.mode.type === 'http' ? `HTTP on port ${slack.mode.port}` : 'Socket Mode'}, cables up to ${maxClassification}.`,
    );
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const problem of error.problems) say(io, false, problem);
    return false;
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

async function slack(io: Io): Promise<boolean> {
  const config = readConfigOrNull();
  if (!config) return say(io, false, 'Slack was not asked, since the settings are not complete.');
  const { botToken, apiUrl, mode } = config.slack;
  const options = { slackApiUrl: apiUrl, retryConfig: { retries: 0 } };
  try {
    const { team, user } = await new WebClient(botToken, options).auth.test();
    say(io, true, `Slack knows the bot token: ${user} in ${team}.`);
    if (mode.type === 'socket') await new WebClient(mode.appToken, options).apps.connections.open();
    return say(
      io,
      true,
      mode.type === 'socket'
        ? 'Slack opens a socket for the app token.'
        : 'The signing secret is set; Slack itself will show whether it fits.',
    );
  } catch (error) {
    const said =
      error instanceof WebAPIPlatformError
        ? `Slack says ${error.data.error}; look at the tokens.`
        : 'Slack does not answer; look at the network.';
    return say(io, false, said);
  }
}

function readConfigOrNull() {
  try {
    return readConfig();
  } catch (error) {
    if (error instanceof ConfigError) return null;
    throw error;
  }
}
