import { describe, expect, it } from 'vitest';
import { ANNA, ANNEX, BEN, BOT, client, OFFICE, person, startOffice } from './office.ts';

const STRANGER = 'U0STRANGER';
const SHARED = 'C0SHARED';
const shared = {
  id: SHARED,
  name: 'shared',
  kind: 'channel' as const,
  topic: '',
  members: [ANNA, STRANGER, BOT.userId],
  shared: true as const,
};

const withStranger = async () => {
  const slack = await startOffice();
  slack.addPerson(person(STRANGER, 'stranger'));
  slack.addChannel(shared);
  return slack;
};

describe('who somebody is', () => {
  it.each([
    { kind: 'member', flags: { is_admin: false, is_owner: false, is_restricted: false, deleted: false } },
    { kind: 'admin', flags: { is_admin: true, is_owner: false } },
    { kind: 'owner', flags: { is_admin: true, is_owner: true } },
    { kind: 'guest', flags: { is_restricted: true, is_admin: false } },
    { kind: 'bot', flags: { is_bot: true } },
    { kind: 'deactivated', flags: { deleted: true } },
  ] as const)('users.info tells $kind by its flags', async ({ kind, flags }) => {
    const slack = await startOffice();
    slack.become(BEN, kind);
    const { user } = await client(slack).users.info({ user: BEN });
    expect(user).toMatchObject({ ...flags, team_id: 'T0TEAM' });
  });

  it('says of a deactivated person neither zone nor more', async () => {
    const slack = await startOffice();
    slack.become(BEN, 'deactivated');
    expect((await client(slack).users.info({ user: BEN })).user?.tz).toBeUndefined();
  });

  it('opens no DM with who is deactivated', async () => {
    const slack = await startOffice();
    slack.become(BEN, 'deactivated');
    await expect(client(slack).conversations.open({ users: BEN })).rejects.toThrow('user_disabled');
  });
});

describe('people of another organisation', () => {
  it('are strangers of another team, known where the app shares a channel with them', async () => {
    const slack = await withStranger();
    const { user } = await client(slack).users.info({ user: STRANGER });
    expect(user).toMatchObject({ is_stranger: true, team_id: 'T0STRANGE', tz: 'Asia/Tokyo' });
  });

  it('are nobody where it does not, and in no list of the workspace', async () => {
    const slack = await withStranger();
    await slack.leave(SHARED);
    await expect(client(slack).users.info({ user: STRANGER })).rejects.toThrow('user_not_found');
    const { members } = await client(slack).users.list({});
    expect(members?.map(({ id }) => id)).not.toContain(STRANGER);
  });

  it('read no public channel that is not shared with them', async () => {
    const slack = await withStranger();
    await slack.as(ANNA).say(ANNEX, 'among us');
    expect(slack.as(STRANGER).messages(ANNEX)).toEqual([]);
    expect(slack.as(BEN).messages(ANNEX)).toHaveLength(1);
  });

  it('speak with their own team in the message, and the event says that the channel is shared', async () => {
    const slack = await withStranger();
    await slack.as(STRANGER).say(SHARED, 'hello');
    const sent = slack.events.findLast(({ type }) => type === 'message');
    expect(sent?.body).toMatchObject({
      team_id: 'T0TEAM',
      is_ext_shared_channel: true,
      event: { user: STRANGER, user_team: 'T0STRANGE', source_team: 'T0STRANGE' },
    });
  });
});

describe('what a channel is', () => {
  it.each([
    { name: 'shared', channel: shared, flags: { is_ext_shared: true, is_shared: true, is_archived: false } },
    {
      name: 'archived',
      channel: { id: SHARED, name: 'old', kind: 'channel', topic: '', members: [BOT.userId], archived: true },
      flags: { is_ext_shared: false, is_archived: true },
    },
  ] as const)('conversations.info tells a channel that is $name', async ({ channel: made, flags }) => {
    const slack = await startOffice();
    slack.addChannel({ ...made, members: [...made.members] });
    const { channel } = await client(slack).conversations.info({ channel: SHARED });
    expect(channel).toMatchObject(flags);
  });

  it('takes no message once it is archived', async () => {
    const slack = await startOffice();
    slack.addChannel({
      id: 'C0OLD',
      name: 'old',
      kind: 'channel',
      topic: '',
      members: [BOT.userId],
      archived: true,
    });
    await expect(client(slack).chat.postMessage({ channel: 'C0OLD', text: 'x' })).rejects.toThrow(
      'is_archived',
    );
  });

  it('is not shared unless it says so', async () => {
    const slack = await startOffice();
    const { channel } = await client(slack).conversations.info({ channel: OFFICE });
    expect(channel).toMatchObject({ is_ext_shared: false, is_archived: false });
  });
});
