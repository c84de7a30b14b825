import { describe, expect, it } from 'vitest';
import type { ClassificationLevel } from '../../../src/cable/index.ts';
import {
  boardAt,
  buildBoard,
  cableAt,
  type Demarche,
  deedsAt,
  demarcheAt,
  entriesAt,
  type Marking,
  type Place,
  SUBJECT_WITHHELD,
  type TalkingPoint,
} from '../../../src/demarche/index.ts';
import { cited, deadline, demarche, ledger, responder, says } from '../build.ts';
import { everyField } from './everything.ts';

const now = new Date('2008-03-06T12:00:00Z');
const to = (clearance: ClassificationLevel): Place => ({ clearance, shared: false });
const marking = (level: ClassificationLevel, more: Partial<Marking> = {}): Marking => ({
  level,
  captions: [],
  declassifyOn: null,
  ...more,
});
const point = (number: number, portion: string | null, more: Partial<TalkingPoint> = {}): TalkingPoint => ({
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
  ...more,
});
const numbers = ({ facts }: Demarche) => facts.talkingPoints.map(({ number }) => number);

describe('a talking point is shown by its own mark', () => {
  const points = [point(1, 'U'), point(2, 'SBU'), point(3, 'C'), point(4, null), point(5, '?')];
  const cable = demarche({ talkingPoints: points }, { marking: marking('CONFIDENTIAL') });
  it.each<[ClassificationLevel, number[]]>([
    ['UNCLASSIFIED', [1]],
    ['SBU', [1, 2]],
    ['CONFIDENTIAL', [1, 2, 3, 4, 5]],
  ])('in a channel for %s', (clearance, shown) => {
    const left = demarcheAt(cable, to(clearance), now);
    expect(numbers(left)).toEqual(shown);
    expect(left.withheld?.points ?? 0).toBe(points.length - shown.length);
  });

  it('a sub-point stands alone when the point above it is withheld', () => {
    const both = { talkingPoints: [point(1, 'SBU'), point(2, 'U', { parent: 1 })] };
    const left = demarcheAt(demarche(both, { marking: marking('SBU') }), to('UNCLASSIFIED'), now);
    expect(left.facts.talkingPoints).toMatchObject([{ number: 2, parent: null }]);
  });

  it('a point goes with a note that bears a higher mark', () => {
    const noted = { talkingPoints: [point(1, 'U', { notes: ['(SBU) Do not leave this behind.'] })] };
    expect(
      numbers(demarcheAt(demarche(noted, { marking: marking('SBU') }), to('UNCLASSIFIED'), now)),
    ).toEqual([]);
  });

  it('a mark at the head of its text counts when it is higher than the one beside it', () => {
    const own = { talkingPoints: [point(1, 'U', { text: '(SBU) We know of three.' })] };
    expect(numbers(demarcheAt(demarche(own, { marking: marking('SBU') }), to('UNCLASSIFIED'), now))).toEqual(
      [],
    );
  });

  it('after the declassification date (C) is UNCLASSIFIED, and (SBU) and what is unmarked stay SBU', () => {
    const past = { marking: marking('CONFIDENTIAL', { declassifyOn: '2007-01-01' }) };
    const left = demarcheAt(demarche({ talkingPoints: points }, past), to('UNCLASSIFIED'), now);
    expect(numbers(left)).toEqual([1, 3]);
  });
});

describe('the subject', () => {
  it.each<[string, string, ClassificationLevel]>([
    ['without a mark counts as the cable', 'OUTREACH', 'SBU'],
    ['goes by the mark before it', '(U) OUTREACH', 'UNCLASSIFIED'],
    ['goes by the mark behind it', 'OUTREACH (U)', 'UNCLASSIFIED'],
    ['with a mark that can not be read counts as the cable', '(X) OUTREACH', 'SBU'],
  ])('%s', (_rule, subject, lowest) => {
    const one = demarche({}, { subject, marking: marking('SBU') });
    const left = demarcheAt(one, to('UNCLASSIFIED'), now);
    expect(left.subject).toBe(lowest === 'UNCLASSIFIED' ? subject : SUBJECT_WITHHELD);
    expect(demarcheAt(one, to('SBU'), now).subject).toBe(subject);
  });
});

