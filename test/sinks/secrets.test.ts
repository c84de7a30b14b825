import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ApiCall, FakeSlack, Hand } from '../../demo/slack/index.ts';
import { createApp, type DemarcheDesk } from '../../src/app.ts';
import type { Config } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import {
  CAMPAIGN,
  COORDINATOR,
  configFor,
  ELSEWHERE,
  type Mode,
  OFFICER,
  says,
  startSlack,
  trackSample,
} from '../app/workspace.ts';
import { runWords } from '../support/cli.ts';
import { newDatabase, query } from '../support/postgres.ts';
import { sample } from '../support/world.ts';

/** Words that stand nowhere else: whoever finds one of them has found the text that it was in. */
const MARKERS = {
  cable: 'Zqcablex',
  note: 'Zqnotex',
  quote: 'Zqquotex',
  interlocutor: 'Zqspeakerx',
  searched: 'Zqsearchedx',
  mentioned: 'Zqmentionedx',
  reminded: 'Zqremindedx',
  badFile: 'Zqbadfilex',
  refused: 'Zqrefusedx',
} as const;

const KEPT = sample('08STATE22377.txt').replace('Kosovo', `Kosovo ${MARKERS.cable}`);
const REFUSED = sample('09STATE41205.txt')
  .replace(/^UNCLAS/m, 'S E C R E T')
  .replace(/\./, ` ${MARKERS.refused}.`);

const refusedView = ({ method, answer }: ApiCall) =>
  method === 'views.open' && answer?.error === 'expired_trigger_id';
const isNotice = (view: { blocks: unknown }) => JSON.stringify(view.blocks).includes(':warning:');

