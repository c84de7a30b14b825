import { afterEach, describe, expect, it } from 'vitest';
import type { Message } from '../../demo/protocol.ts';
import type { Hand, OpenView } from '../../demo/slack/types.ts';
import { COUNTRIES } from '../../src/geo/index.ts';
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

const TEAM = 'T0TEAM';
const KOSOVO = sample('08STATE22377.txt');
const TRAWLERS = sample('09STATE41205.txt');
/** The first cable once more, with a later day. */
const CORRECTED = KOSOVO.replace('no later than March [¶](#)7', 'no later than March 12');

const day = (date: string | null) => ({ value: { selected_date: date } });
const room = (channel: string | null) => ({ value: { selected_conversation: channel } });
const ticks = (...chosen: string[]) => ({
  value: { selected_options: chosen.map((one) => ({ value: one })) },
});

const titled = (title: string) => (view: OpenView) => view.type === 'modal' && view.title.text === title;
const isPreview = (view: OpenView) => view.callback_id === 'import.preview';
const says_ = (view: OpenView): string => JSON.stringify(view.blocks);
const saying =
  (...parts: string[]) =>
  (view: OpenView) =>
    parts.every((part) => says_(view).includes(part));

function reply(from: string, body: string): string {
  return [
    'VZCZCXRO1234',
    'OO RUEHC',
    'DE RUEHKL #0301 0661200',
    'ZNY CCCCC ZZH',
    'O 061200Z MAR 08',
    `FM ${from}`,
    'TO RUEHC/SECSTATE WASHDC IMMEDIATE 1234',
    'BT',
    'UNCLAS KUALA LUMPUR 000301',
    '',
    'SIPDIS',
    '',
    'E.O. 12958: N/A',
    'TAGS: PREL, KV',
    'SUBJECT: RESPONSE TO KOSOVO DEMARCHE',
    '',
    'REF: STATE 22377',
    '',
    body,
    '',
    'DOE',
    'BT',
    '#0301',
    '',
  ].join('\n');
}

