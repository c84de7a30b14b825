import { describe, expect, it } from 'vitest';
import { parseCable } from '../../../src/cable/index.ts';
import { type Board, bannerOf, boardAt, buildBoard, markOf } from '../../../src/demarche/index.ts';
import {
  cableMessage,
  escapeText,
  type MessageContent,
  namedCablesMessage,
  noticeMessage,
  responseModal,
  title,
} from '../../../src/slack/blocks/index.ts';
import { deadline, demarche, ledger, responder, says } from '../../demarche/build.ts';
import { sample } from '../../support/world.ts';
import { homesOf, messagesOf, pickersOf } from './catalogue.ts';
import { importViewsOf } from './import-walk.ts';
import { NOW } from './largest.ts';

/** A campaign in which every word can be told from every other. */
const SECRETS = { subject: 'ZQSUBJECT', text: 'ZQTEXT', answer: 'ZQANSWER' };
const quoted = { quote: SECRETS.text, paragraph: 2, portion: 'C', span: { start: 0, end: 1 } };
const campaign = demarche(
  {
    why: quoted,
    deadlines: [deadline('2008-03-07', quoted)],
    urgency: [quoted],
    asks: [1, 2].map((number) => ({ ...quoted, number, text: SECRETS.text })),
    talkingPoints: [
      {
        number: 1,
        text: SECRETS.text,
        notes: [SECRETS.text],
        paragraph: 2,
        portion: 'C',
        set: null,
        contingent: false,
        parent: null,
        countries: ['MY'],
        span: quoted.span,
      },
    ],
    reportingInstruction: { ...quoted, slug: SECRETS.text, address: null },
    responders: ['MY', 'SN', 'ID'].map((country) => responder(country, `AMEMBASSY ${country}`)),
    proposedAchieved: [{ ...quoted, country: 'ID' }],
    mentions: { MY: [quoted] },
  },
  {
    id: '5b047522-0883-4ef1-9def-eed7b5292a51',
    subject: SECRETS.subject,
    marking: { level: 'CONFIDENTIAL', captions: ['SIPDIS', 'NOFORN'], declassifyOn: '2018-03-04' },
  },
);
const answers = ledger(
  'MY',
  ['U1', says({ delivery: 'delivered', position: 'supports', note: SECRETS.answer })],
  ['U2', says({ quote: SECRETS.answer, interlocutor: SECRETS.answer })],
).map((entry) => ({ ...entry, demarche: campaign.id }));
const owners = new Map([
  ['MY', 'U0OWNER1'],
  ['SN', 'U0OWNER1'],
]);
const boardOf = (now: Date): Board => buildBoard({ demarche: campaign, entries: answers, owners, now });

const boards: Array<[string, Board]> = [
  ['marked CONFIDENTIAL//NOFORN', boardOf(NOW)],
  ['of which the subject is withheld', boardAt(boardOf(NOW), { clearance: 'SBU', shared: false }, NOW)],
];

/** What tells that a text is about this campaign, or of it. */
const OF_IT = [...Object.values(SECRETS), '08 STATE 22377', '08STATE22377', 'Malaysia', 'Supports'];
const isOfIt = (text: string) => OF_IT.some((word) => text.includes(word));
const mark = escapeText(markOf(campaign.marking));
const banner = escapeText(bannerOf(campaign.marking, NOW));
const isMarked = (text: string) => text.includes(mark) || text.includes(banner);

/** Ids that a person does not see. */
const seen = (part: unknown): string =>
  JSON.stringify(part, (key, value) =>
    /^(?:block_id|action_id|value|private_metadata|callback_id)$/.test(key) ? undefined : value,
  );

/**
 * Without a banner, and why: the first shows only what the person wrote themselves, the second only that nothing was found, and a search
 * says up to which marking its cables go, since they are of many.
 */
const WITHOUT = /^(?:personal reminder, hidden|nothing found|search )/;

describe.each(boards)('a campaign %s', (_, board) => {
  const messages = [...messagesOf(board)].filter(([name]) => !WITHOUT.test(name));

  it('the catalogue shows something of it in nearly every message', () => {
    expect(messages.filter(([, { blocks }]) => isOfIt(seen(blocks))).length).toBeGreaterThan(30);
  });

  it('no message shows something of it without its marking', () => {
    const bare = messages.filter(([, { blocks }]) => isOfIt(seen(blocks)) && !isMarked(seen(blocks)));
    expect(bare.map(([name]) => name)).toEqual([]);
  });

  it('no fallback, which stands on a locked screen, names it without its marking', () => {
    const names = (text: string) => /08 ?STATE ?22377|ZQ/.test(text);
    const bare = messages.filter(([, { text }]) => names(text) && !isMarked(text));
    expect(bare.map(([name, { text }]) => `${name}: ${text}`)).toEqual([]);
  });

  it('no list or section of Home names it without its marking', () => {
    const bare = [...homesOf(board)].flatMap(([name, view]) =>
      view.blocks
        .filter((block) => /08 STATE 22377|ZQ/.test(seen(block)))
        .filter((block) => !isMarked(seen(block)))
        .map((block) => `${name}: ${seen(block).slice(0, 200)}`),
    );
    expect([...new Set(bare)].slice(0, 5)).toEqual([]);
  });

  it('no form about it is without its marking', () => {
    const forms = board.rows.map((row) => responseModal({ board, row, seenIn: 'C1', now: NOW }));
    const bare = [...pickersOf(board), ...forms].filter(
      (view) => isOfIt(seen(view)) && !isMarked(seen(view)),
    );
    expect(bare.map(({ title: of }) => of.text)).toEqual([]);
  });

  it('no page of an import names it without its marking', () => {
    const bare = [...importViewsOf(board)].flatMap(([name, view]) =>
      view.blocks
        .filter((block) => seen(block).includes(SECRETS.subject) && !isMarked(seen(block)))
        .map((block) => `${name}: ${seen(block).slice(0, 200)}`),
    );
    expect([...new Set(bare)].slice(0, 5)).toEqual([]);
  });

  it('a notice that names it in a line bears its marking in that line', () => {
    expect(isMarked(seen(noticeMessage(`*${title(board.demarche)}* is closed.`)))).toBe(true);
  });
});

describe('a cable', () => {
  const cable = parseCable(sample('08STATE22377.txt'));
  const withOne = (name: string, content: MessageContent): [string, MessageContent] => [name, content];

  it.each([
    withOne(
      'as it was read',
      cableMessage({ mrn: '08STATE22377', cable, withheld: 0, zone: 'UTC', page: 0, now: NOW }),
    ),
    withOne(
      'among those that a message names',
      namedCablesMessage({
        named: 2,
        cables: [
          {
            mrn: '08STATE22377',
            subject: cable.subject,
            marking: { level: 'CONFIDENTIAL', captions: [], declassifyOn: null },
          },
        ],
        barred: 1,
      }),
    ),
  ])('%s bears its marking', (_, { blocks }) => {
    expect(seen(blocks)).toMatch(/CONFIDENTIAL|\(C\)/);
  });
});
