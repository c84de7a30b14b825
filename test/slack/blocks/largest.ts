import {
  type Board,
  boardAt,
  buildBoard,
  type Deed,
  type Demarche,
  type DemarcheDraft,
  deedsAt,
  type Entry,
  entriesAt,
  type Place,
  type Responder,
} from '../../../src/demarche/index.ts';
import { COUNTRIES } from '../../../src/geo/index.ts';
import { cited, deadline, demarche } from '../../demarche/build.ts';
import { ALL_AT_ONCE, IN_BRIEF } from '../../support/nasty.ts';

/** Repeated to any length. */
export const NASTY = IN_BRIEF;
const long = (characters: number) => NASTY.repeat(Math.ceil(characters / NASTY.length)).slice(0, characters);

export const NOW = new Date('2008-03-10T12:00:00Z');

const everywhere: Responder[] = COUNTRIES.slice(0, 193).map(({ code }, at) => ({
  country: code,
  post: at % 10 === 9 ? null : `AMEMBASSY ${NASTY}`,
  via: NASTY,
  span: { start: 0, end: 1 },
}));

const quote = { ...cited, quote: long(4_000) };

/** The largest campaign that the app has to show: 193 countries, 70 points of 4,000 characters, 60 asks, and nasty text everywhere. */
const largestFacts: Partial<DemarcheDraft> = {
  why: quote,
  deadlines: Array.from({ length: 8 }, (_, at) =>
    deadline('2008-03-07', {
      ...quote,
      kind: (['delivery', 'report', 'not-before'] as const)[at % 3] ?? 'delivery',
      assumptions: [long(500), long(500)],
    }),
  ),
  urgency: [quote, quote],
  asks: Array.from({ length: 60 }, (_, at) => ({ ...quote, number: at + 1, text: long(4_000) })),
  talkingPoints: Array.from({ length: 70 }, (_, at) => ({
    number: at + 1,
    text: long(4_000),
    notes: [long(4_000)],
    paragraph: at,
    portion: 'SBU',
    set: at % 20 === 0 ? long(400) : null,
    contingent: at % 5 === 0,
    parent: at % 7 === 3 ? at : null,
    countries: at % 3 === 0 ? ['MY'] : [],
    span: { start: 0, end: 1 },
  })),
  events: [{ ...quote, date: '2008-03-13', endDate: '2008-03-14' }],
  reportingInstruction: { ...quote, slug: NASTY, address: NASTY },
  responders: everywhere,
  proposedAchieved: everywhere.slice(0, 40).map(({ country }) => ({ ...quote, country })),
  mentions: Object.fromEntries(
    everywhere.map(({ country }) => [country, Array.from({ length: 30 }, () => quote)]),
  ),
};

export const largest: Demarche = demarche(largestFacts, {
  id: '5b047522-0883-4ef1-9def-eed7b5292a51',
  subject: long(600),
  marking: { level: 'SECRET', captions: ['NOFORN', 'EXDIS'], declassifyOn: '2033-03-04' },
  from: NASTY,
});

export const emptiest: Demarche = demarche({}, { subject: '', from: null, sentAt: null });

const full = {
  delivery: 'unable',
  reason: long(3_000),
  position: 'leans-yes',
  asks: Object.fromEntries(Array.from({ length: 60 }, (_, at) => [String(at + 1), 'opposes' as const])),
  deliveredOn: '2008-03-05',
  level: long(300),
  interlocutor: long(300),
  quote: long(3_000),
  note: long(3_000),
  paperLeft: true,
  followUpOn: '2008-04-01',
} as const;

const base = (country: string, revision: number) => ({
  demarche: largest.id,
  country,
  revision,
  by: `U${revision}`,
  at: '2008-03-05T10:00:00.000Z',
  surface: 'message' as const,
  link: 'https://example.slack.com/archives/C1/p1',
});

/** Every country has answered with everything that can be said; every third has two versions. */
export const entries: Entry[] = everywhere.flatMap(({ country }, at) => [
  { ...base(country, 1), type: 'record' as const, patch: full },
  ...(at % 3 === 0
    ? [2, 3, 4, 5].map((revision) => ({ ...base(country, revision), type: 'held' as const, patch: full }))
    : []),
]);

const done = { by: 'U1', at: '2008-03-05T10:00:00.000Z' };
const changed = (of: 'ask' | 'point', number: number) => ({
  of,
  name: `${NASTY} ${number}`,
  was: long(4_000),
  now: long(4_000),
  country: null,
});

