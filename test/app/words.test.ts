import { describe, expect, it } from 'vitest';
import type { Message } from '../../demo/protocol.ts';
import { workspaceForEach } from './for-each.ts';
import {
  BOT,
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

describe.each<Mode>(['socket', 'http'])('plain words over %s mode', (mode) => {
  const at = workspaceForEach(mode);

  const coordinator = () => at.slack.as(COORDINATOR);
  const officer = () => at.slack.as(OFFICER);

  /** Says something to the app by name and returns its answer in the thread. */
  async function ask(
    hand: ReturnType<typeof coordinator>,
    text: string,
    channel = CAMPAIGN,
  ): Promise<Message> {
    const said = await hand.say(channel, `<@${BOT.userId}> ${text}`);
    return hand.waitForMessage(channel, ({ threadTs, user }) => threadTs === said.ts && user === BOT.userId);
  }

  it.each([
    ['points for Malaysia', 'Points that name Malaysia'],
    ['who is outstanding?', '53 outstanding'],
    ['when is it due in Kuala Lumpur?', 'AMEMBASSY KUALA LUMPUR'],
    ['what did Senegal say?', '*Senegal*'],
    ['how many support?', '0 of 55'],
    ['what can you do', 'points for Malaysia'],
    ['who is in?', 'Nobody is in yet'],
    ['what do I owe?', 'No country is assigned to you'],
    ['history', 'opened the campaign'],
    ['map of Malaysia', 'There is no map of Malaysia alone'],
    ['close it', '`/demarche close`'],
    ['reopen 08 STATE 22377', '`/demarche reopen 08STATE22377`'],
    ['track 08STATE22377 here', '`/demarche track 08STATE22377`'],
    ['share it', '`/demarche status share`'],
    ['turn off reminders', '`/demarche remind off`'],
    ['who may record here?', '`/demarche roles`'],
    ['read me the cable', 'SECSTATE'],
    ['as a table', 'AMEMBASSY KABUL'],
    ['what does the cable say about Malaysia?', '*Malaysia*'],
    ['import a cable', '`/demarche import`'],
  ])('by name: %s', async (text, said) => {
    expect(says(said)(await ask(coordinator(), text))).toBe(true);
  });

  it('says who delivered on a day: by the date that was given, else by when it was recorded where one is', async () => {
    const actor = { workspace: 'T0TEAM', user: OFFICER, surface: 'command', role: 'recorder' } as const;
    const record = (country: string, deliveredOn?: string) =>
      at.app.desk.record(actor, at.demarche, country, null, {
        delivery: 'delivered',
        ...(deliveredOn ? { deliveredOn } : {}),
      });
    await record('MY', '2008-03-04');
    await record('SN');
    at.slack.advance(24);
    await record('JO', '2008-03-05');
    await record('ML');
    const answer = await ask(coordinator(), 'who delivered yesterday?');
    expect(
      says('*Delivered* on Wed 5 Mar 2008: *2 of 55 countries*', '*Jordan*: Delivered on Wed 5 Mar')(answer),
    ).toBe(true);
    expect(says('*Senegal*: Delivered · recorded')(answer)).toBe(true);
    expect(says('Malaysia')(answer) || says('*Mali*')(answer)).toBe(false);
  });

  it('answers in a DM, about the only demarche that one can see', async () => {
    const hand = coordinator();
    const asked = await hand.say(hand.dm, 'who is outstanding?');
    const answer = await hand.waitForMessage(
      hand.dm,
      ({ threadTs, user }) => threadTs === asked.ts && user === BOT.userId,
    );
    expect(says('53 outstanding')(answer)).toBe(true);
  });

  it('records only after the confirm, with the link to what was said', async () => {
    const proposal = await ask(officer(), 'Senegal supports, FM said yes on the 4th');
    expect(says('Record for *Senegal*', 'Supports')(proposal)).toBe(true);
    expect(await at.app.desk.history(at.demarche, 'SN')).toEqual([]);
    await officer().click(proposal, { label: 'Record this' });
    await officer().waitForMessage(CAMPAIGN, says('Recorded for Senegal'));
    const [entry] = await at.app.desk.history(at.demarche, 'SN');
    expect(entry).toMatchObject({ by: OFFICER, surface: 'message', patch: { position: 'supports' } });
    expect(entry?.link).toContain('/archives/');
  });

  it('only the person who said it can confirm it', async () => {
    const proposal = await ask(officer(), 'Senegal supports');
    await coordinator().click(proposal, { label: 'Record this' });
    await coordinator().waitForMessage(CAMPAIGN, says(`Only <@${OFFICER}>`));
    expect(await at.app.desk.history(at.demarche, 'SN')).toEqual([]);
  });

  it('what was said can be changed in the form before it is recorded', async () => {
    const proposal = await ask(officer(), 'Senegal supports');
    await officer().click(proposal, { label: 'Change it…' });
    const form = await officer().waitForView();
    await officer().submit(form, { position: { value: { selected_option: { value: 'leans-yes' } } } });
    await officer().waitForMessage(CAMPAIGN, says('Recorded for Senegal', 'Leans yes'));
  });

  it('records nothing when it is not confirmed', async () => {
    const proposal = await ask(officer(), 'Senegal supports');
    await officer().click(proposal, { label: 'Do not record' });
    await officer().waitForMessage(CAMPAIGN, says('Nothing was recorded.'));
    expect(await at.app.desk.history(at.demarche, 'SN')).toEqual([]);
  });

  it.each([
    ['map of Africa', '08STATE22377-africa.png', '`/demarche map africa share`'],
    ['show the timeline in dark', '08STATE22377-timeline.png', '`/demarche timeline dark share`'],
    ['export as csv', '08STATE22377.csv', '`/demarche export csv share`'],
  ])(
    'puts a file into the DM of who asked, and only they read where it is: %s',
    async (text, name, typed) => {
      const answer = await ask(officer(), text);
      expect(answer.ephemeralTo).toBe(OFFICER);
      expect(says('It is in your DM with me', typed)(answer)).toBe(true);
      const sent = await officer().waitForMessage(officer().dm, ({ files }) => files.length > 0);
      expect(sent.files).toMatchObject([{ name }]);
    },
  );

  it('in a DM the file comes into the thread', async () => {
    const hand = officer();
    const asked = await hand.say(hand.dm, 'export as json');
    const sent = await hand.waitForMessage(hand.dm, ({ files }) => files.length > 0);
    expect(sent).toMatchObject({ threadTs: asked.ts, files: [{ name: '08STATE22377.json' }] });
  });

  it('asks as what, where an export is asked for and no form is named', async () => {
    const question = await ask(officer(), 'export');
    await officer().click(question, { label: 'The draft reporting cable' });
    const sent = await officer().waitForMessage(officer().dm, ({ files }) => files.length > 0);
    expect(sent.files).toMatchObject([{ name: '08STATE22377-report.txt' }]);
  });

  const ownerOf = async (country: string) => {
    const demarche = await at.app.desk.demarcheById(at.demarche);
    if (!demarche) return expect.fail('no demarche');
    const board = await at.app.desk.board(demarche);
    return board.rows.find((row) => row.country === country)?.owner;
  };

  it('names an owner only after the confirm', async () => {
    const proposal = await ask(officer(), 'I take Malaysia');
    expect(says(`Shall ${OFFICER} answer for *Malaysia*?`)(proposal)).toBe(true);
    expect(await ownerOf('MY')).toBeNull();
    await officer().click(proposal, { label: 'Assign' });
    await officer().waitForMessage(CAMPAIGN, says(`<@${OFFICER}> now answers for *Malaysia*`));
    expect(await ownerOf('MY')).toBe(OFFICER);
  });

  it('tells somebody else that they answer for a country now, and from where it was said', async () => {
    const proposal = await ask(coordinator(), `assign Malaysia and Senegal to <@${OFFICER}>`);
    await coordinator().click(proposal, { label: 'Assign' });
    await officer().waitForMessage(officer().dm, says('You now answer for', 'Malaysia', 'Senegal'));
    expect([await ownerOf('MY'), await ownerOf('SN')]).toEqual([OFFICER, OFFICER]);
  });

  it('takes a name off after the confirm, and says whose it is until then', async () => {
    const first = await ask(officer(), 'I take Malaysia');
    await officer().click(first, { label: 'Assign' });
    await officer().waitForMessage(CAMPAIGN, says('now answers for'));
    const proposal = await ask(coordinator(), 'unassign Malaysia');
    expect(says('Shall nobody answer for *Malaysia*?', `Malaysia is ${OFFICER}’s now`)(proposal)).toBe(true);
    await coordinator().click(proposal, { label: 'Take the name off' });
    await coordinator().waitForMessage(CAMPAIGN, says('Nobody answers for *Malaysia* now'));
    expect(await ownerOf('MY')).toBeNull();
  });

  it('says that the owner does not know of it where Slack takes no DM to them, and not that it failed', async () => {
    const owns = (message: Message) => says('now answers for')(message);
    at.slack.fail('conversations.open', { error: 'user_disabled' }, 2);
    await coordinator().command(CAMPAIGN, '/demarche', `assign Jordan <@${OFFICER}>`);
    await coordinator().waitForMessage(CAMPAIGN, owns);
    await coordinator().waitForMessage(
      CAMPAIGN,
      says(`Slack took no DM to <@${OFFICER}>`, 'done all the same'),
    );
    const proposal = await ask(coordinator(), `assign Mali to <@${OFFICER}>`);
    await coordinator().click(proposal, { label: 'Assign' });
    await coordinator().waitForMessage(CAMPAIGN, says('*Mali*', `Slack took no DM to <@${OFFICER}>`));
    expect(coordinator().messages(CAMPAIGN).filter(says('our fault'))).toEqual([]);
  });

  it('assigns nobody when it is not confirmed, nor by another’s click', async () => {
    const proposal = await ask(officer(), 'I take Malaysia');
    await coordinator().click(proposal, { label: 'Assign' });
    await coordinator().waitForMessage(CAMPAIGN, says(`Only <@${OFFICER}>`));
    await officer().click(proposal, { label: 'Leave it' });
    await officer().waitForMessage(CAMPAIGN, says('Nobody was assigned.'));
    expect(await ownerOf('MY')).toBeNull();
  });

  it('a recorder gives no country to somebody else, and reads which role that needs', async () => {
    const proposal = await ask(officer(), `assign Malaysia to <@${COORDINATOR}>`);
    await officer().click(proposal, { label: 'Assign' });
    await officer().waitForMessage(CAMPAIGN, says('nobody was assigned', 'coordinator'));
    expect(await ownerOf('MY')).toBeNull();
  });

  it('assigns nobody who could not see the demarche', async () => {
    const proposal = await ask(coordinator(), `<@${OUTSIDER}> takes Malaysia`);
    await coordinator().click(proposal, { label: 'Assign' });
    await coordinator().waitForMessage(CAMPAIGN, says(`<@${OUTSIDER}> can not see`));
    expect(await ownerOf('MY')).toBeNull();
  });

  it('says what changed since a day by the clock of who asks, without the word also', async () => {
    const actor = { workspace: 'T0TEAM', user: OFFICER, surface: 'button', role: 'recorder' } as const;
    await at.app.desk.record(actor, at.demarche, 'MY', null, { position: 'supports' });
    for (const asked of ['what changed since yesterday?', 'what’s new?']) {
      const answer = await ask(coordinator(), asked);
      expect(says('Malaysia', 'Supports')(answer)).toBe(true);
    }
  });

  it('counts back from the deadline of the country, and says when that is', async () => {
    const answer = await ask(officer(), 'remind me 2 hours before the deadline in Jakarta');
    expect(says('I remind you in a DM on', 'Asia/Kuala_Lumpur')(answer)).toBe(true);
    const demarche = await at.app.desk.demarcheById(at.demarche);
    if (!demarche) return expect.fail('no demarche');
    const { rows } = await at.app.desk.board(demarche);
    const due = new Date(rows.find(({ country }) => country === 'ID')?.dueAt ?? '');
    const hour = (due.getUTCHours() - 2 + 8) % 24;
    expect(words(answer)).toContain(`${String(hour).padStart(2, '0')}:00`);
  });

  it('sets no reminder for a moment that is over', async () => {
    const answer = await ask(officer(), 'remind me 20 days before the deadline');
    expect(says('That moment is over already')(answer)).toBe(true);
  });

  it('in a channel that does not track the demarche only the asker sees the answer', async () => {
    const said = await coordinator().say(ELSEWHERE, `<@${BOT.userId}> status 08STATE22377`);
    const answer = await coordinator().waitForMessage(ELSEWHERE, ({ threadTs }) => threadTs === said.ts);
    expect(answer.ephemeralTo).toBe(COORDINATOR);
  });

  it('a guest gets nothing, and nobody else reads that', async () => {
    const said = await at.slack.as(GUEST).say(CAMPAIGN, `<@${BOT.userId}> points`);
    const answer = await at.slack
      .as(GUEST)
      .waitForMessage(CAMPAIGN, ({ threadTs, user }) => threadTs === said.ts && user === BOT.userId);
    expect(says('members of this workspace only')(answer)).toBe(true);
    expect(answer.ephemeralTo).toBe(GUEST);
  });
});
