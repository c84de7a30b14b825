import { describe, expect, it } from 'vitest';
import { sample } from '../support/world.ts';
import { workspaceForEach } from './for-each.ts';
import { CAMPAIGN, COORDINATOR, choice, GUEST, type Mode, OFFICER, OUTSIDER, tells } from './workspace.ts';

describe.each<Mode>(['socket', 'http'])('App Home over %s mode', (mode) => {
  const at = workspaceForEach(mode, async ({ app, demarche }) => {
    for (const country of ['MY', 'SN']) {
      await app.desk.assign(as(COORDINATOR), demarche, country, OFFICER);
    }
  });

  const as = (user: string) =>
    ({ workspace: 'T0TEAM', user, surface: 'command', role: 'coordinator' }) as const;
  const officer = () => at.slack.as(OFFICER);
  const row = (country: string) => new RegExp(`^row:${country}:`).source;
  const blockOf = (view: { blocks: readonly object[] }, match: string) => {
    const ids = view.blocks.flatMap((block) =>
      'block_id' in block && typeof block.block_id === 'string' ? [block.block_id] : [],
    );
    return ids.find((id) => new RegExp(match).test(id)) ?? expect.fail(`no block ${match} in ${ids}`);
  };

  /** Which block of the view a country's buttons are. */
  const placeOf = (view: { blocks: readonly object[] }, country: string) =>
    view.blocks.findIndex((block) => 'block_id' in block && block.block_id === blockOf(view, row(country)));

  async function home() {
    await officer().openHome();
    return officer().waitForHome(tells('What I owe'));
  }

  it('shows what I owe with its buttons, what is open with its bar, and my clock', async () => {
    const view = await home();
    for (const part of [
      'You owe *2 answers*',
      '*Malaysia*',
      '*Senegal*',
      'response.record:supports',
      'Open demarches',
      '□□□□□□□□□□',
      '08 STATE 22377',
      'CONFIDENTIAL',
      'Asia/Kuala_Lumpur',
      '/demarche remind',
    ])
      expect(tells(part)(view), part).toBe(true);
    expect(tells('*Jordan*')(view)).toBe(false);
  });

  it('a click records from Home, says so in place with Undo, and posts nothing anywhere', async () => {
    const before = [CAMPAIGN, officer().dm].map((channel) => officer().messages(channel).length);
    const view = await home();
    await officer().click(view, { actionId: 'response.record:supports', blockId: blockOf(view, row('MY')) });
    const after = await officer().waitForHome(tells('Recorded for Malaysia', 'You owe *1 answer*'));
    expect(placeOf(after, 'MY'), 'what lies under the pointer stays').toBe(placeOf(view, 'MY'));
    const [entry] = await at.app.desk.history(at.demarche, 'MY');
    expect(entry).toMatchObject({ by: OFFICER, surface: 'home', patch: { position: 'supports' } });
    await officer().click(after, { label: 'Undo' });
    const again = await officer().waitForHome(tells('Undone for Malaysia', 'You owe *2 answers*'));
    expect(placeOf(again, 'MY'), 'and its buttons are back where they were').toBe(placeOf(view, 'MY'));
    await at.app.cards.idle();
    expect([CAMPAIGN, officer().dm].map((channel) => officer().messages(channel).length)).toEqual(before);
  });

  it('tells a person who was first with something else, and lets them choose there', async () => {
    const view = await home();
    await at.app.desk.record(as(COORDINATOR), at.demarche, 'MY', null, { position: 'supports' });
    await officer().click(view, { actionId: 'response.record:opposes', blockId: blockOf(view, row('MY')) });
    const held = await officer().waitForHome(tells('someone was first with a different answer'));
    await officer().click(held, { label: 'Put it in force' });
    await officer().waitForHome(tells('In force now'));
    const board = await at.app.desk.board(
      (await at.app.desk.demarcheById(at.demarche)) ?? expect.fail('gone'),
    );
    expect(board.rows.find(({ country }) => country === 'MY')?.position).toBe('opposes');
  });

  it('More… opens the form, and what is sent is told in Home', async () => {
    const view = await home();
    await officer().click(view, { actionId: 'response.more', blockId: blockOf(view, row('SN')) });
    const form = await officer().waitForView(tells('Record a response'));
    expect((await officer().submit(form, { position: choice('leans-yes') })).errors).toBeUndefined();
    await officer().waitForHome(tells('Recorded for Senegal', 'Leans yes', 'You owe *1 answer*'));
    expect(officer().messages(officer().dm)).toEqual([]);
  });

  it('Show opens the card in a modal; the board opens over it, turns its pages and records in place', async () => {
    const view = await home();
    await officer().click(view, { label: 'Show', actionId: 'show:show' });
    const card = await officer().waitForView(tells('Deliver by'));
    await officer().click(card, { label: 'Board' });
    const board = await officer().waitForView(tells('All countries', 'page 1 of'));
    expect(tells('As a table')(board)).toBe(false);
    await officer().click(board, { label: 'Next ›' });
    const second = await officer().waitForView(tells('page 2 of'));
    expect(second.id).toBe(board.id);
    await officer().click(second, { actionId: 'page.turn:filter-outstanding' });
    const first = await officer().waitForView(tells('*Outstanding*', 'page 1 of'));
    await officer().click(first, {
      actionId: 'response.record:supports',
      blockId: blockOf(first, row('AL')),
    });
    const done = await officer().waitForView(tells('Recorded for Albania', 'Undo'));
    expect(placeOf(done, 'AL'), 'what lies under the pointer stays').toBe(placeOf(first, 'AL'));
    expect(done.id).toBe(board.id);
    await officer().click(done, { actionId: 'response.more', blockId: blockOf(done, row('BH')) });
    const form = await officer().waitForView(tells('Interlocutor'));
    await officer().submit(form, { position: choice('opposes') });
    const told = await officer().waitForView(tells('Recorded for Bahrain'));
    expect(told.id).toBe(board.id);
    await officer().closeView(told);
    await officer().waitForView(tells('Deliver by'));
    await officer().waitForHome(tells('2 of 5'));
  });

  it('tells what changed since yesterday, and nothing older', async () => {
    await at.app.desk.record(as(COORDINATOR), at.demarche, 'JO', null, { position: 'supports' });
    await home();
    await officer().waitForHome(tells('• *Jordan*: *Supports*', `<@${COORDINATOR}>`));
    at.slack.advance(72);
    await officer().openHome();
    await officer().waitForHome(tells('Nothing has changed since'));
  });

  it('pages fifty open demarches, and shows them fast', { timeout: 60_000 }, async () => {
    const raw = sample('08STATE22377.txt');
    const check = await at.app.desk.check('T0TEAM', raw);
    if (check.type !== 'readable' || !check.draft) return expect.fail('the sample is no demarche');
    for (let number = 0; number < 49; number++) {
      const mrn = `08STATE3${String(number).padStart(4, '0')}`;
      const { demarche } = await at.app.desk.import(
        as(COORDINATOR),
        raw.replaceAll('022377', `3${String(number).padStart(4, '0')}`),
        {
          mrn,
          deadlines: check.draft.deadlines,
          achieved: [],
        },
      );
      if (!demarche) return expect.fail('no demarche');
      await at.app.desk.track(as(COORDINATOR), demarche.id, CAMPAIGN, 'UTC');
      await at.app.desk.assign(as(COORDINATOR), demarche.id, 'MY', OFFICER);
    }
    await at.app.cards.idle();
    await at.app.store.keyed('membership').clear();
    const asked = () => at.slack.calls.filter(({ method }) => method === 'conversations.members').length;
    const before = asked();
    const began = performance.now();
    const view = await home();
    expect(performance.now() - began).toBeLessThan(3_000);
    expect(asked() - before, 'one channel, asked once').toBeLessThanOrEqual(1);
    expect(view.blocks.length).toBeLessThanOrEqual(100);
    expect(tells('50 open demarches that you can see', 'You owe *51 answers*')(view)).toBe(true);
    await officer().click(view, { label: 'Next ›', actionId: /^home\.turn:open/ });
    const open = await officer().waitForHome(tells('that you can see, nearest deadline first, page 2 of'));
    await officer().click(open, { label: 'Next ›', actionId: /^home\.turn:mine/ });
    await officer().waitForHome(
      tells('51 answers*, nearest deadline first, page 2 of', 'can see, nearest deadline first, page 2 of'),
    );
  });

  it('shows nothing of a demarche whose channel one is not in, but how to begin', async () => {
    const outsider = at.slack.as(OUTSIDER);
    await outsider.openHome();
    const view = await outsider.waitForHome(tells('Welcome', '/demarche import', '/invite'));
    expect(tells('22377')(view)).toBe(false);
    await outsider.click(view, { label: 'Import a cable…' });
    await outsider.waitForView(tells('file_input'));
  });

  it('refuses a guest politely', async () => {
    const guest = at.slack.as(GUEST);
    await guest.openHome();
    const view = await guest.waitForHome(tells('members of this workspace only'));
    expect(view.blocks).toHaveLength(1);
  });

  it('refuses a click whose demarche one may no longer see', async () => {
    const view = await home();
    await at.app.desk.untrack(as(COORDINATOR), at.demarche, CAMPAIGN);
    await at.app.desk.track(as(COORDINATOR), at.demarche, 'C0UNINVITED', 'UTC');
    await officer().click(view, { actionId: 'response.record:supports', blockId: blockOf(view, row('MY')) });
    await officer().waitForView(tells('You can not see this demarche'));
    expect(await at.app.desk.history(at.demarche)).toEqual([]);
  });

  it('begins a record and a look-up', async () => {
    const view = await home();
    await officer().click(view, { label: 'Record a response…' });
    const pick = await officer().waitForView(tells('Country that answered'));
    await officer().submit(pick, { country: choice('JO') });
    const form = await officer().waitForView(tells('*Jordan*', 'Interlocutor'));
    await officer().submit(form, { position: choice('supports') });
    await officer().waitForHome(tells('Recorded for Jordan'));
    await officer().click(view, { label: 'Look up a cable…' });
    const form2 = await officer().waitForView(tells('MRN'));
    const refused = await officer().submit(form2, { mrn: { value: { value: '08 STATE 22376' } } });
    expect(refused.errors?.mrn).toContain('Nearest: 08STATE22377');
    await officer().submit(form2, { mrn: { value: { value: '08 state 22377' } } });
    await officer().waitForView(tells('*TAGS* PREL'));
  });
});
