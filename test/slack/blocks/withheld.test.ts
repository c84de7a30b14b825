import { describe, expect, it } from 'vitest';
import { boardAt, buildBoard, foldEntries } from '../../../src/demarche/index.ts';
import {
  asksMessage,
  card,
  countryMessage,
  deadlinesMessage,
  historyMessage,
  listMessage,
  type MessageContent,
  ownerReminder,
  pointsMessage,
  readResponse,
  reminderMessage,
  responseFormFor,
  responseModal,
} from '../../../src/slack/blocks/index.ts';
import { cited, deadline, demarche, ledger, responder, says } from '../../demarche/build.ts';

const now = new Date('2008-03-06T12:00:00Z');
const place = { clearance: 'UNCLASSIFIED', shared: false } as const;
const point = (number: number, portion: string) => ({
  number,
  text: `point ${number}`,
  notes: [],
  paragraph: 3,
  portion,
  set: null,
  contingent: false,
  parent: null,
  countries: [],
  span: cited.span,
});
const campaign = demarche(
  {
    deadlines: [deadline('2008-03-07')],
    asks: [{ ...cited, number: 1, text: 'ask one', portion: 'U' }],
    talkingPoints: [point(1, 'U'), point(2, 'SBU'), point(3, 'SBU')],
    responders: [responder('MY', 'AMEMBASSY KUALA LUMPUR')],
  },
  { subject: '(U) OUTREACH', marking: { level: 'SBU', captions: [], declassifyOn: null } },
);
const entries = ledger('MY', ['U2', says({ position: 'supports', note: 'in confidence' })]);
const whole = buildBoard({ demarche: campaign, entries, owners: new Map([['MY', 'U2']]), now });
const silent = buildBoard({ demarche: campaign, entries: [], owners: new Map([['MY', 'U2']]), now });
const board = boardAt(whole, place, now);
const [row] = board.rows;
if (!row) throw new Error('Malaysia owes an answer');
const zone = 'UTC';
const words = ({ blocks }: MessageContent) => JSON.stringify(blocks);
const WHY = 'withheld: no more than UNCLASSIFIED may be shown here';

describe('what is withheld is counted, with the reason, in one line', () => {
  it.each<[string, MessageContent, string]>([
    // The sentence that makes it an action request is the other text.
    ['on the card', card({ board, now }), `2 talking points, 1 deadline and 1 other text ${WHY}`],
    [
      'with the points',
      pointsMessage({ demarche: board.demarche, country: '', notes: false, page: 0, now }),
      `2 talking points ${WHY}`,
    ],
    [
      'with the deadlines',
      deadlinesMessage({ board, zone, page: 0, now }),
      `1 deadline and 1 other text ${WHY}`,
    ],
    ['with a country', countryMessage({ board, row, history: [], zone, now }), `1 text ${WHY}`],
    [
      'in the history',
      historyMessage({
        board,
        entries: entries.map((entry) => ({ ...entry, patch: { position: 'supports' }, withheld: 1 })),
        deeds: [],
        country: '',
        reader: 'U1',
        zone,
        page: 0,
        now,
      }),
      ':lock: 1 text withheld',
    ],
  ])('%s', (_where, content, said) => {
    expect(words(content)).toContain(said);
    expect(words(content)).not.toMatch(/in confidence|point [23]|2008-03-07|Mar 2008 17:00/);
  });

  it('what may be shown is shown beside it', () => {
    const points = pointsMessage({ demarche: board.demarche, country: '', notes: false, page: 0, now });
    expect(words(points)).toContain('point 1');
    expect(words(points)).toContain('1 of 3 talking points');
    expect(words(asksMessage({ board, page: 0, now }))).toContain('ask one');
    expect(words(asksMessage({ board, page: 0, now }))).not.toContain('withheld');
  });

  it('nothing is said where all may be shown', () => {
    expect(words(card({ board: whole, now }))).not.toContain('withheld');
  });
});

describe('a deadline that is withheld is not a deadline that the cable lacks', () => {
  const due = { key: '24h', kind: '24h' } as const;
  const outstanding = boardAt(silent, place, now);
  it.each<[string, MessageContent]>([
    ['the card', card({ board: outstanding, now })],
    ['the list', listMessage({ boards: [outstanding], zone, page: 0, now })],
    ['a reminder', reminderMessage({ board: outstanding, due, morningHour: 9, late: false, now })],
    ['an owner’s reminder', ownerReminder({ board: outstanding, owner: 'U2', kind: '24h', now })],
  ])('%s names neither a date, nor the hours left, nor none', (_, content) => {
    expect(`${content.text} ${words(content)}`).not.toMatch(/no deadline|no date|Due in|Due now|7 Mar/i);
  });
});

describe('a form that was opened where texts are withheld', () => {
  const before = foldEntries('MY', entries);
  const form = responseModal({ board, row, seenIn: 'C1', now });
  const hides = responseFormFor(form.private_metadata ?? '')?.hides ?? false;
  const submitted = (note: string | null) => ({
    position: { value: { selected_option: { value: 'opposes' } } },
    delivery: { value: { selected_option: { value: 'pending' } } },
    note: { value: { value: note } },
  });

  it('says so, and what becomes of an empty field', () => {
    expect(hides).toBe(true);
    expect(JSON.stringify(form.blocks)).toContain(
      `1 text ${WHY}. An empty field leaves what stands as it is; what you write takes its place.`,
    );
    expect(JSON.stringify(form)).not.toContain('in confidence');
  });

  it('does not clear what it did not show', () => {
    const read = readResponse(submitted(null), before, campaign.facts, hides);
    expect(read).toEqual({ ok: true, patch: { position: 'opposes' } });
  });

  it('replaces it by what was written', () => {
    const read = readResponse(submitted('another'), before, campaign.facts, hides);
    expect(read).toEqual({ ok: true, patch: { position: 'opposes', note: 'another' } });
  });

  it('clears what a form showed whole and was emptied', () => {
    const [seen] = whole.rows;
    if (!seen) throw new Error('Malaysia owes an answer');
    const open = responseModal({ board: whole, row: seen, seenIn: 'C1', now });
    const shown = responseFormFor(open.private_metadata ?? '')?.hides ?? true;
    expect(readResponse(submitted(null), before, campaign.facts, shown)).toEqual({
      ok: true,
      patch: { position: 'opposes', note: null },
    });
  });
});
