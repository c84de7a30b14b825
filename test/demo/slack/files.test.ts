import { describe, expect, it } from 'vitest';
import { ANNA, BEN, client, OFFICE, startOffice } from './office.ts';

describe('files', () => {
  it('the client uploads a file and shares it in a thread', async () => {
    const slack = await startOffice();
    const api = client(slack);
    const parent = await slack.as(ANNA).say(OFFICE, 'the table, please');
    await api.filesUploadV2({
      channel_id: OFFICE,
      thread_ts: parent.ts,
      filename: 'tally.csv',
      file: Buffer.from('country,position\n'),
      initial_comment: 'here',
    });
    const reply = slack.as(BEN).thread(OFFICE, parent.ts)[1];
    expect(reply).toMatchObject({
      text: 'here',
      files: [{ name: 'tally.csv', mimetype: 'text/csv', size: 17 }],
    });
    const shown = await fetch(`${slack.url}${reply?.files[0]?.pageUrl}`);
    expect(await shown.text()).toBe('country,position\n');
  });

  it("a person's file is downloaded with the bot token; without one Slack shows its sign-in page", async () => {
    const slack = await startOffice();
    const file = await slack.as(ANNA).upload('cable.txt', Buffer.from('ACTION REQUEST'));
    await slack.as(ANNA).say(OFFICE, 'see file', { files: [file.id] });
    const { file: known } = await client(slack).files.info({ file: file.id });
    const url = String(known?.url_private);
    const authorization = `Bearer ${slack.botToken}`;
    expect(await (await fetch(url, { headers: { authorization } })).text()).toBe('ACTION REQUEST');
    const anonymous = await fetch(url);
    expect(anonymous.headers.get('content-type')).toBe('text/html');
    expect(anonymous.url).toContain('/signin');
    const { files } = await client(slack).files.list({ channel: OFFICE });
    expect(files?.map(({ id }) => id)).toEqual([file.id]);
  });

  it('a download can be made to fail', async () => {
    const slack = await startOffice();
    const file = await slack.as(ANNA).upload('cable.txt', Buffer.from('x'));
    await slack.as(ANNA).say(OFFICE, '', { files: [file.id] });
    const { file: known } = await client(slack).files.info({ file: file.id });
    slack.fail('download', { status: 503 }, 1);
    const headers = { authorization: `Bearer ${slack.botToken}` };
    expect((await fetch(String(known?.url_private), { headers })).status).toBe(503);
    expect((await fetch(String(known?.url_private), { headers })).status).toBe(200);
  });
});
