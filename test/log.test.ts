import { RespondError } from '@slack/bolt';
import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRequestError } from '@slack/web-api';
import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { createLog } from '../src/log.ts';
import { slackLogger } from '../src/slack-log.ts';
import { NASTY } from './support/nasty.ts';
import { newDatabase } from './support/postgres.ts';

function capture() {
  const lines: string[] = [];
  const log = createLog('debug', { write: (line) => void lines.push(line) });
  return { log, lines };
}

describe('the log', () => {
  it('is one JSON object a line, with a time and without the name of the machine', () => {
    const { log, lines } = capture();
    log.info({ channel: 'C1' }, 'a card was drawn');
    const line = JSON.parse(lines[0] ?? '');
    expect(line).toMatchObject({ channel: 'C1', msg: 'a card was drawn' });
    expect(line.time).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect(line).not.toHaveProperty('hostname');
  });

  it.each(['xoxb-1234-abcd', 'xapp-1-A0-99-ffff', 'xoxp-1-2', 'xoxe.xoxb-1-abcd', 'c0ffee'.repeat(6)])(
    'never carries the token %s, whoever wrote it',
    (token) => {
      const { log, lines } = capture();
      slackLogger(log).error(`failed with Bearer ${token}`);
      log.error({ err: new Error(`bad token ${token}`) }, 'a request failed');
      expect(lines.join('')).not.toContain(token);
      expect(lines).toHaveLength(2);
    },
  );

  it('says an error of the SDK once in ten minutes, however often it comes, and nothing once we are closing', () => {
    const { log, lines } = capture();
    const closing = new AbortController();
    let now = 0;
    const slack = slackLogger(log, closing.signal, () => now);
    const errors = () => lines.filter((line) => JSON.parse(line).level === 50).length;
    for (let time = 0; time < 5; time++) slack.error('no connection');
    slack.error('another thing');
    expect(errors()).toBe(2);
    now = 11 * 60_000;
    slack.error('no connection');
    expect(errors()).toBe(3);
    closing.abort();
    slack.error('closed');
    expect(errors()).toBe(3);
    expect(lines).toHaveLength(8);
  });
});

/** What stands for a secret, for a sentence of a cable, and for what a person said. */
const SECRET = 'zyxwvutsrq';
const SENTENCE = 'The minister will yield on the third point';

