import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { COMMANDS } from '../../commands/index.ts';
import type { ApiCall } from '../../demo/slack/index.ts';
import { canonicalMrn } from '../../src/cable/index.ts';
import { CAMPAIGN, COORDINATOR, OFFICER, says, startWorkspace, type Workspace } from '../app/workspace.ts';
import { LINES, LINKS, NASTY, NASTY_CASES, OBJECTS, PINGS, TELEGRAM } from '../support/nasty.ts';
import { sample } from '../support/world.ts';

/** Tokens that are live in mrkdwn, as a nasty text would have them. */
const LIVE =
  /<(?:!channel|!everyone|!here|!subteam|!date\^1204884000\^\{date_long\}\|tomorrow|#C0CAMPAIGN|@U0COORD\|Ana|https?:\/\/evil|mailto:|javascript:)/;

/** What Slack reads as mrkdwn: such text objects, and the text of a message or beside a file. */
function mrkdwnIn(part: unknown, key = ''): string[] {
  if (typeof part === 'string') return /^(?:text|initial_comment|comment)$/.test(key) ? [part] : [];
  if (typeof part !== 'object' || part === null) return [];
  const isOther = 'type' in part && 'text' in part && typeof part.text === 'string' && part.type !== 'mrkdwn';
  return isOther ? [] : Object.entries(part).flatMap(([name, value]) => mrkdwnIn(value, name));
}

/** Those of one line: what a person types behind a command, or what stands in a paragraph without being a part of the form. */
const inLine = NASTY.filter((one) => ![...TELEGRAM, ...LINES].includes(one))
  .map(({ text }) => text.replaceAll(/\s+/g, ' ').replaceAll('\0', '').trim())
  .filter((text) => text !== '' && text.length < 1_000);

const CABLE = sample('08STATE22377.txt')
  .replace(/^SUBJECT: /m, `SUBJECT: ${inLine.slice(0, 6).join(' ')} `)
  .replace('Kosovo', `Kosovo ${inLine.filter((text) => !/^\d/.test(text)).join(' ')}`);

describe('the whole app with nasty text in a cable and in every answer', () => {
  let at: Workspace;
  const calls = (): ApiCall[] => at.slack.calls.filter(({ method }) => method !== 'upload');

  beforeAll(async () => {
    at = await startWorkspace('socket');
    const actor = { workspace: 'T0TEAM', user: COORDINATOR, surface: 'import', role: 'coordinator' } as const;
    await at.app.desk.import(actor, CABLE, { mrn: '09STATE99999', deadlines: [], achieved: [] });
    const officer = { ...actor, user: OFFICER, surface: 'command', role: 'recorder' } as const;
    const rows = (
      await at.app.desk.board((await at.app.desk.demarches('T0TEAM', 'open'))[0] ?? expect.fail('none'))
    ).rows;
    for (const [index, { text }] of NASTY.filter(({ text: said }) => said.length <= 300).entries()) {
      const country = rows[index % rows.length]?.country ?? '';
      const seen = (await at.app.desk.history(at.demarche)).filter(
        (entry) => entry.country === country,
      ).length;
      await at.app.desk.record(officer, at.demarche, country, seen, {
        position: 'supports',
        note: text,
        quote: text,
        level: text,
        interlocutor: text,
      });
    }
    await at.app.cards.idle();
    const hand = at.slack.as(COORDINATOR);
    const typed = [
      ...inLine.slice(0, 60).map((text) => `search ${text}`),
      ...inLine.slice(0, 60).map((text) => text),
      ...inLine.slice(0, 40).map((text) => `status ${text}`),
      ...inLine.slice(0, 40).map((text) => `record Jordan delivered ${text}`),
      'list',
      'show',
      'points',
      'points for Malaysia',
      'asks',
      'deadlines',
      'status',
      'status Jordan',
      'history',
      'history Jordan',
      'mine',
      'since Monday',
      'search kosovo',
      'remind',
    ];
    for (const words of typed) await hand.command(CAMPAIGN, '/demarche', words);
    for (const words of [...inLine.slice(0, 40), '09STATE99999'])
      await hand.command(CAMPAIGN, '/cable', words);
    for (const form of ['export csv', 'export json', 'export report', 'export xlsx', 'map', 'timeline']) {
      await hand.command(CAMPAIGN, '/demarche', form);
    }
    await hand.command(CAMPAIGN, '/demarche', 'record Jordan');
    await hand.waitForView();
    await hand.waitForMessage(CAMPAIGN, says('It is in your DM'));
    await vi.waitFor(
      () => expect(hand.messages(hand.dm).filter(({ files }) => files.length > 0)).toHaveLength(6),
      { timeout: 20_000 },
    );
    await at.app.cards.idle();
    // Every command there is, with words that it was not made for; some of them end the campaign, so they come last.
    const answered = () =>
      calls().filter(({ method }) => method === 'response_url' || method === 'acknowledgement').length;
    const before = answered();
    const odd = [...PINGS, ...LINKS, ...OBJECTS].map(({ text }) => text);
    const silent = ['import'];
    const names = COMMANDS.map(({ name }) => name).filter((name) => !silent.includes(name));
    for (const text of odd)
      for (const name of names) await hand.command(CAMPAIGN, '/demarche', `${name} ${text}`);
    await vi.waitFor(() => expect(answered() - before).toBeGreaterThanOrEqual(odd.length * names.length), {
      timeout: 30_000,
    });
    for (const text of odd) await hand.say(hand.dm, text);
    for (const text of odd) await hand.say(hand.dm, `what did ${text} say?`);
    await at.app.cards.idle();
  }, 120_000);
  afterAll(() => at[Symbol.asyncDispose]());

  it('is taken by Slack, whatever is shown', () => {
    const refused = calls().filter(({ answer }) => answer !== null && answer.ok === false);
    expect(refused.map(({ method, answer }) => ({ method, answer }))).toEqual([]);
  });

  it('lets nothing of it be live in what is sent', () => {
    const live = calls().flatMap(({ method, args }) =>
      mrkdwnIn(args)
        .filter((text) => LIVE.test(text))
        .map((text) => ({ method, text })),
    );
    expect(live).toEqual([]);
    expect(calls().length).toBeGreaterThan(200);
  });

  it('shows no preview of a link in what it posts', () => {
    const posts = calls().filter(({ method }) => method === 'chat.postMessage');
    expect(
      posts.filter(({ args }) => `${args.unfurl_links}` !== 'false' || `${args.unfurl_media}` !== 'false'),
    ).toEqual([]);
    expect(posts.length).toBeGreaterThan(0);
  });

  it('names files by MRN and form alone, with titles and descriptions of ours', () => {
    const files = calls().filter(({ method }) => method === 'files.getUploadURLExternal');
    expect(files).toHaveLength(6);
    for (const { args } of files) {
      expect(args.filename).toMatch(/^08STATE22377[a-z-]*\.(?:csv|json|txt|xlsx|png)$/);
      expect(`${args.alt_text ?? ''}`).not.toMatch(/evil|<|\*/);
    }
  });

  it('keeps in forms only ids of ours', () => {
    const views = calls().filter(({ method }) => method.startsWith('views.'));
    const kept = views.flatMap(({ args }) =>
      [...JSON.stringify(args.view).matchAll(/"private_metadata":"((?:[^"\\]|\\.)*)"/g)].map(
        ([, text = '']) => JSON.parse(`"${text}"`),
      ),
    );
    expect(kept.length).toBeGreaterThan(0);
    for (const text of kept) {
      expect(text.length).toBeLessThanOrEqual(3_000);
      if (text !== '') expect(JSON.parse(text)).toBeTypeOf('object');
      expect(text).not.toMatch(/evil|supports/);
    }
  });

  it('finds the ledger sound, and nothing of it in the log', async () => {
    expect(await at.app.store.ledger.check()).toEqual([]);
    expect(JSON.stringify(at.logged)).not.toMatch(/evil|alert\(1\)/);
  });
});

describe('every place that posts', () => {
  const root = join(import.meta.dirname, '../../src');
  const posts = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => {
      const source = readFileSync(join(root, name), 'utf8');
      return [...source.matchAll(/chat\.postMessage\(/g)].map(({ index }) => ({
        name,
        call: source.slice(index, index + 300),
      }));
    });

  it('asks Slack for no preview of what a text may link to', () => {
    expect(new Set(posts.map(({ name }) => name))).toEqual(new Set(['posting.ts']));
    expect(posts.filter(({ call }) => !call.includes('...PLAIN'))).toEqual([]);
  });
});

describe('an MRN, which names files', () => {
  it.each(NASTY_CASES)('with %s is none, or letters and digits only', (_, text) => {
    for (const typed of [text, `08 STATE 22377${text}`, `${text}08STATE22377`, `08 ${text} 22377`]) {
      expect(canonicalMrn(typed) ?? '08STATE1').toMatch(/^\d{2}[A-Z]+\d+$/);
    }
  });
});
