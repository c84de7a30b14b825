import { describe, expect, it } from 'vitest';
import type { Message } from '../../demo/protocol.ts';
import { sample } from '../support/world.ts';
import { workspaceForEach } from './for-each.ts';
import {
  BOT,
  CAMPAIGN,
  COORDINATOR,
  choice,
  ELSEWHERE,
  GUEST,
  type Mode,
  OFFICER,
  OUTSIDER,
  says,
  UNINVITED,
  value,
  words,
} from './workspace.ts';

describe.each<Mode>(['socket', 'http'])('a campaign over %s mode', (mode) => {
  const at = workspaceForEach(mode);

  const coordinator = () => at.slack.as(COORDINATOR);
  const officer = () => at.slack.as(OFFICER);
  const inChannel = () =>
    coordinator()
      .messages(CAMPAIGN)
      .filter(({ ephemeralTo }) => ephemeralTo === null);

  /** Opens one country's view and returns the message with its buttons. */
  async function country(hand: ReturnType<typeof coordinator>, name: string) {
    await hand.command(CAMPAIGN, '/demarche', `status ${name}`);
    return hand.waitForMessage(CAMPAIGN, says(`*${name}*`, 'response.record:supports'));
  }

  it('shows one card in the channel, with the marking, the deadline and how far it is', () => {
    const card = words(at.card());
    for (const part of [
      'CONFIDENTIAL',
      'Fri 7 Mar 2008',
      '¶1 (SBU)',
      'outstanding',
      'no US post'.slice(0, 0),
    ])
      expect(card).toContain(part);
    expect(inChannel()).toHaveLength(1);
  });

  it.each([
    ['', 'What you can do here'],
    ['list', '1 open demarche'],
    ['show', 'Deliver by'],
    ['points for Malaysia', 'Points that name Malaysia'],
    ['asks', '4 asks'],
    ['deadlines', 'close of business'],
    ['status outstanding', 'Outstanding'],
    ['history', 'Nothing has been recorded yet'],
    ['remind', 'is reminded 72 h'],
    ['status 08STATE22377 Jordan', '*Jordan*'],
  ])('/demarche %s answers the asker alone', async (typed, said) => {
    await coordinator().command(CAMPAIGN, '/demarche', typed);
    const theirs = ({ ephemeralTo }: Message) => ephemeralTo === COORDINATOR;
    await coordinator().waitForMessage(CAMPAIGN, (message) => theirs(message) && says(said)(message));
    expect(officer().messages(CAMPAIGN).filter(theirs)).toEqual([]);
    expect(inChannel()).toHaveLength(1);
  });

  it('a click on a country records, answers with Undo and changes the card in place', async () => {
    const before = at.card();
    await officer().command(CAMPAIGN, '/demarche', 'status');
    const board = await officer().waitForMessage(CAMPAIGN, says('response.record:supports'));
    await officer().click(board, { label: 'Supports' });
    const answer = await officer().waitForMessage(CAMPAIGN, says('Recorded for', 'Undo'));
    expect(answer.ephemeralTo).toBe(OFFICER);
    await at.app.cards.idle();
    expect(at.card().ts).toBe(before.ts);
    expect(words(at.card())).toContain('Supports 1');
    expect(inChannel()).toHaveLength(1);
  });

  it('Undo takes the entry back, and the history keeps both', async () => {
    const view = await country(officer(), 'Malaysia');
    await officer().click(view, { actionId: 'response.record:supports' });
    const answer = await officer().waitForMessage(CAMPAIGN, says('Recorded for Malaysia'));
    await officer().click(answer, { label: 'Undo' });
    await officer().waitForMessage(CAMPAIGN, says('Undone for Malaysia'));
    expect(await at.app.desk.history(at.demarche, 'MY')).toHaveLength(2);
    await at.app.cards.idle();
    expect(words(at.card())).not.toContain('Supports 1');
  });

  it('what is sent by the form changes the board that it was opened from, and the country stays in sight', async () => {
    await officer().command(CAMPAIGN, '/demarche', 'status outstanding');
    const board = await officer().waitForMessage(CAMPAIGN, says('response.more', '53 outstanding'));
    await officer().click(board, { label: 'More…' });
    const form = await officer().waitForView();
    await officer().submit(form, { delivery: choice('delivered'), position: choice('leans-no') });
    const told = await officer().waitForMessage(CAMPAIGN, says('Recorded for Afghanistan'));
    expect(told.ephemeralTo).toBe(OFFICER);
    const after = await officer().waitForMessage(CAMPAIGN, says('52 outstanding', '*Afghanistan*'));
    expect(after.ts).toBe(board.ts);
    expect(says('Leans no')(after)).toBe(true);
  });

  it('a form that was open for longer than Slack keeps its message is recorded all the same', async () => {
    await officer().command(CAMPAIGN, '/demarche', 'status outstanding');
    const board = await officer().waitForMessage(CAMPAIGN, says('response.more', '53 outstanding'));
    await officer().click(board, { label: 'More…' });
    const form = await officer().waitForView();
    at.slack.advance(1);
    await officer().submit(form, { position: choice('supports') });
    await officer().waitForMessage(CAMPAIGN, says('Recorded for Afghanistan'));
    expect(await at.app.desk.history(at.demarche, 'AF')).toHaveLength(1);
  });

  it('a form in a channel that withholds a note does not take the note away', async () => {
    const actor = { workspace: 'T0TEAM', user: COORDINATOR, surface: 'cli', role: 'coordinator' } as const;
    const note = 'Said in confidence.';
    await at.app.desk.record(actor, at.demarche, 'MY', null, { delivery: 'delivered', note });
    await at.app.desk.setClearance(actor, CAMPAIGN, 'UNCLASSIFIED');
    const view = await country(officer(), 'Malaysia');
    expect(words(view)).not.toContain(note);
    await officer().click(view, { label: 'More…' });
    const form = await officer().waitForView();
    expect(JSON.stringify(form)).not.toContain(note);
    await officer().submit(form, { position: choice('supports') });
    await officer().waitForMessage(CAMPAIGN, says('Recorded for Malaysia'));
    const [entry] = await at.app.desk.history(at.demarche, 'MY');
    expect(entry).toMatchObject({ type: 'record', patch: { position: 'supports' } });
    expect(entry).toHaveProperty('patch', { position: 'supports' });
  });

  it('More… opens the form; an error stays in it, and what is sent is recorded', async () => {
    const view = await country(officer(), 'Malaysia');
    await officer().click(view, { label: 'More…' });
    const form = await officer().waitForView();
    const refused = await officer().submit(form, { delivery: choice('unable') });
    expect(refused.errors?.reason).toContain('why');
    const sent = await officer().submit(form, {
      delivery: choice('delivered'),
      position: choice('leans-yes'),
      interlocutor: value('Deputy Minister'),
      quote: value('We will look at it with favour.'),
      'ask-2': choice('supports'),
    });
    expect(sent.errors).toBeUndefined();
    await officer().waitForMessage(CAMPAIGN, says('Recorded for Malaysia', 'Leans yes'));
    const [entry] = await at.app.desk.history(at.demarche, 'MY');
    expect(entry).toMatchObject({
      by: OFFICER,
      surface: 'modal',
      patch: {
        delivery: 'delivered',
        position: 'leans-yes',
        interlocutor: 'Deputy Minister',
        quote: 'We will look at it with favour.',
        asks: { 2: 'supports' },
      },
    });
  });

  it('two people answering at once are both kept; the second is told and chooses', async () => {
    const first = await country(coordinator(), 'Malaysia');
    const second = await country(officer(), 'Malaysia');
    await coordinator().click(first, { actionId: 'response.record:supports' });
    await coordinator().waitForMessage(CAMPAIGN, says('Recorded for Malaysia'));
    await officer().click(second, { actionId: 'response.record:opposes' });
    const told = await officer().waitForMessage(CAMPAIGN, says('someone was first with a different answer'));
    expect(words(told)).toContain(`<@${COORDINATOR}>`);
    await officer().click(told, { label: 'Put it in force' });
    await officer().waitForMessage(CAMPAIGN, says('In force now', '*Opposes*'));
    expect((await at.app.desk.history(at.demarche, 'MY')).map(({ type }) => type)).toEqual([
      'adopt',
      'held',
      'record',
    ]);
  });

  it.each([
    ['statsu', 'Did you mean `/demarche status`?'],
    ['status 08STATE22376', 'Nearest: `08STATE22377`'],
    ['status Atlantis', 'I know no country'],
    ['status Mauritania', 'exempt'],
    ['record', 'for which country'],
  ])('/demarche %s is refused with what to do next', async (typed, said) => {
    await coordinator().command(CAMPAIGN, '/demarche', typed);
    await coordinator().waitForMessage(CAMPAIGN, says(said));
  });

  it('reminds once, names who is outstanding, and says so when all are in', async () => {
    at.slack.advance(1);
    await at.app.reminders.tick();
    const sent = () => inChannel().filter(says(':alarm_clock:'));
    const before = sent().length;
    at.slack.advance(24);
    await at.app.reminders.tick();
    await at.app.reminders.tick();
    expect(sent()).toHaveLength(before + 1);
    const board = await at.app.desk.board(
      (await at.app.desk.demarcheById(at.demarche)) ?? expect.fail('gone'),
    );
    const actor = {
      workspace: 'T0TEAM',
      user: COORDINATOR,
      surface: 'command',
      role: 'coordinator',
    } as const;
    for (const { country: code, outstanding } of board.rows) {
      if (outstanding) await at.app.desk.record(actor, at.demarche, code, null, { delivery: 'delivered' });
    }
    await coordinator().waitForMessage(
      CAMPAIGN,
      (message) => says('All in')(message) && !says(':alarm_clock:')(message) && message.ts !== at.card().ts,
    );
    expect(sent()).toHaveLength(0);
    at.slack.advance(72);
    await at.app.reminders.tick();
    expect(sent()).toHaveLength(0);
  });

  it('a note that ends in “share” is kept to its last word, and is shared with nobody', async () => {
    await officer().command(CAMPAIGN, '/demarche', 'record Malaysia supports the report is theirs to share');
    const told = await officer().waitForMessage(CAMPAIGN, says('Recorded for Malaysia'));
    expect(told.ephemeralTo).toBe(OFFICER);
    const [entry] = await at.app.desk.history(at.demarche, 'MY');
    expect(entry).toHaveProperty('patch.note', 'the report is theirs to share');
  });

  it('what is shared names people and calls nobody', async () => {
    await officer().command(CAMPAIGN, '/demarche', 'record Malaysia supports');
    await officer().waitForMessage(CAMPAIGN, says('Recorded for Malaysia'));
    await coordinator().command(CAMPAIGN, '/demarche', 'history share');
    const shared = await officer().waitForMessage(CAMPAIGN, says('Shared by'));
    expect(words(shared)).toContain(OFFICER);
    expect(words(shared)).not.toContain(`<@${OFFICER}>`);
  });

  it('`share` posts the answer in the channel that tracks the demarche, and nowhere else', async () => {
    await coordinator().command(CAMPAIGN, '/demarche', 'status Malaysia share');
    const shared = await officer().waitForMessage(CAMPAIGN, says('*Malaysia*', 'Shared by'));
    expect(shared.ephemeralTo).toBeNull();
    await coordinator().command(ELSEWHERE, '/demarche', 'points 08STATE22377 share');
    await coordinator().waitForMessage(ELSEWHERE, says('only in a channel that tracks'));
    expect(coordinator().messages(ELSEWHERE).filter(says('Shared by'))).toEqual([]);
  });

  it('`share` where the app is not a member any more says how to let it in', async () => {
    await at.slack.removeMember(CAMPAIGN, BOT.userId);
    await coordinator().command(CAMPAIGN, '/demarche', 'status Malaysia share');
    await coordinator().waitForMessage(CAMPAIGN, says('Invite me with `/invite @Demarche Desk`'));
    expect(coordinator().messages(CAMPAIGN).filter(says('our fault'))).toEqual([]);
  });

  it('/cable shows the cable, in pages', async () => {
    await coordinator().command(CAMPAIGN, '/cable', '08 STATE 22377');
    await coordinator().waitForMessage(CAMPAIGN, says('08 STATE 22377', '*TAGS* PREL'));
  });

  it('a guest of the workspace gets nothing', async () => {
    await at.slack.as(GUEST).command(CAMPAIGN, '/demarche', 'points');
    const answer = await at.slack
      .as(GUEST)
      .waitForMessage(CAMPAIGN, ({ ephemeralTo }) => ephemeralTo === GUEST);
    expect(words(answer)).toContain('members of this workspace only');
  });

  it('who is in no channel that tracks it does not learn that it exists', async () => {
    const outsider = at.slack.as(OUTSIDER);
    await outsider.command(ELSEWHERE, '/demarche', 'show 08STATE22377');
    const answer = await outsider.waitForMessage(ELSEWHERE, says('I know no cable 08STATE22377'));
    expect(words(answer)).not.toContain('Nearest');
    await outsider.command(ELSEWHERE, '/cable', '08STATE22377');
    await outsider.waitForMessage(
      ELSEWHERE,
      (message) => message.ts !== answer.ts && says('I know no cable')(message),
    );
  });

  it('tracks in a second channel, and not where the app was not invited', async () => {
    await coordinator().command(UNINVITED, '/demarche', 'track 08STATE22377');
    await coordinator().waitForMessage(UNINVITED, says('Invite me'));
    await coordinator().command(ELSEWHERE, '/demarche', 'track 08STATE22377');
    await coordinator().waitForMessage(ELSEWHERE, says('Deliver by'));
    await coordinator().command(ELSEWHERE, '/demarche', 'untrack');
    await coordinator().waitForMessage(ELSEWHERE, says('no longer follows'));
  });

  it('imports a cable from a file: everything found is shown first, and tracked after the confirm', async () => {
    await coordinator().command(ELSEWHERE, '/demarche', 'import');
    const form = await coordinator().waitForView();
    const file = await coordinator().upload('cable.txt', Buffer.from(sample('09STATE41205.txt')));
    await coordinator().submit(form, { file: { value: { files: [{ id: file.id }] } } });
    const preview = await coordinator().waitForView((view) => view.callback_id === 'import.preview');
    expect(JSON.stringify(preview)).toContain('Report by');
    expect(await at.app.desk.demarche('T0TEAM', '09STATE41205')).toBeNull();
    expect((await coordinator().submit(preview, {})).errors).toBeUndefined();
    await coordinator().waitForMessage(ELSEWHERE, says('is imported'));
    await coordinator().waitForMessage(
      ELSEWHERE,
      ({ user, ephemeralTo }) => user === BOT.userId && ephemeralTo === null,
    );
  });

  it.each([
    ['is no cable', Buffer.from('Lunch is at noon.'), 'does not read as a cable'],
    ['is empty', Buffer.from(' '), 'There is no text here'],
    ['is binary', Buffer.from([0, 1, 2, 255, 0, 7, 0, 0]), 'text'],
    ['is too large', Buffer.alloc(2 * 1024 * 1024, 'x'), '1,024 KB at most'],
  ])('refuses a file that %s, and stores nothing', async (_, bytes, said) => {
    await coordinator().command(ELSEWHERE, '/demarche', 'import');
    const form = await coordinator().waitForView();
    const file = await coordinator().upload('cable.txt', bytes);
    await coordinator().submit(form, { file: { value: { files: [{ id: file.id }] } } });
    await coordinator().waitForView((view) => JSON.stringify(view).includes(said));
    expect(await at.app.store.ledger.mrns('T0TEAM')).toEqual(['08STATE22377']);
  });
});
