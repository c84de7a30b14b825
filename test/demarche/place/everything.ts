import type { Cable, Span } from '../../../src/cable/index.ts';
import type { Cited, Demarche, DemarcheDraft, Entry, ResponsePatch } from '../../../src/demarche/index.ts';

const span: Span = { start: 1, end: 2 };
const cited: Required<Cited> = { quote: 'quote', paragraph: 1, portion: 'SBU', span };

/** Every field that a type has, the optional ones too: a field that is added to a type must be added here. */
type Whole<T> = { [Key in keyof T]-?: Exclude<T[Key], undefined> };

const facts: Whole<DemarcheDraft> = {
  isActionRequest: true,
  why: cited,
  deadlines: [
    {
      ...cited,
      kind: 'delivery',
      date: '2031-05-06',
      time: '17:00',
      zone: 'Asia/Tokyo',
      exclusive: false,
      assumptions: ['year from the DTG'],
    },
  ],
  urgency: [cited],
  asks: [{ ...cited, number: 1, text: 'ask' }],
  talkingPoints: [
    {
      number: 1,
      text: 'point',
      notes: ['note'],
      paragraph: 1,
      portion: 'SBU',
      set: 'POINTS FOR RUSSIA',
      contingent: false,
      parent: null,
      countries: ['RU'],
      span,
    },
  ],
  reportingInstruction: { ...cited, slug: 'slug', address: 'address' },
  nonPaper: true,
  pointsOfContact: [{ name: 'name', role: 'role', phone: 'phone', email: 'email', span }],
  events: [{ ...cited, date: '2031-04-01', endDate: '2031-04-02' }],
  postInstructions: [{ ...cited, for: ['BONN'], text: 'instruction' }],
  responders: [{ country: 'MY', post: 'AMEMBASSY KUALA LUMPUR', via: 'ISLAMIC COLLECTIVE', span }],
  exempted: [{ country: 'BH', post: 'AMEMBASSY MANAMA', via: 'ISLAMIC COLLECTIVE', span }],
  proposedAchieved: [{ ...cited, country: 'MY' }],
  mentions: { MY: [cited], SN: [cited] },
  corrections: ['Ask 2 dropped'],
};

/** A demarche marked SBU with something in every field, all of it (SBU). */
export const everything: Whole<Omit<Demarche, 'withheld'>> = {
  id: 'd1',
  workspace: 'T1',
  mrn: '31STATE1',
  subject: '(SBU) SHARED RIVERS',
  marking: { level: 'SBU', captions: ['SIPDIS'], declassifyOn: null },
  from: 'SECSTATE WASHDC',
  sentAt: '2031-05-01T00:00:00Z',
  tags: ['SENV'],
  facts,
  state: 'open',
  openedBy: 'U1',
  openedAt: '2031-05-01T09:00:00.000Z',
};

const patch: Whole<ResponsePatch> = {
  delivery: 'unable',
  reason: 'reason',
  position: 'supports',
  asks: { 1: 'supports' },
  deliveredOn: '2031-05-02',
  level: 'Minister',
  interlocutor: 'interlocutor',
  quote: 'said',
  note: 'note',
  paperLeft: true,
  followUpOn: '2031-05-09',
};

const entry = { demarche: 'd1', country: 'MY', by: 'U2', at: '2031-05-02T10:00:00.000Z', surface: 'modal' };

/** Entries that use every field of an answer: one in force, one that waits, one that points at another. */
export const everyEntry: Entry[] = [
  { ...entry, surface: 'modal', revision: 1, link: 'https://slack.test/1', type: 'record', patch },
  { ...entry, surface: 'modal', revision: 2, link: null, type: 'held', patch },
  { ...entry, surface: 'modal', revision: 3, link: null, type: 'dismiss', of: 9 },
];

const addressee = {
  name: 'AMEMBASSY TOKYO',
  kind: 'post',
  routing: 'RUEHKO',
  precedence: 'ROUTINE',
  serial: '1',
  span,
} as const;

/** A cable marked SBU with something in every field, its only paragraph (SBU). */
export const everyField: Whole<Cable> = {
  mrn: '31STATE1',
  corrected: false,
  partial: false,
  transmission: { id: 'VZCZCXRO5241', station: 'RUEHC', serial: 1, routing: ['RUEHKO'], span },
  precedence: 'ROUTINE',
  sentAt: '2031-05-01T00:00:00Z',
  from: { name: 'SECSTATE WASHDC', span },
  action: [addressee],
  info: [addressee],
  exempt: [addressee],
  classification: { level: 'SBU', captions: ['SIPDIS'], span },
  otherMarkings: [{ level: 'SBU', captions: ['NODIS'], span }],
  sections: 1,
  passTo: ['DEPT FOR EUR'],
  executiveOrder: { number: '12958', declassifyOn: '2041-05-01', event: 'WITHDRAWAL OF FORCES', span },
  tags: ['SENV'],
  subject: '(SBU) SHARED RIVERS',
  references: [
    { letter: 'A', raw: '30 STATE 5 (NOTAL)', mrn: '30STATE5', span },
    { letter: 'B', raw: 'TELCON OF MAY 1', mrn: null, span },
  ],
  classifiedBy: { text: 'an officer', reasons: ['1.4(b)'], span },
  paragraphs: [
    {
      number: 1,
      printed: '1',
      portion: 'SBU',
      heading: 'SUMMARY',
      text: 'text',
      bullets: ['bullet'],
      span,
      blocks: [{ type: 'prose', marker: '-', depth: 0, mark: 'SBU', text: 'block', span, runs: [[0, 1]] }],
    },
  ],
  signer: 'RICE',
  spans: { mrn: span },
  warnings: [{ code: 'paragraph-misread', message: 'Printed as 13', span }],
};
