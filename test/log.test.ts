import { describe, expect, it } from 'vitest';
import { createLog, slackLogger } from '../src/log.ts';

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

  it.each(['xoxb-1234-abcd', 'xapp-1-A0-99-ffff', 'xoxp-1-2'])(
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