/** Everything that can be done to a campaign, each as large as it gets. */
export const deeds: Deed[] = [
  { type: 'track', channel: 'C0CAMPAIGN', ...done },
  {
    type: 'remind',
    channel: 'C0CAMPAIGN',
    from: { hoursBefore: [72, 24, 3, 0], overdueMornings: true, morningHour: 9, zone: 'UTC', off: false },
    to: {
      hoursBefore: [720, 719, 718, 717, 716, 715, 714, 713],
      overdueMornings: false,
      morningHour: 23,
      weekdays: [1, 3, 5, 0],
      quiet: { from: 20, to: 7 },
      digest: false,
      zone: 'America/Argentina/ComodRivadavia',
      off: true,
    },
    ...done,
  },
  ...everywhere.map(({ country }) => ({ type: 'assign' as const, country, from: 'U2', to: 'U3', ...done })),
  { type: 'assign', country: 'MY', from: 'U3', to: null, ...done },
  {
    type: 'amend',
    changes: Array.from({ length: 70 }, (_, at) => changed(at % 2 === 0 ? 'ask' : 'point', at)),
    ...done,
  },
  {
    type: 'amend',
    changes: everywhere.map(({ country }) => ({
      of: 'responder' as const,
      name: NASTY,
      was: `AMEMBASSY ${NASTY}`,
      now: null,
      country,
    })),
    ...done,
  },
  { type: 'amend', changes: [{ ...changed('ask', 1), was: null, now: null }], ...done },
  { type: 'amend', changes: [], ...done },
  { type: 'untrack', channel: 'C0CAMPAIGN', ...done },
  { type: 'close', ...done },
  { type: 'reopen', ...done },
];

const owners = new Map(everywhere.map(({ country }, at) => [country, `U0OWNER${at}`]));

/** A small campaign in which every word of a cable or a person is every nasty text at once. */
const everyWord = { ...cited, quote: ALL_AT_ONCE };
const nastiest: Demarche = demarche(
  {
    why: everyWord,
    deadlines: [deadline('2008-03-07', { ...everyWord, assumptions: [ALL_AT_ONCE] })],
    asks: [{ ...everyWord, number: 1, text: ALL_AT_ONCE }],
    talkingPoints: [
      {
        number: 1,
        text: ALL_AT_ONCE,
        notes: [ALL_AT_ONCE],
        paragraph: 1,
        portion: ALL_AT_ONCE,
        set: ALL_AT_ONCE,
        contingent: true,
        parent: null,
        countries: ['MY'],
        span: { start: 0, end: 1 },
      },
    ],
    responders: ['MY', 'SN', 'ID'].map((country) => ({
      country,
      post: ALL_AT_ONCE,
      via: ALL_AT_ONCE,
      span: { start: 0, end: 1 },
    })),
    proposedAchieved: [{ ...everyWord, country: 'ID' }],
    mentions: { MY: [everyWord], SN: [everyWord] },
  },
  { subject: ALL_AT_ONCE, from: ALL_AT_ONCE, tags: [ALL_AT_ONCE] },
);
const nastyAnswers: Entry[] = ['MY', 'SN'].map((country) => ({
  ...base(country, 1),
  demarche: nastiest.id,
  type: 'record' as const,
  patch: {
    ...full,
    reason: ALL_AT_ONCE,
    level: ALL_AT_ONCE,
    interlocutor: ALL_AT_ONCE,
    quote: ALL_AT_ONCE,
    note: ALL_AT_ONCE,
    asks: { 1: 'opposes' as const },
  },
}));

const allAnswered = buildBoard({ demarche: largest, entries, owners, now: NOW });

export const boards: Record<string, Board> = {
  empty: buildBoard({ demarche: emptiest, entries: [], owners: new Map(), now: NOW }),
  'all outstanding': buildBoard({ demarche: largest, entries: [], owners, now: NOW }),
  'all answered': allAnswered,
  'nasty all over': buildBoard({ demarche: nastiest, entries: nastyAnswers, owners, now: NOW }),
  'withheld in part': boardAt(allAnswered, { clearance: 'SBU', shared: false }, NOW),
  'withheld, all of it': boardAt(allAnswered, { clearance: 'UNCLASSIFIED', shared: false }, NOW),
  closed: buildBoard({ demarche: { ...largest, state: 'closed' }, entries, owners, now: NOW }),
};

const placeOf = ({ demarche }: Board): Place | null =>
  demarche.withheld ? { clearance: demarche.withheld.clearance, shared: false } : null;

/** The answers of the largest campaign, as the place of a board may show them. */
export function entriesOf(board: Board | null): readonly Entry[] {
  const place = board && placeOf(board);
  return place ? entriesAt(entries, largest, place, NOW) : entries;
}

export function deedsOf(board: Board): readonly Deed[] {
  const place = placeOf(board);
  return place ? deedsAt(deeds, largest, place, NOW) : deeds;
}