const caught = async (work: () => unknown): Promise<unknown> => {
  try {
    await work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
};

const onPostgres = async (text: string, values: unknown[]) => {
  const client = new Client(await newDatabase());
  await client.connect();
  try {
    await client.query('create table said (id text primary key, words int)');
    await client.query(text, values);
  } finally {
    await client.end();
  }
};

const ERRORS: Array<[string, () => unknown, Record<string, unknown>]> = [
  [
    'an answer of Slack',
    () =>
      new WebAPIPlatformError({
        ok: false,
        error: 'invalid_blocks',
        response_metadata: { messages: [`[ERROR] ${SENTENCE}`] },
      }),
    { type: 'WebAPIPlatformError', message: 'An API error occurred: invalid_blocks' },
  ],
  [
    'an HTTP error with its headers and body',
    () => new WebAPIHTTPError(500, 'no', { authorization: `Bearer xoxb-${SECRET}` }, `<p>${SENTENCE}</p>`),
    { statusCode: 500 },
  ],
  [
    'a request to an address that is a secret itself',
    () =>
      new WebAPIRequestError(new Error(`connect https://hooks.slack.com/commands/T1/${SECRET}?q=${SECRET}`)),
    { code: 'slack_webapi_request_error' },
  ],
  [
    'a used-up response_url',
    () => new RespondError(`no: https://hooks.slack.com/${SECRET}`, 404),
    { statusCode: 404 },
  ],
  [
    'the address of a database with its password',
    () =>
      Object.assign(new Error(`no postgres://desk:${SECRET}@db.example:5432/desk`), { code: 'ECONNREFUSED' }),
    { code: 'ECONNREFUSED', message: 'no postgres://db.example:5432' },
  ],
  [
    'JSON that is none',
    () => caught(() => JSON.parse(`{"said":"${SENTENCE}" ${SECRET}`)),
    { type: 'SyntaxError' },
  ],
  ['an address that is none', () => caught(() => new URL(SENTENCE)), { code: 'ERR_INVALID_URL' }],
  [
    'an error that quotes',
    () => new Error(`"${SENTENCE}" and '${SENTENCE}' and \`${SENTENCE}\` of "response.note"`),
    { message: `"…" and '…' and \`…\` of "response.note"` },
  ],
  [
    'an error with all of a request hanging on it',
    () =>
      Object.assign(new Error('no'), {
        config: { data: SENTENCE },
        request: SECRET,
        detail: SENTENCE,
        code: SENTENCE,
      }),
    { message: 'no' },
  ],
  [
    'the cause of a cause',
    () => new Error('no', { cause: new Error('why', { cause: new URIError(`'${SENTENCE}'`) }) }),
    {},
  ],
  ['something thrown that is no error', () => ({ text: SENTENCE }), { message: 'object' }],
  [
    'a number that PostgreSQL can not read',
    () => caught(() => onPostgres('insert into said values ($1, $2)', [SECRET, SENTENCE])),
    { code: '22P02', severity: 'ERROR' },
  ],
  [
    'a row that PostgreSQL has already, with its values',
    () => caught(() => onPostgres('insert into said values ($1, 1), ($1, 2)', [`${SECRET} ${SENTENCE}`])),
    { code: '23505', table: 'said', constraint: 'said_pkey' },
  ],
];

describe('an error in the log', () => {
  it.each(ERRORS)('%s keeps its names and codes, and loses every value', async (_, make, kept) => {
    const { log, lines } = capture();
    const error = await make();
    log.error({ err: error }, 'a request failed');
    slackLogger(log).error('Slack said', error);
    slackLogger(log).warn(error);
    expect(JSON.parse(lines[0] ?? '').err).toMatchObject(kept);
    expect(lines.join('')).not.toContain(SECRET);
    expect(lines.join('')).not.toContain('yield');
  });

  it('keeps the places that it came through', () => {
    const { log, lines } = capture();
    log.error({ err: new Error('one\ntwo', { cause: new TypeError('why') }) }, 'a request failed');
    const { err } = JSON.parse(lines[0] ?? '');
    expect(err.stack).toMatch(/^at .*log\.test\.ts/);
    expect(err.stack).not.toContain('two');
    expect(err.cause).toMatchObject({ type: 'TypeError', message: 'why' });
  });
});

describe('the fields of a line', () => {
  it('are ids, codes and counts by name; what is left out is named', () => {
    const { log, lines } = capture();
    log.info({ channel: 'C1', outstanding: 3, late: true, note: SENTENCE, rows: [SENTENCE] }, 'said');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      channel: 'C1',
      outstanding: 3,
      late: true,
      withheld: ['note', 'rows'],
    });
    expect(lines[0]).not.toContain('yield');
  });

  it('write nothing of what the SDK says for its developers, at any level: it holds requests whole', () => {
    const { log, lines } = capture();
    slackLogger(log).debug(`http request body: ${SENTENCE}`);
    slackLogger(log).info(SENTENCE);
    expect(lines).toEqual([]);
  });

  it.each(NASTY.map(({ name, text }) => [name, text]))(
    '%s neither forges a line nor steers a terminal',
    (_, text) => {
      const { log, lines } = capture();
      log.info({ channel: text, key: text, user: text }, 'said');
      slackLogger(log).error(text);
      log.error({ err: Object.assign(new Error(text), { code: text }) }, 'said');
      expect(lines).toHaveLength(3);
      for (const line of lines) {
        expect(JSON.parse(line)).toHaveProperty('msg');
        expect(line.replace(/\n$/, '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/);
      }
    },
  );
});
