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

const oauth = {
  SLACK_CLIENT_ID: '1234.5678',
  SLACK_CLIENT_SECRET: 'client-secret',
  SLACK_SIGNING_SECRET: http.SLACK_SIGNING_SECRET,
  KEYED_STATE_KEY: Buffer.alloc(32, 7).toString('base64'),
};

describe('how the app comes by its tokens', () => {
  it('is one token of one workspace, in Socket Mode or over HTTP', () => {
    for (const env of [socket, http]) {
      expect(readConfig(env).slack.install).toEqual({ type: 'token', botToken: 'xoxb-1' });
    }
  });

  it('is OAuth over HTTP when there is a client id and its secret', () => {
    const { install, mode } = readConfig(oauth).slack;
    expect(install).toMatchObject({ type: 'oauth', clientId: '1234.5678', clientSecret: 'client-secret' });
    expect(mode.type).toBe('http');
  });

  it('signs the state of an installation with a secret that is the same in every process, and is not the client secret', () => {
    const secretOf = (env: Record<string, string>) => {
      const { install } = readConfig(env).slack;
      return install.type === 'oauth' ? install.stateSecret : '';
    };
    expect(secretOf(oauth)).toBe(secretOf({ ...oauth, PORT: '1' }));
    expect(secretOf(oauth)).not.toContain('client-secret');
    expect(secretOf(oauth)).not.toBe(secretOf({ ...oauth, SLACK_CLIENT_SECRET: 'another-secret' }));
  });

  it.each([
    { without: 'SLACK_CLIENT_ID', says: 'SLACK_CLIENT_ID is missing: both are needed' },
    { without: 'SLACK_CLIENT_SECRET', says: 'SLACK_CLIENT_SECRET is missing: both are needed' },
    { without: 'SLACK_SIGNING_SECRET', says: 'SLACK_SIGNING_SECRET is missing: an app for many workspaces' },
    { without: 'KEYED_STATE_KEY', says: 'KEYED_STATE_KEY is missing: the tokens of the workspaces' },
  ])('OAuth without $without is refused with what is missing', ({ without, says }) => {
    const all = problems({ ...oauth, [without]: '' });
    expect(all).toHaveLength(1);
    expect(all[0]).toContain(says);
  });

  it.each(['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'])('OAuth beside %s of one workspace is refused', (one) => {
    const all = problems({ ...oauth, [one]: one === 'SLACK_BOT_TOKEN' ? 'xoxb-1' : 'xapp-1' });
    expect(all).toEqual([expect.stringContaining(`${one} belongs to one workspace`)]);
  });

  it('a lone client id lists everything that goes with it at once', () => {
    expect(problems({ SLACK_CLIENT_ID: 'abc', SLACK_BOT_TOKEN: 'xoxb-1' })).toHaveLength(5);
  });
});

describe('PUBLIC_URL', () => {
  it.each(['https://desk.example.org', 'https://desk.example.org/', 'https://Desk.example.org'])(
    'takes %s as an address without a slash at its end',
    (url) => {
      expect(readConfig({ ...http, PUBLIC_URL: url }).publicUrl).toBe('https://desk.example.org');
    },
  );

  it('may name a port, and may be left out', () => {
    expect(readConfig({ ...http, PUBLIC_URL: 'https://desk.example.org:8443' }).publicUrl).toMatch(/:8443$/);
    expect(readConfig(http)).not.toHaveProperty('publicUrl');
  });

  it.each([
    'http://desk.example.org',
    'desk.example.org',
    'https://desk.example.org/app',
    'https://a@b.org',
    'https://',
  ])('refuses %s', (url) => {
    expect(problems({ ...http, PUBLIC_URL: url })).toEqual([
      expect.stringMatching(/^PUBLIC_URL must be the https address/),
    ]);
  });
});

it('a public address in Socket Mode is refused, since nothing would listen there', () => {
  expect(problems({ ...socket, PUBLIC_URL: 'https://desk.example.org' })).toEqual([
    expect.stringContaining('PUBLIC_URL needs HTTP'),
  ]);
});

describe('REQUESTS_PER_MINUTE', () => {
  it('is 120 unless told otherwise, and 0 sets no limit', () => {
    expect(readConfig(http).requestsPerMinute).toBe(120);
    expect(readConfig({ ...http, REQUESTS_PER_MINUTE: '30' }).requestsPerMinute).toBe(30);
    expect(readConfig({ ...http, REQUESTS_PER_MINUTE: '0' })).not.toHaveProperty('requestsPerMinute');
  });

  it.each(['-1', '1.5', 'many'])('refuses %s', (times) => {
    expect(problems({ ...http, REQUESTS_PER_MINUTE: times })).toEqual([
      expect.stringMatching(/^REQUESTS_PER_MINUTE (must|can not) be/),
    ]);
  });
});

describe('RETENTION_DAYS', () => {
  it('is a whole number of days, and without it everything is kept', () => {
    expect(readConfig({ ...http, RETENTION_DAYS: '365' }).retentionDays).toBe(365);
    expect(readConfig(http)).not.toHaveProperty('retentionDays');
  });

  it.each(['0', '-1', '1.5', 'a year'])('refuses %s', (days) => {
    expect(problems({ ...http, RETENTION_DAYS: days })).toEqual([
      expect.stringMatching(/^RETENTION_DAYS must be/),
    ]);
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