describe('the clock of a board', () => {
  const board = (portions: Array<['delivery' | 'report', string, string]>) => {
    const deadlines = portions.map(([kind, date, portion]) => deadline(date, { kind, portion }));
    const facts = { deadlines, responders: [responder('MY', 'AMEMBASSY KUALA LUMPUR')] };
    const one = demarche(facts, { marking: marking('SBU') });
    const later = new Date('2008-04-01T00:00:00Z');
    return boardAt(
      buildBoard({ demarche: one, entries: [], owners: new Map(), now: later }),
      to('UNCLASSIFIED'),
      later,
    );
  };

  it('runs on what may be shown', () => {
    const shown = board([['delivery', '2008-03-07', 'U']]);
    expect(shown.firstDueAt).not.toBeNull();
    expect(shown.tally.overdue).toBe(1);
  });

  it('stands still where a deadline of the campaign is withheld, though another may be shown', () => {
    const hidden = board([
      ['delivery', '2008-03-07', 'SBU'],
      ['report', '2008-03-14', 'U'],
    ]);
    expect(hidden).toMatchObject({
      firstDueAt: null,
      lastDueAt: null,
      tally: { overdue: 0, outstanding: 1 },
    });
    expect(hidden.rows).toMatchObject([{ dueAt: null, overdue: false, outstanding: true }]);
    expect(hidden.demarche.facts.deadlines).toHaveLength(1);
  });

  it('stands still where one of two deadlines for the delivery is withheld: the other alone would be a wrong date', () => {
    const half = board([
      ['delivery', '2008-03-07', 'SBU'],
      ['delivery', '2008-03-14', 'U'],
    ]);
    expect(half).toMatchObject({ firstDueAt: null, lastDueAt: null, tally: { overdue: 0 } });
    expect(half.rows).toMatchObject([{ dueAt: null, overdue: false }]);
  });

  it('runs on when only a report that nothing hangs on is withheld', () => {
    const shown = board([
      ['delivery', '2008-03-07', 'U'],
      ['report', '2008-03-14', 'SBU'],
    ]);
    expect(shown.firstDueAt).not.toBeNull();
    expect(shown.demarche.withheld?.deadlines).toBe(1);
  });
});

describe('answers', () => {
  const asks = [
    { ...cited, number: 1, text: 'one', portion: 'U' },
    { ...cited, number: 2, text: 'two', portion: 'SBU' },
  ];
  const one = demarche({ asks, responders: [responder('MY', 'X')] }, { marking: marking('SBU') });
  const entries = ledger('MY', [
    'U2',
    says({
      delivery: 'delivered',
      position: 'supports',
      note: 'in confidence',
      asks: { 1: 'supports', 2: 'opposes' },
    }),
  ]);

  it('keep delivery, position and the asks that may be shown, and lose what people wrote', () => {
    expect(entriesAt(entries, one, to('UNCLASSIFIED'), now)).toMatchObject([
      { patch: { delivery: 'delivered', position: 'supports', asks: { 1: 'supports' } }, withheld: 1 },
    ]);
    expect(JSON.stringify(entriesAt(entries, one, to('UNCLASSIFIED'), now))).not.toMatch(
      /confidence|opposes/,
    );
  });

  it('of a demarche that was sifted before are sifted the same', () => {
    const sifted = demarcheAt(one, to('UNCLASSIFIED'), now);
    expect(entriesAt(entries, sifted, to('UNCLASSIFIED'), now)).toEqual(
      entriesAt(entries, one, to('UNCLASSIFIED'), now),
    );
  });

  it('leave the counts of the board as they are, but of asks that are withheld', () => {
    const board = buildBoard({ demarche: one, entries, owners: new Map(), now });
    const shown = boardAt(board, to('UNCLASSIFIED'), now);
    expect(shown.tally).toMatchObject({ in: 1, delivery: { delivered: 1 }, position: { supports: 1 } });
    expect(Object.keys(shown.tally.asks)).toEqual(['1']);
    expect(shown.rows).toMatchObject([{ note: null, asks: { 1: 'supports' }, withheld: 1 }]);
  });

  it('a change of facts is told without its words', () => {
    const change = { of: 'ask', name: 'Ask 2', was: 'secret was', now: 'secret now', country: null } as const;
    const gone = { of: 'responder', name: 'Senegal', was: 'POST', now: null, country: 'SN' } as const;
    const deed = { type: 'amend' as const, by: 'U1', at: now.toISOString(), changes: [change, gone] };
    expect(deedsAt([deed], one, to('UNCLASSIFIED'), now)).toMatchObject([
      { changes: [{ name: 'Ask 2', was: null, now: null }, { was: 'POST' }] },
    ]);
    expect(deedsAt([deed], one, to('SBU'), now)).toEqual([deed]);
  });
});

describe('a paragraph', () => {
  const [paragraph] = everyField.paragraphs;
  if (paragraph === undefined) throw new Error('the sample has a paragraph');
  const bullet = (text: string) => ({ ...paragraph.blocks[0], type: 'bullet' as const, text });

  it('is as high as the highest mark of its bullets', () => {
    const [block] = paragraph.blocks;
    if (block === undefined) throw new Error('the sample has a block');
    const blocks = [{ ...block, ...bullet('(SBU) They asked for more.'), mark: 'SBU' }];
    const cable = { ...everyField, paragraphs: [{ ...paragraph, portion: 'U', text: 'open', blocks }] };
    expect(cableAt(cable, to('UNCLASSIFIED'), now).withheld).toBe(1);
    const bare = [{ ...block, mark: null }];
    const plain = { ...cable, paragraphs: [{ ...paragraph, portion: 'U', text: 'open', blocks: bare }] };
    expect(cableAt(plain, to('UNCLASSIFIED'), now).withheld).toBe(0);
  });

  it('that is left out still counts for the banner', () => {
    const classification = { level: 'UNCLASSIFIED' as const, captions: [], span: paragraph.span };
    const cable = { ...everyField, classification };
    const { cable: left, withheld } = cableAt(cable, to('UNCLASSIFIED'), now);
    expect(withheld).toBe(1);
    expect(left.classification?.level).toBe('SBU');
  });
});
