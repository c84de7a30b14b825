import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../demo/protocol.ts';
import { parseCable } from '../../src/cable/index.ts';
import { decodePng } from '../reports/pixels.ts';
import { workspaceForEach } from './for-each.ts';
import {
  CAMPAIGN,
  COORDINATOR,
  ELSEWHERE,
  GUEST,
  type Mode,
  OFFICER,
  OUTSIDER,
  says,
  words,
} from './workspace.ts';

describe.each<Mode>(['socket', 'http'])('files over %s mode', (mode) => {
  const at = workspaceForEach(mode, async ({ app, demarche }) => {
    const actor = { workspace: 'T0TEAM', user: OFFICER, surface: 'command', role: 'coordinator' } as const;
    await app.desk.record(actor, demarche, 'MY', null, {
      delivery: 'delivered',
      position: 'supports',
      quote: '=HYPERLINK("https://example.org")',
    });
    await app.cards.idle();
  });

  const coordinator = () => at.slack.as(COORDINATOR);
  const withFile = ({ files }: Message) => files.length > 0;

  async function bytesOf({ files }: Message): Promise<Uint8Array> {
    const [file] = files;
    if (!file) return expect.fail('no file');
    const response = await fetch(`${at.slack.url}/files-pri/T0TEAM-${file.id}/${file.name}`, {
      headers: { authorization: `Bearer ${at.slack.botToken}` },
    });
    expect(response.status).toBe(200);
    return new Uint8Array(await response.arrayBuffer());
  }

  async function asked(typed: string): Promise<{ message: Message; bytes: Uint8Array }> {
    await coordinator().command(CAMPAIGN, '/demarche', typed);
    await coordinator().waitForMessage(CAMPAIGN, says('It is in your DM'));
    const message = await coordinator().waitForMessage(coordinator().dm, withFile);
    return { message, bytes: await bytesOf(message) };
  }

  it('the map comes into the DM, with its marking, its name and its alt text', async () => {
    const { message, bytes } = await asked('map Middle East');
    expect(words(message)).toContain('CONFIDENTIAL');
    expect(message.files).toMatchObject([{ name: '08STATE22377-middle-east.png', mimetype: 'image/png' }]);
    expect(decodePng(bytes).width).toBe(1440);
    const announced = at.slack.calls.find(({ method }) => method === 'files.getUploadURLExternal');
    expect(announced?.args.alt_text).toContain('have reported');
  });

  it('the time line comes as a picture too', async () => {
    const { message, bytes } = await asked('timeline dark');
    expect(message.files).toMatchObject([{ name: '08STATE22377-timeline.png' }]);
    expect(decodePng(bytes).width).toBe(1440);
  });

  it('export csv comes into the DM, and no cell of it runs', async () => {
    const { message, bytes } = await asked('export csv');
    expect(message.files).toMatchObject([{ name: '08STATE22377.csv' }]);
    const text = Buffer.from(bytes).toString('utf8');
    expect(text.startsWith('\uFEFFCONFIDENTIAL,08STATE22377,')).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""https://example.org"")"`);
  });

  it('export xlsx is a workbook with the marking on top', async () => {
    const { message, bytes } = await asked('export xlsx');
    const { sheets } = await readXlsx(bytes);
    expect(sheets.map(({ name, rows }) => [name, rows[0]?.[0]])).toEqual([
      ['Board', 'CONFIDENTIAL'],
      ['Entries', 'CONFIDENTIAL'],
      ['Cable', 'CONFIDENTIAL'],
    ]);
    expect(message.files).toMatchObject([{ name: '08STATE22377.xlsx' }]);
  });

  it('export json holds the entries too', async () => {
    const { bytes } = await asked('export json 08STATE22377');
    const document = JSON.parse(Buffer.from(bytes).toString('utf8'));
    expect(document).toMatchObject({ format: 'demarche-desk/1', banner: 'CONFIDENTIAL' });
    expect(document.entries).toHaveLength(1);
  });

  it('export report is a cable that reads back', async () => {
    const { message, bytes } = await asked('export report');
    expect(message.files).toMatchObject([{ name: '08STATE22377-report.txt' }]);
    const cable = parseCable(Buffer.from(bytes).toString('utf8'));
    expect(cable.warnings).toEqual([]);
    expect(cable.references).toMatchObject([{ mrn: '08STATE22377' }]);
  });

  it('`share` puts it into the thread of the card, and posts nothing in the channel itself', async () => {
    const card = at.card();
    await coordinator().command(CAMPAIGN, '/demarche', 'map share');
    await coordinator().waitForMessage(CAMPAIGN, says('in the thread of the card'));
    const shared = at.slack.as(OFFICER).thread(CAMPAIGN, card.ts).filter(withFile);
    expect(shared.map(words).join()).toContain(`Shared by <@${COORDINATOR}>`);
    expect(coordinator().messages(CAMPAIGN).filter(withFile)).toEqual([]);
    expect(coordinator().messages(coordinator().dm)).toEqual([]);
  });

  it('`share` is refused where the channel does not track it', async () => {
    await coordinator().command(ELSEWHERE, '/demarche', 'export csv 08STATE22377 share');
    await coordinator().waitForMessage(ELSEWHERE, says('only in a channel that tracks'));
    expect(at.slack.calls.filter(({ method }) => method.startsWith('files.'))).toEqual([]);
  });

  it.each([
    ['a guest', GUEST, CAMPAIGN, 'members of this workspace only'],
    ['who is in no channel that tracks it', OUTSIDER, ELSEWHERE, 'I know no cable 08STATE22377'],
  ])('%s gets no file', async (_, user, channel, said) => {
    const hand = at.slack.as(user);
    for (const typed of ['map 08STATE22377', 'export report 08STATE22377']) {
      await hand.command(channel, '/demarche', typed);
    }
    await expect.poll(() => hand.messages(channel).filter(says(said))).toHaveLength(2);
    expect(at.slack.calls.filter(({ method }) => method.startsWith('files.'))).toEqual([]);
  });

  it.each([
    ['map Atlantis', 'I have no map of “Atlantis”'],
    ['timeline Africa', 'takes one word only, `dark`'],
    ['export', 'Say as what'],
    ['export pdf', 'Say as what'],
  ])('%s is refused with what to do next', async (typed, said) => {
    await coordinator().command(CAMPAIGN, '/demarche', typed);
    await coordinator().waitForMessage(CAMPAIGN, says(said));
  });

  it('says what is missing where the app was installed before it uploaded files', async () => {
    at.slack.fail('files.getUploadURLExternal', { error: 'missing_scope' }, 1);
    await coordinator().command(CAMPAIGN, '/demarche', 'map');
    await coordinator().waitForMessage(CAMPAIGN, says('files:write'));
  });
});