describe.each<Mode>(['socket', 'http'])('an import over %s mode', (mode) => {
  const at = workspaceForEach(mode);
  afterEach(async () => {
    expect(await at.app.store.ledger.check()).toEqual([]);
  });

  const coordinator = () => at.slack.as(COORDINATOR);
  const officer = () => at.slack.as(OFFICER);
  const known = (mrn: string) => at.app.desk.demarche(TEAM, mrn);
  const kosovo = async () => (await known('08STATE22377')) ?? expect.fail('it was tracked');

  async function chosen(hand: Hand, text: string, channel = ELSEWHERE): Promise<OpenView> {
    await hand.command(channel, '/demarche', 'import');
    const form = await hand.waitForView((view) => view.callback_id === 'import.file');
    const file = await hand.upload('cable.txt', Buffer.from(text));
    await hand.submit(form, { file: { value: { files: [{ id: file.id }] } } });
    return hand.waitForView((view) => isPreview(view) || says_(view).includes(':warning:'));
  }

  /** Opens a part of the preview, fills it in, and comes back to the preview. */
  async function changed(
    hand: Hand,
    preview: OpenView,
    part: string,
    values: Parameters<Hand['submit']>[1],
  ): Promise<OpenView> {
    await hand.click(preview, { actionId: `import.part:${part}` });
    const view = await hand.waitForView((one) => one.callback_id === 'import.part');
    expect((await hand.submit(view, values)).errors).toBeUndefined();
    return hand.waitForView(isPreview);
  }

  const told = (hand: Hand, ...parts: string[]) => hand.waitForMessage(ELSEWHERE, says(...parts));

  describe('the preview', () => {
    it('shows each fact with its paragraph, what was assumed, and what else was read', async () => {
      const preview = await chosen(coordinator(), TRAWLERS);
      for (const part of [
        '¶1 (SBU)',
        '*Report by Tue 5 May 2009',
        'Assumed: within seven business days',
        'through AMEMBASSY LISBON',
        'Also read:',
      ])
        expect(says_(preview)).toContain(part);
      await coordinator().click(preview, { actionId: 'import.part:other' });
      const other = await coordinator().waitForView(titled('Also read'));
      expect(says_(other)).toContain('Spain is mentioned');
      expect(await known('09STATE41205')).toBeNull();
    });

    it('what a person corrects is what is tracked, and the facts say who changed it', async () => {
      const hand = coordinator();
      let preview = await chosen(hand, TRAWLERS);
      preview = await changed(hand, preview, 'deadlines', {
        'deadline-0-date': day('2009-05-11'),
        'deadline-0-time': { value: { selected_time: '12:00' } },
        'deadline-0-zone': choice('America/New_York'),
        'deadline-new-kind': choice('delivery'),
        'deadline-new-date': day('2009-05-08'),
      });
      await hand.waitForView(saying('Deliver by Fri 8 May 2009', '12:00 (America/New_York)'));
      preview = await changed(hand, preview, 'asks', {
        'ask-1': value('Obtain the landing declarations.'),
        'ask-3': value(null),
        'ask-new': value('Name a point of contact.'),
      });
      preview = await changed(hand, preview, 'responders', {
        'owes-PT': choice('no-post'),
        'add-countries': value('Spain, Ivory Coast'),
      });
      await hand.waitForView(saying('Changed by a person', 'Côte d’Ivoire'));
      expect(await known('09STATE41205')).toBeNull();
      expect((await hand.submit(preview, {})).errors).toBeUndefined();
      await told(hand, 'is imported', `<#${ELSEWHERE}> follows it`);
      const facts = (await known('09STATE41205'))?.facts ?? expect.fail('it was confirmed');
      expect(facts.deadlines).toMatchObject([
        {
          date: '2009-05-11',
          time: '12:00',
          zone: 'America/New_York',
          assumptions: expect.arrayContaining([
            expect.stringMatching(/^changed at import by a person: .*5 May/),
          ]),
        },
        { kind: 'delivery', date: '2009-05-08', zone: null },
      ]);
      expect(facts.asks.map(({ number, text }) => [number, text.slice(0, 12)])).toEqual([
        [1, 'Obtain the l'],
        [2, expect.any(String)],
        [4, 'Name a point'],
      ]);
      expect(facts.responders.map(({ country, post }) => [country, post])).toEqual([
        ['PT', null],
        ['ES', 'AMEMBASSY MADRID'],
        ['CI', 'AMEMBASSY ABIDJAN'],
      ]);
      expect(facts.corrections).toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^Ask 3 dropped at import by a person: the cable says “/),
          'Spain added at import by a person',
        ]),
      );
      expect((await at.app.desk.cable(TEAM, '09STATE41205'))?.raw).toBe(TRAWLERS);
    });

    it('a talking point is changed in a view of its own, dropped, and taken back', async () => {
      const hand = coordinator();
      const preview = await chosen(hand, TRAWLERS);
      await hand.click(preview, { actionId: 'import.part:points' });
      const list = await hand.waitForView(titled('Talking points'));
      const inPoint = (number: number) => ({ blockId: `point-${number}` });
      await hand.click(list, { actionId: 'import.point:edit', ...inPoint(1) });
      const point = await hand.waitForView(titled('Talking point 1'));
      await hand.submit(point, { 'text-0': value('Portugal is a careful port state.') });
      await hand.waitForView(
        (view) => titled('Talking points')(view) && saying('Portugal is a careful port state.')(view),
      );
      await hand.click(list, { actionId: 'import.point:drop', ...inPoint(2) });
      await hand.waitForView(saying('Take back'));
      await hand.click(list, { actionId: 'import.point:drop', ...inPoint(3) });
      await hand.waitForView((view) => says_(view).split('import.point:keep').length === 3);
      await hand.click(list, { actionId: 'import.point:keep', ...inPoint(3) });
      await hand.waitForView((view) => says_(view).split('import.point:keep').length === 2);
      await hand.closeView(list);
      await hand.submit(await hand.waitForView(isPreview), {});
      await told(hand, 'is imported');
      const points = (await known('09STATE41205'))?.facts.talkingPoints ?? [];
      expect(points.map(({ number }) => number)).toEqual([1, 3, 4, 5, 6, 7, 8, 9, 10]);
      expect(points[0]?.text).toBe('Portugal is a careful port state.');
    });

    it('what stands in the preview itself is kept while a part of it is changed', async () => {
      const hand = coordinator();
      const withoutNumber = TRAWLERS.replace('UNCLAS STATE 041205', 'UNCLAS').replace(
        /DE RUEHC #1205[^\n]*\n/,
        '',
      );
      const preview = await chosen(hand, withoutNumber);
      expect(says_(preview)).toContain('The text names none');
      const refused = await hand.submit(preview, { mrn: value('soon'), channel: room(ELSEWHERE) });
      expect(refused.errors?.mrn).toContain('This is no MRN');
      await hand.submit(preview, { mrn: value('09 STATE 99999'), channel: room(null) });
      const message = await hand.waitForMessage(hand.dm, says('/demarche track 09STATE99999'));
      expect(words(message)).toContain('is imported');
      expect(await at.app.desk.trackings((await known('09STATE99999'))?.id ?? '')).toEqual([]);
    });

    it('a list longer than a view is turned in pages, and what was changed on one is kept', async () => {
      const hand = coordinator();
      let preview = await chosen(hand, KOSOVO.replaceAll('22377', '22399'));
      const many = COUNTRIES.filter(({ code, until }) => until === null && !['US', 'NZ'].includes(code));
      const names = many.slice(0, 120).map(({ name }) => name);
      preview = await changed(hand, preview, 'responders', { 'add-countries': value(names.join(', ')) });
      await hand.click(preview, { actionId: 'import.part:responders' });
      const part = await hand.waitForView(titled('Responders'));
      expect(says_(part)).toContain('Page 1 of 2');
      await hand.choose(part, 'value', 'Atlantis');
      await hand.click(part, { actionId: 'import.turn:next' });
      await hand.waitForView(saying('“Atlantis” is no country that I know', 'Page 1 of 2'));
      await hand.choose(part, 'value', 'New Zealand');
      await hand.click(part, { actionId: 'import.turn:next' });
      await hand.waitForView(saying('Page 2 of 2'));
      await hand.click(part, { actionId: 'import.turn:previous' });
      await hand.waitForView(saying('Page 1 of 2'));
      await hand.submit(part, { 'owes-AF': choice('drop') });
      await hand.waitForView(saying('*Countries dropped:* Afghanistan'));
      await hand.submit(await hand.waitForView(isPreview), {});
      await told(hand, 'is imported');
      const facts = (await known('08STATE22399'))?.facts;
      expect(facts?.responders.length).toBeGreaterThan(120);
      const countries = facts?.responders.map(({ country }) => country);
      expect(countries).toContain('NZ');
      expect(countries).not.toContain('AF');
    });

    it('a name that is no country stays in the form, with the nearest that is one', async () => {
      const hand = coordinator();
      const preview = await chosen(hand, TRAWLERS);
      await hand.click(preview, { actionId: 'import.part:responders' });
      const part = await hand.waitForView(titled('Responders'));
      const { errors } = await hand.submit(part, { 'add-countries': value('Spain, Atlantis') });
      expect(errors?.['add-countries']).toContain('“Atlantis”');
    });

    it('a channel that the app is not in is refused in the form, with what to do', async () => {
      const hand = coordinator();
      const preview = await chosen(hand, TRAWLERS);
      const { errors } = await hand.submit(preview, { channel: room(UNINVITED) });
      expect(errors?.channel).toContain('/invite');
      expect(await known('09STATE41205')).toBeNull();
    });

    it('countries that the cable calls done are recorded only when they are ticked', async () => {
      const hand = coordinator();
      const wanted = KOSOVO.replaceAll('22377', '22399');
      const preview = await chosen(hand, wanted);
      await hand.submit(preview, { 'achieved-0-0': ticks('SN', 'TR') });
      await told(hand, 'is imported');
      const entries = await at.app.desk.history((await known('08STATE22399'))?.id ?? '');
      expect(entries.map(({ country, surface }) => [country, surface]).sort()).toEqual([
        ['SN', 'import'],
        ['TR', 'import'],
      ]);
    });

    it('an hour later it is gone, says so, and nothing was stored', async () => {
      const hand = coordinator();
      const preview = await chosen(hand, TRAWLERS);
      at.slack.advance(2);
      await hand.submit(preview, {});
      const notice = await hand.waitForView(saying('more than an hour old'));
      expect(says_(notice)).toContain('/demarche import');
      expect(await known('09STATE41205')).toBeNull();
    });
  });

  describe('once', () => {
    it('two confirms of one preview import it once, and say it once', async () => {
      const hand = coordinator();
      const preview = await chosen(hand, TRAWLERS);
      await Promise.allSettled([hand.submit(preview, {}), hand.submit(preview, {})]);
      await told(hand, 'is imported');
      await at.app.cards.idle();
      const imports = (await at.app.store.ledger.audit(TEAM)).filter(({ verb }) => verb === 'import');
      expect(imports).toHaveLength(2);
      expect(hand.messages(ELSEWHERE).filter(says('is imported'))).toHaveLength(1);
    });

    it('a channel that could not be followed does not hide that the cable is imported', async () => {
      const hand = coordinator();
      const preview = await chosen(hand, TRAWLERS);
      const { ledger } = at.app.store;
      const { track } = ledger;
      ledger.track = async () => {
        throw new Error('no disk');
      };
      expect((await hand.submit(preview, {})).errors).toBeUndefined();
      const answer = words(await told(hand, 'is imported', 'It is *not* tracked in'));
      expect(answer).toContain('/demarche track 09STATE41205');
      const imported = (await known('09STATE41205')) ?? expect.fail('it was imported');
      expect(await at.app.desk.trackings(imported.id)).toEqual([]);
      ledger.track = track;
      await hand.command(ELSEWHERE, '/demarche', 'track 09STATE41205');
      await expect.poll(() => at.app.desk.trackings(imported.id)).toHaveLength(1);
    });

    it('two people with the same cable open one demarche, and both are told', async () => {
      const hands = [coordinator(), officer()];
      const previews = [await chosen(coordinator(), TRAWLERS), await chosen(officer(), TRAWLERS)];
      await Promise.all(
        hands.map((hand, index) => hand.submit(previews[index] ?? expect.fail('no preview'), {})),
      );
      const mine = (hand: Hand) => (message: Message) =>
        message.ephemeralTo === hand.id && says('09 STATE 41205')(message);
      const answers = await Promise.all(hands.map((hand) => hand.waitForMessage(ELSEWHERE, mine(hand))));
      expect(answers.filter(says('is imported'))).toHaveLength(1);
      expect(answers.filter(says('at the same moment'))).toHaveLength(1);
      expect(await at.app.desk.trackings((await known('09STATE41205'))?.id ?? '')).toHaveLength(1);
    });
  });

  describe('a second text of a demarche that is followed', () => {
    it('shows what changes; the confirm changes it, and every answer stays', async () => {
      const { id } = await kosovo();
      const actor = { workspace: TEAM, user: OFFICER, surface: 'command', role: 'coordinator' } as const;
      await at.app.desk.record(actor, id, 'MY', null, { position: 'supports' });
      const preview = await chosen(coordinator(), CORRECTED, CAMPAIGN);
      expect(says_(preview)).toContain('Fri 7 Mar 2008, close of business at each post → Wed 12 Mar 2008');
      expect(says_(preview)).toContain('Every answer is kept');
      expect((await kosovo()).facts.deadlines[0]?.date).toBe('2008-03-07');
      await coordinator().submit(preview, {});
      await coordinator().waitForMessage(CAMPAIGN, says('is changed as you confirmed'));
      expect((await kosovo()).facts.deadlines[0]?.date).toBe('2008-03-12');
      expect(await at.app.desk.history(id)).toHaveLength(1);
      await at.app.cards.idle();
      expect(words(at.card())).toContain('Wed 12 Mar 2008');
      const [, said] = coordinator().thread(CAMPAIGN, at.card().ts);
      expect(said && words(said)).toContain(
        'Fri 7 Mar 2008, close of business at each post → Wed 12 Mar 2008',
      );
      expect(await at.app.desk.trackings(id)).toHaveLength(1);
    });

    it('a country that has answered can not be dropped; others can', async () => {
      const { id } = await kosovo();
      const actor = { workspace: TEAM, user: OFFICER, surface: 'command', role: 'coordinator' } as const;
      await at.app.desk.record(actor, id, 'MY', null, { position: 'supports' });
      const hand = coordinator();
      const preview = await chosen(hand, KOSOVO, CAMPAIGN);
      await hand.click(preview, { actionId: 'import.part:responders' });
      let part = await hand.waitForView(titled('Responders'));
      expect(says_(part)).toContain('Has answered, so it stays.');
      await hand.submit(part, { 'owes-AL': choice('drop') });
      part = await hand.waitForView(isPreview);
      await hand.waitForView(saying('*Countries dropped:* Albania'));
      await hand.submit(part, {});
      await hand.waitForMessage(CAMPAIGN, says('is changed as you confirmed'));
      const countries = (await kosovo()).facts.responders.map(({ country }) => country);
      expect(countries).toContain('MY');
      expect(countries).not.toContain('AL');
    });

    it('of two coordinators who confirm different corrections one gets through, the other is told', async () => {
      const actor = { workspace: TEAM, user: COORDINATOR, surface: 'cli', role: 'coordinator' } as const;
      await at.app.desk.grant(actor, OFFICER, 'coordinator');
      const preview = await chosen(coordinator(), CORRECTED, CAMPAIGN);
      const other = await chosen(officer(), CORRECTED.replace('March 12', 'March 14'), CAMPAIGN);
      await coordinator().submit(preview, {});
      await officer().submit(other, {});
      await officer().waitForMessage(CAMPAIGN, says('nothing of yours was changed'));
      expect((await kosovo()).facts.deadlines[0]?.date).toBe('2008-03-12');
    });

    it('the same text changes nothing, and is tracked in another channel', async () => {
      const preview = await chosen(coordinator(), KOSOVO);
      expect(says_(preview)).toContain('No fact changes.');
      await coordinator().submit(preview, {});
      await told(coordinator(), 'no fact was changed', 'follows it');
      expect(await at.app.desk.trackings(at.demarche)).toHaveLength(2);
    });

    it('who may not see it is told no more than that the cable is in hand', async () => {
      const refused = await chosen(at.slack.as(OUTSIDER), CORRECTED);
      expect(says_(refused)).toContain('a channel that you are not in');
      expect(says_(refused)).not.toContain('→');
    });
  });

  describe('a file that is dropped', () => {
    async function dropped(hand: Hand, channel: string, text: string, name: string, bytes: Uint8Array) {
      const file = await hand.upload(name, bytes);
      const said = await hand.say(channel, text, { files: [file.id] });
      return hand.waitForMessage(
        channel,
        ({ threadTs, user }) => threadTs === said.ts && user === BOT.userId,
      );
    }
    const cable = Buffer.from(TRAWLERS);

    it('into a DM is answered in its thread, and the button opens the preview', async () => {
      const hand = coordinator();
      const offer = await dropped(hand, hand.dm, '', 'cable.txt', cable);
      expect(words(offer)).toContain('I read 09 STATE 41205');
      expect(await at.app.store.ledger.mrns(TEAM)).toEqual(['08STATE22377']);
      await hand.click(offer, { label: 'Check and track' });
      const preview = await hand.waitForView(isPreview);
      await hand.submit(preview, { channel: room(ELSEWHERE) });
      await told(hand, 'is imported');
    });

    it('with a mention in a channel is offered to whoever clicks, for that channel', async () => {
      const offer = await dropped(coordinator(), ELSEWHERE, `<@${BOT.userId}>`, 'cable.txt', cable);
      await officer().click(offer, { label: 'Check and track' });
      const preview = await officer().waitForView(isPreview);
      await officer().submit(preview, {});
      await told(officer(), 'is imported', `<#${ELSEWHERE}>`);
      expect((await known('09STATE41205'))?.openedBy).toBe(OFFICER);
    });

    it.each<[string, Uint8Array, string]>([
      ['lunch.txt', Buffer.from('Lunch is at noon.'), 'does not read as a cable'],
      ['photo.jpg', Buffer.from([0xff, 0xd8, 0, 1, 2, 255, 0, 7, 0, 0]), 'text'],
      ['large.txt', Buffer.alloc(2 * 1024 * 1024, 'x'), '1,024 KB at most'],
      [
        'secret.txt',
        Buffer.from(TRAWLERS.replace('UNCLAS STATE 041205', 'S E C R E T STATE 041205')),
        'SECRET',
      ],
    ])('%s is answered clearly, and nothing of it is stored', async (name, bytes, said) => {
      const hand = coordinator();
      const answer = await dropped(hand, hand.dm, '', name, bytes);
      expect(words(answer)).toContain(said);
      expect(words(answer)).not.toContain('Check and');
      expect(await at.app.store.ledger.mrns(TEAM)).toEqual(['08STATE22377']);
    });

    it('each of several files is answered, in their order, and one that is no cable by its name', async () => {
      const hand = coordinator();
      const files = [
        await hand.upload('cable.txt', cable),
        await hand.upload('<lunch> & co.txt', Buffer.from('Lunch is at noon.')),
        await hand.upload('oslo.txt', Buffer.from(sample('07OSLO633.txt'))),
      ];
      const said = await hand.say(hand.dm, '', { files: files.map(({ id }) => id) });
      const last = await hand.waitForMessage(hand.dm, says('I read 07 OSLO 633'));
      const answers = hand.thread(hand.dm, said.ts).filter(({ user }) => user === BOT.userId);
      expect(answers.map(({ text }) => text)).toEqual([
        expect.stringContaining('I read 09 STATE 41205'),
        expect.stringMatching(/&lt;lunch&gt; &amp; co\.txt.*does not read as a cable/),
        expect.stringContaining('I read 07 OSLO 633'),
      ]);
      await hand.click(last, { label: 'Check and keep' });
      await hand.waitForView(isPreview);
      expect(await at.app.store.ledger.mrns(TEAM)).toEqual(['08STATE22377']);
    });

    it('in a channel, why it is refused is for the person alone, since it may tell of another campaign', async () => {
      const hand = at.slack.as(OUTSIDER);
      const file = await hand.upload('cable.txt', Buffer.from(KOSOVO));
      await hand.say(ELSEWHERE, `<@${BOT.userId}>`, { files: [file.id] });
      const refused = await hand.waitForMessage(ELSEWHERE, says('imported already'));
      expect(refused.ephemeralTo).toBe(OUTSIDER);
    });

    it('in a channel that does not track it, the thread does not tell that there is such a campaign', async () => {
      const file = await officer().upload('cable.txt', Buffer.from(CORRECTED));
      await officer().say(ELSEWHERE, `<@${BOT.userId}>`, { files: [file.id] });
      const offer = await officer().waitForMessage(ELSEWHERE, says('I read 08 STATE 22377'));
      expect(offer.ephemeralTo).toBeNull();
      expect(words(offer)).not.toContain('kept');
      expect(words(offer)).not.toContain('imported');
    });

    it('of more than five files the first five are read, and the person is told', async () => {
      const hand = coordinator();
      const files = await Promise.all(Array.from({ length: 7 }, (_, at) => hand.upload(`${at}.txt`, cable)));
      const said = await hand.say(hand.dm, '', { files: files.map(({ id }) => id) });
      await hand.waitForMessage(hand.dm, says('7 files', 'the other 2'));
      expect(hand.thread(hand.dm, said.ts).filter(says('I read 09 STATE 41205'))).toHaveLength(5);
    });

    it('a guest who clicks gets nothing', async () => {
      const offer = await dropped(coordinator(), CAMPAIGN, `<@${BOT.userId}>`, 'cable.txt', cable);
      await at.slack.as(GUEST).click(offer, { label: 'Check and track' });
      const answer = await at.slack
        .as(GUEST)
        .waitForMessage(CAMPAIGN, ({ ephemeralTo }) => ephemeralTo === GUEST);
      expect(words(answer)).toContain('members of this workspace only');
      expect(at.slack.as(GUEST).view()).toBeNull();
    });
  });

  describe("a post's reply to a tracked demarche", () => {
    const DELIVERED = reply(
      'AMEMBASSY KUALA LUMPUR',
      '1. (U) PolOff delivered the points in reftel to the Ministry on March 6. The Director said that Malaysia would study them.',
    );

    it('fills in the form with what it says, and never a position', async () => {
      const hand = officer();
      const preview = await chosen(hand, DELIVERED, CAMPAIGN);
      expect(says_(preview)).toContain('This reads as a reply to (C until 2018-03-04) 08 STATE 22377');
      expect(says_(preview)).toContain('delivered the points in reftel');
      await hand.click(preview, { actionId: 'import.reply:MY' });
      const form = await hand.waitForView(titled('Record a response'));
      expect(JSON.stringify(form)).toContain('The Director said that Malaysia would study them.');
      await hand.submit(form, {});
      await hand.waitForMessage(CAMPAIGN, says('Recorded for Malaysia'));
      await hand.waitForView((view) => isPreview(view) && saying('Recorded: *Malaysia*')(view));
      const [entry] = await at.app.desk.history(at.demarche, 'MY');
      expect(entry).toMatchObject({
        by: OFFICER,
        surface: 'import',
        patch: {
          delivery: 'delivered',
          quote: 'The Director said that Malaysia would study them.',
          note: expect.stringContaining('08 KUALALUMPUR 301'),
        },
      });
      expect(entry).not.toHaveProperty('patch.position');
    });

    it('the note names the reply, whatever the person makes of the form', async () => {
      const hand = officer();
      const preview = await chosen(hand, DELIVERED, CAMPAIGN);
      await hand.click(preview, { actionId: 'import.reply:MY' });
      const form = await hand.waitForView(titled('Record a response'));
      await hand.submit(form, { note: value('Warm.'), position: choice('leans-yes') });
      await hand.waitForMessage(CAMPAIGN, says('Recorded for Malaysia'));
      const [entry] = await at.app.desk.history(at.demarche, 'MY');
      expect(entry).toMatchObject({
        patch: { position: 'leans-yes', note: 'Warm.\nFrom the reply 08 KUALALUMPUR 301.' },
      });
    });

    it('records nothing of what others wrote as its own, also for a channel that may not show that', async () => {
      const actor = { workspace: TEAM, user: COORDINATOR, surface: 'cli', role: 'coordinator' } as const;
      const earlier = { interlocutor: 'The Director', note: 'Said in confidence.' };
      await at.app.desk.record(actor, at.demarche, 'MY', null, earlier);
      await at.app.desk.setClearance(actor, CAMPAIGN, 'UNCLASSIFIED');
      const hand = officer();
      // The form stands over a preview that its reader alone sees.
      await at.app.desk.track(actor, at.demarche, ELSEWHERE, 'UTC');
      const preview = await chosen(hand, DELIVERED, CAMPAIGN);
      await hand.click(preview, { actionId: 'import.reply:MY' });
      await hand.submit(await hand.waitForView(titled('Record a response')), {});
      await hand.waitForMessage(CAMPAIGN, says('Recorded for Malaysia'));
      const [entry] = await at.app.desk.history(at.demarche, 'MY');
      expect(entry).toMatchObject({ patch: { note: expect.stringContaining('Said in confidence.') } });
      expect(entry).not.toHaveProperty('patch.interlocutor');
      expect(hand.messages(CAMPAIGN).map(words).join()).not.toContain('Said in confidence.');
    });

    it('is not called delivered when it does not say so', async () => {
      const hand = officer();
      const preview = await chosen(
        hand,
        reply('AMEMBASSY KUALA LUMPUR', '1. (U) We have not yet delivered the demarche.'),
        CAMPAIGN,
      );
      expect(says_(preview)).toContain('does not say plainly that the points were delivered');
      await hand.click(preview, { actionId: 'import.reply:MY' });
      const form = await hand.waitForView(titled('Record a response'));
      await hand.submit(form, {});
      await hand.waitForMessage(CAMPAIGN, says('Recorded for Malaysia'));
      const [entry] = await at.app.desk.history(at.demarche, 'MY');
      expect(entry).not.toHaveProperty('patch.delivery');
    });

    it('is offered to nobody who may not see the demarche', async () => {
      const preview = await chosen(at.slack.as(OUTSIDER), DELIVERED);
      expect(says_(preview)).not.toContain('22377');
    });
  });
});
