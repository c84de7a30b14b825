import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig, readLedgerConfig } from '../src/config.ts';

const socket = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
const http = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: '0123456789abcdef' };

const problems = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

describe('readConfig', () => {
  it('takes an app token as Socket Mode', () => {
    expect(readConfig(socket).slack.mode).toEqual({ type: 'socket', appToken: 'xapp-1' });
  });

  it('takes a signing secret as HTTP, on port 3000 unless told otherwise', () => {
    expect(readConfig(http).slack.mode).toMatchObject({ type: 'http', port: 3000 });
    expect(readConfig({ ...http, PORT: '8080' }).slack.mode).toMatchObject({ port: 8080 });
  });

  it('holds cables up to SBU in one SQLite file unless told otherwise', () => {
    expect(readConfig(socket)).toMatchObject({
      maxClassification: 'SBU',
      databaseUrl: 'file:./data/desk.db',
    });
  });

  it.each(['http://127.0.0.1:1/api', 'http://127.0.0.1:1/api/', 'http://127.0.0.1:1/api//'])(
    'ends the API URL %s with one slash',
    (url) => {
      expect(readConfig({ ...socket, SLACK_API_URL: url }).slack.apiUrl).toBe('http://127.0.0.1:1/api/');
    },
  );

  it('takes an empty variable, as a copied .env has it, for one that is not set', () => {
    expect(readConfig({ ...http, SLACK_APP_TOKEN: '', PORT: ' ' }).slack.mode).toMatchObject({ port: 3000 });
  });

  it('lists every problem at once, each a sentence that says what to do', () => {
    const all = problems({
      SLACK_BOT_TOKEN: 'xoxp-1',
      SLACK_API_URL: 'nowhere',
      MAX_CLASSIFICATION: 'COSMIC',
      PORT: '99999',
      LOG_LEVEL: 'loud',
    });
    expect(all).toHaveLength(6);
    for (const variable of [
      'xoxb-',
      'SLACK_API_URL',
      'MAX_CLASSIFICATION must be one of: UNCLASSIFIED, SBU',
      'PORT',
      'LOG_LEVEL',
      'SLACK_SIGNING_SECRET',
    ]) {
      expect(all.join(' ')).toContain(variable);
    }
  });

  it('never repeats a token in what it says', () => {
    expect(problems({ SLACK_BOT_TOKEN: 'xoxp-secret', SLACK_APP_TOKEN: 'secret' }).join()).not.toContain(
      'secret',
    );
  });
});

describe('KEYED_STATE_KEY', () => {
  const key = Buffer.alloc(32, 7);

  it('is 32 bytes in base64, and may be left out', () => {
    expect(readConfig({ ...socket, KEYED_STATE_KEY: key.toString('base64') }).keyedStateKey).toEqual(key);
    expect(readLedgerConfig({ KEYED_STATE_KEY: key.toString('base64') }).keyedStateKey).toEqual(key);
    expect(readConfig(socket).keyedStateKey).toBeUndefined();
  });

  it.each(['secret', key.toString('hex'), Buffer.alloc(16).toString('base64')])(
    '%s is refused with how to make one, and is not repeated',
    (wrong) => {
      const [problem = ''] = problems({ ...socket, KEYED_STATE_KEY: wrong });
      expect(problem).toMatch(/^KEYED_STATE_KEY must be 32 random bytes in base64; `openssl rand/);
      expect(problem).not.toContain(wrong);
    },
  );
});

describe('readLedgerConfig', () => {
  it('needs no Slack', () => {
    expect(readLedgerConfig({})).toEqual({ databaseUrl: 'file:./data/desk.db', maxClassification: 'SBU' });
  });
});