describe.each<Mode>(['socket', 'http'])('over %s mode, with everything that can fail failing', (mode) => {
  let folder: string;
  let slack: FakeSlack;
  let app: DemarcheDesk;
  let config: Config;
  let lines: string[];
  let stopped: boolean;
  const file = () => join(folder, 'desk.db');

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'desk-secrets-'));
    mkdirSync(join(folder, 'tmp'));
    vi.stubEnv('TMPDIR', join(folder, 'tmp'));
    slack = await startSlack();
    lines = [];
    stopped = false;
    // Without a key, so that nothing is hidden by its seal; and with every word of the log.
    config = await configFor(slack, mode, `file:${file()}`);
    const log = createLog('debug', { write: (line) => void lines.push(line) });
    app = await createApp(config, { clock: slack, log, cardPace: 0 });
    if (config.slack.mode.type === 'http')
      slack.deliverTo({ type: 'http', url: `http://127.0.0.1:${config.slack.mode.port}/slack/events` });
    await app.start();
    await slack.connected();
  });
  const stop = async () => {
    if (stopped) return;
    stopped = true;
    await app.stop();
  };
  afterEach(async () => {
    await stop();
    await slack.close();
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });

  /** Chooses a file in the form of an import and waits for what comes of it. */
  async function importFile(hand: Hand, name: string, bytes: Uint8Array): Promise<string> {
    await hand.command(ELSEWHERE, '/demarche', 'import');
    const form = await hand.waitForView((view) => view.callback_id === 'import.file');
    const { id } = await hand.upload(name, bytes);
    const { errors } = await hand.submit(form, { file: { value: { files: [{ id }] } } });
    const view = errors
      ? form
      : await hand.waitForView((one) => one.callback_id === 'import.preview' || isNotice(one));
    await hand.closeView(view);
    await hand.waitForNoView();
    return JSON.stringify(errors ?? view.blocks);
  }

  /** A campaign with its words, and with failures of Slack, of files and of the database in between. */
  async function campaign(): Promise<void> {
    const [coordinator, officer] = [slack.as(COORDINATOR), slack.as(OFFICER)];
    const demarche = await trackSample(app, KEPT);
    await app.cards.idle();
    const actor = { workspace: 'T0TEAM', user: OFFICER, surface: 'command', role: 'recorder' } as const;
    const answer = {
      position: 'supports',
      note: MARKERS.note,
      quote: MARKERS.quote,
      interlocutor: MARKERS.interlocutor,
    } as const;

    for (const how of [{ error: 'invalid_blocks' }, 'drop', { status: 500 }] as const)
      slack.fail('chat.update', how, 1);
    await app.desk.record(actor, demarche, 'MY', null, answer);
    await expect.poll(() => lines.some((line) => /a card/.test(line))).toBe(true);
    await officer.command(CAMPAIGN, '/demarche', `record Jordan delivered ${MARKERS.note}`);
    slack.fail('response_url', { status: 500 }, 1);
    await officer.click(await officer.waitForMessage(CAMPAIGN, says('Jordan')), { label: 'Undo' });
    await expect.poll(() => slack.calls.some(({ method }) => method === 'response_url')).toBe(true);
    slack.fail('views.open', { error: 'expired_trigger_id' }, 1);
    await officer.command(CAMPAIGN, '/demarche', 'record Senegal');
    await expect.poll(() => slack.calls.some(refusedView)).toBe(true);
    slack.fail('files.getUploadURLExternal', { status: 500 }, 3);
    await coordinator.command(CAMPAIGN, '/demarche', 'export json');
    await coordinator.waitForMessage(CAMPAIGN, says('give your administrator this number'));
    await coordinator.command(CAMPAIGN, '/demarche', `search ${MARKERS.searched}`);
    await coordinator.command(CAMPAIGN, '/cable', MARKERS.searched);
    await coordinator.command(CAMPAIGN, '/demarche', `remind me in 2 hours ${MARKERS.reminded}`);
    await coordinator.say(coordinator.dm, `what did ${MARKERS.mentioned} say?`);
    await coordinator.waitForMessage(coordinator.dm, ({ user }) => user !== COORDINATOR);

    slack.fail('download', 'drop', 1);
    await importFile(coordinator, 'dropped.txt', Buffer.from(KEPT));
    await importFile(coordinator, 'none.txt', Buffer.from(`Dear all, ${MARKERS.badFile} is at noon.`));
    await importFile(coordinator, 'binary.bin', Buffer.from(`${MARKERS.badFile}\0\0`));
    expect(await importFile(coordinator, 'secret.txt', Buffer.from(REFUSED))).toContain('SECRET');

    const other = new DatabaseSync(file());
    other.exec("create trigger breaks before insert on response begin select raise(abort, 'broken'); end");
    await officer.command(CAMPAIGN, '/demarche', `record Jordan supports ${MARKERS.note}`);
    await officer.waitForMessage(CAMPAIGN, says('The ledger refused a change'));
    other.exec('drop trigger breaks');
    other.close();
  }

  const secretsOf = (): string[] => [
    slack.botToken,
    slack.appToken,
    slack.signingSecret,
    slack.oauth.clientId,
    slack.oauth.clientSecret,
  ];

  async function cli(words: string[]): Promise<string> {
    const { out, err } = await runWords(words);
    return `${out}${err}`;
  }

  it('nothing of a secret, a cable or an answer is logged, audited or told to an administrator', async () => {
    await campaign();
    const healthz =
      config.slack.mode.type === 'http'
        ? await (await fetch(`http://127.0.0.1:${config.slack.mode.port}/healthz`)).text()
        : '';
    await stop();

    const logged = lines.join('');
    expect(logged).toContain('"level":50');
    const database = new DatabaseSync(file(), { readOnly: true });
    const audited = JSON.stringify(database.prepare('select * from audit').all());
    database.close();
    expect(audited).toContain('"verb":"track"');

    const env = config.slack;
    vi.stubEnv('DATABASE_URL', config.databaseUrl);
    vi.stubEnv('MAX_CLASSIFICATION', 'CONFIDENTIAL');
    vi.stubEnv('SLACK_BOT_TOKEN', slack.botToken);
    vi.stubEnv('SLACK_API_URL', env.apiUrl);
    if (env.mode.type === 'socket') vi.stubEnv('SLACK_APP_TOKEN', slack.appToken);
    else vi.stubEnv('SLACK_SIGNING_SECRET', slack.signingSecret);
    const told = [await cli(['doctor']), await cli(['check'])];
    expect(told[0]).toContain('Ready: npm start');
    slack.fail('auth.test', { error: 'invalid_auth' }, 1);
    told.push(await cli(['doctor']));

    for (const [where, all] of Object.entries({ logged, audited, healthz, told: told.join('') })) {
      for (const [of, marker] of Object.entries(MARKERS))
        expect({ where, of, found: all.includes(marker) }).toEqual({ where, of, found: false });
      for (const [at, secret] of secretsOf().entries())
        expect({ where, at, found: all.includes(secret) }).toEqual({ where, at, found: false });
      // An address with a path may be a response_url or the place of a file.
      expect(all.match(/https?:\/\/[^\s"/]+\/[^\s"]+/g)).toBeNull();
    }
  });

  it('a refused cable leaves nothing at all: not in the database or its log, nor in a folder for what is passing', async () => {
    const hand = slack.as(COORDINATOR);
    expect(await importFile(hand, 'secret.txt', Buffer.from(REFUSED))).toContain('SECRET');
    const { id } = await hand.upload('dropped.txt', Buffer.from(REFUSED));
    await hand.say(hand.dm, '', { files: [id] });
    await hand.waitForMessage(hand.dm, says('marked SECRET'));
    const left = () =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => ({ name, bytes: readFileSync(join(parentPath, name)) }));
    for (const moment of ['while it runs', 'when it has stopped']) {
      if (moment === 'when it has stopped') await stop();
      const files = left();
      expect(files.map(({ name }) => name)).toContain('desk.db');
      expect(files.filter(({ name }) => !name.startsWith('desk.db'))).toEqual([]);
      for (const { name, bytes } of files) {
        for (const encoding of ['utf8', 'utf16le'] as const)
          expect({ moment, name, found: bytes.includes(MARKERS.refused, 0, encoding) }).toEqual({
            moment,
            name,
            found: false,
          });
      }
    }
    expect(lines.join('')).not.toContain(MARKERS.refused);
  });
});

describe('on PostgreSQL, whose errors quote the row that they are about', () => {
  it('a row that is refused is logged by its table and its rule, and the password of the server never', async () => {
    await using slack = await startSlackToDispose();
    const url = new URL(await newDatabase());
    url.password ||= 'Zqpasswordx';
    const lines: string[] = [];
    const log = createLog('debug', { write: (line) => void lines.push(line) });
    const config = await configFor(slack.slack, 'socket', url.href);
    const app = await createApp(config, { clock: slack.slack, log, cardPace: 0 });
    try {
      await app.start();
      await slack.slack.connected();
      await trackSample(app, KEPT);
      const rule = `alter table response add constraint only_short check (patch_json not like '%${MARKERS.note}%')`;
      await query(url.href, rule);
      const officer = slack.slack.as(OFFICER);
      await officer.command(CAMPAIGN, '/demarche', `record Jordan supports ${MARKERS.note} ${MARKERS.quote}`);
      await officer.waitForMessage(CAMPAIGN, says('The ledger refused a change'));
      await app.cards.idle();
    } finally {
      await app.stop();
    }
    expect(lines.join('')).toContain('only_short');
    for (const secret of [...Object.values(MARKERS), url.password, slack.slack.botToken])
      expect(lines.join('')).not.toContain(secret);
  });
});

async function startSlackToDispose() {
  const slack = await startSlack();
  return { slack, [Symbol.asyncDispose]: () => slack.close() };
}
