import { describe, expect, it } from 'vitest';
import { sample } from '../support/world.ts';
import { workspaceForEach } from './for-each.ts';
import {
  CAMPAIGN,
  COORDINATOR,
  choice,
  ELSEWHERE,
  GUEST,
  type Mode,
  OFFICER,
  OUTSIDER,
  says,
  tells,
  UNINVITED,
  value,
} from './workspace.ts';

describe.each<Mode>(['socket', 'http'])('shortcuts over %s mode', (mode) => {
  const at = workspaceForEach(mode);

  const as = (user: string) =>
    ({ workspace: 'T0TEAM', user, surface: 'command', role: 'coordinator' }) as const;
  const officer = () => at.slack.as(OFFICER);

  /** Somebody says something, and the officer uses a shortcut on it. */
  async function on(callbackId: string, text: string, channel = CAMPAIGN, hand = officer()) {
    const { ts } = await at.slack.as(COORDINATOR).say(channel, text);
    await hand.shortcut(callbackId, { channel, ts });
    return ts;
  }

  async function secondCampaign(mrn: string) {
    const raw = sample('09STATE41205.txt');
    const check = await at.app.desk.check('T0TEAM', raw);
    if (check.type !== 'readable' || !check.draft) return expect.fail('the sample is no demarche');
    const choices = { mrn, deadlines: check.draft.deadlines, achieved: [] };
    const { demarche } = await at.app.desk.import(as(COORDINATOR), raw, choices);
    return demarche ?? expect.fail('no demarche');
  }

  describe('Look up cable', () => {
    it.each(['See 08 STATE 22377 for the points.', 'ref: 08state022377', 'REF A: 2008 STATE 22377, para 3'])(
      'shows the cable that a message names: %s',
      async (text) => {
        await on('cable.look-up', text);
        await officer().waitForView(tells('08 STATE 22377', '*TAGS* PREL'));
      },
    );

    it("reads an app's own message too", async () => {
      await officer().shortcut('cable.look-up', { channel: CAMPAIGN, ts: at.card().ts });
      await officer().waitForView(tells('*TAGS* PREL'));
    });

    it('lets one choose where several are named, and says which it does not know', async () => {
      await on('cable.look-up', '08 STATE 22377 and 07 BRASILIA 1234');
      const choice = await officer().waitForView(tells('names 2 cables', 'I know no such cable'));
      await officer().click(choice, { label: 'Show' });
      await officer().waitForView(tells('*TAGS* PREL'));
    });

    it('asks for the MRN where none is named, and offers the nearest to one that is not known', async () => {
      await on('cable.look-up', 'Lunch is at noon.');
      const form = await officer().waitForView(tells('names no cable'));
      const { errors } = await officer().submit(form, { mrn: value('08 STATE 22376') });
      expect(errors?.mrn).toContain('Nearest: 08STATE22377');
      await officer().submit(form, { mrn: value('08 STATE 22377') });
      await officer().waitForView(tells('*TAGS* PREL'));
      await on('cable.look-up', '08 STATE 22376');
      await officer().waitForView(tells('Nearest: `08STATE22377`'));
    });

    it('does not say whether a cable exists that one may not see', async () => {
      await on('cable.look-up', '08 STATE 22377', ELSEWHERE, at.slack.as(OUTSIDER));
      const view = await at.slack.as(OUTSIDER).waitForView(tells('I know no cable 08STATE22377'));
      expect(tells('Nearest')(view)).toBe(false);
    });

    it.each(['cable.look-up', 'response.from-message'])('refuses a guest: %s', async (shortcut) => {
      await on(shortcut, '08 STATE 22377: Malaysia supports', CAMPAIGN, at.slack.as(GUEST));
      await at.slack.as(GUEST).waitForView(tells('members of this workspace only'));
    });
  });

  describe('Record a response', () => {
    it('opens the form where demarche and country are clear, and keeps the link to the message', async () => {
      const ts = await on('response.from-message', 'The Malaysians told us that they will support it.');
      const form = await officer().waitForView(tells('*Malaysia*', 'this message', 'Interlocutor'));
      expect((await officer().submit(form, { position: choice('supports') })).errors).toBeUndefined();
      await officer().waitForMessage(CAMPAIGN, says('Recorded for Malaysia'));
      const [entry] = await at.app.desk.history(at.demarche, 'MY');
      expect(entry).toMatchObject({ by: OFFICER, surface: 'message', patch: { position: 'supports' } });
      expect(entry?.link).toContain(`/archives/${CAMPAIGN}/p${ts.replace('.', '')}`);
      await officer().command(CAMPAIGN, '/demarche', 'history Malaysia');
      await officer().waitForMessage(CAMPAIGN, says('a message', `p${ts.replace('.', '')}`));
    });

    it.each([
      ['none', 'They said yes.', []],
      ['several', 'Jordan and Senegal said yes.', ['JO', 'SN']],
    ])('asks for the country where the message names %s', async (_, text, named) => {
      await on('response.from-message', text);
      const pick = await officer().waitForView(tells('Country that answered'));
      expect(tells('Named in the message')(pick)).toBe(named.length > 0);
      await officer().submit(pick, { country: choice('SN') });
      const form = await officer().waitForView(tells('*Senegal*', 'Interlocutor'));
      await officer().submit(form, { position: choice('supports') });
      await officer().waitForMessage(CAMPAIGN, says('Recorded for Senegal'));
      expect((await at.app.desk.history(at.demarche, 'SN'))[0]?.link).toContain('/archives/');
    });

    it('asks for the demarche where the channel follows several and none is named', async () => {
      const second = await secondCampaign('09STATE41205');
      await at.app.desk.track(as(COORDINATOR), second.id, CAMPAIGN, 'UTC');
      await on('response.from-message', 'They said yes.');
      const pick = await officer().waitForView(tells('For which demarche?'));
      expect(tells('08 STATE 22377', '09 STATE 41205')(pick)).toBe(true);
      await officer().submit(pick, { demarche: choice(at.demarche) });
      const country = await officer().waitForView(tells('Country that answered'));
      await officer().submit(country, { country: choice('MY') });
      await officer().waitForView(tells('*Malaysia*', '08 STATE 22377'));
    });

    it('takes the demarche that the message names', async () => {
      const second = await secondCampaign('09STATE41205');
      await at.app.desk.track(as(COORDINATOR), second.id, CAMPAIGN, 'UTC');
      await on('response.from-message', '08 STATE 22377: Malaysia supports.');
      await officer().waitForView(tells('*Malaysia*', '08 STATE 22377', 'Interlocutor'));
    });

    it('says so when Slack gives no link, and records all the same, told in a DM', async () => {
      await on('response.from-message', '08 STATE 22377: Malaysia supports.', UNINVITED);
      const form = await officer().waitForView(tells('gave me no link', 'Interlocutor'));
      await officer().submit(form, { position: choice('supports') });
      await officer().waitForMessage(officer().dm, says('Recorded for Malaysia'));
      expect((await at.app.desk.history(at.demarche, 'MY'))[0]?.link).toBeNull();
    });

    it('begins from anywhere, asks what is not clear, and answers in a DM with Undo', async () => {
      await officer().shortcut('response.begin');
      const pick = await officer().waitForView(tells('Country that answered'));
      await officer().submit(pick, { country: choice('MY') });
      const form = await officer().waitForView(tells('*Malaysia*', 'Interlocutor'));
      await officer().submit(form, { delivery: choice('delivered') });
      await officer().waitForMessage(officer().dm, says('Recorded for Malaysia', 'Undo'));
    });

    it('records nothing but what was changed, also from a channel that may show less than its reader', async () => {
      const note = 'Said in confidence.';
      await at.app.desk.record(as(COORDINATOR), at.demarche, 'MY', null, { delivery: 'delivered', note });
      await at.app.desk.setClearance(as(COORDINATOR), ELSEWHERE, 'UNCLASSIFIED');
      await on('response.from-message', '08 STATE 22377: Malaysia supports', ELSEWHERE);
      const form = await officer().waitForView(tells('*Malaysia*', 'Interlocutor'));
      await officer().submit(form, { position: choice('supports') });
      await officer().waitForMessage(ELSEWHERE, says('Recorded for Malaysia'));
      const [entry] = await at.app.desk.history(at.demarche, 'MY');
      expect(entry).toHaveProperty('patch', { position: 'supports' });
    });

    it('offers nothing to who can see no demarche', async () => {
      await on(
        'response.from-message',
        '08 STATE 22377: Malaysia supports',
        ELSEWHERE,
        at.slack.as(OUTSIDER),
      );
      const view = await at.slack.as(OUTSIDER).waitForView(tells('No open demarche that you can see'));
      expect(tells('22377')(view)).toBe(false);
    });
  });
});
