import type {
  Cited,
  Deadline,
  Demarche,
  DemarcheDraft,
  Entry,
  NewEntry,
  Responder,
} from '../../src/demarche/index.ts';

export const cited: Cited = { quote: 'said so', paragraph: 1, portion: 'SBU', span: { start: 0, end: 7 } };

export const deadline = (date: string, more: Partial<Deadline> = {}): Deadline => ({
  ...cited,
  kind: 'delivery',
  date,
  time: null,
  zone: null,
  exclusive: false,
  assumptions: [],
  ...more,
});

export const responder = (country: string, post: string | null): Responder => ({
  country,
  post,
  via: 'ISLAMIC COLLECTIVE',
  span: { start: 0, end: 0 },
});

export const facts = (more: Partial<DemarcheDraft> = {}): DemarcheDraft => ({
  isActionRequest: true,
  why: cited,
  deadlines: [],
  urgency: [],
  asks: [],
  talkingPoints: [],
  reportingInstruction: null,
  nonPaper: false,
  pointsOfContact: [],
  events: [],
  postInstructions: [],
  responders: [],
  exempted: [],
  proposedAchieved: [],
  mentions: {},
  ...more,
});

export const demarche = (more: Partial<DemarcheDraft> = {}, rest: Partial<Demarche> = {}): Demarche => ({
  id: 'd1',
  workspace: 'T1',
  mrn: '08STATE22377',
  subject: 'OUTREACH',
  marking: { level: 'UNCLASSIFIED', captions: [], declassifyOn: null },
  from: 'SECSTATE WASHDC',
  sentAt: '2008-03-05T00:35:00Z',
  tags: [],
  facts: facts(more),
  state: 'open',
  openedBy: 'U1',
  openedAt: '2008-03-05T09:00:00.000Z',
  ...rest,
});

/** Entries of one country in the order given: revisions 1, 2, 3…, a minute apart. */
export function ledger(
  country: string,
  ...lines: ReadonlyArray<readonly [by: string, said: NewEntry]>
): Entry[] {
  return lines.map(([by, said], index) => ({
    demarche: 'd1',
    country,
    revision: index + 1,
    by,
    at: new Date(Date.UTC(2008, 2, 5, 10, index)).toISOString(),
    surface: 'command',
    link: null,
    ...said,
  }));
}

export const says = (patch: Extract<NewEntry, { type: 'record' | 'held' }>['patch']): NewEntry => ({
  type: 'record',
  patch,
});
export const holds = (patch: Extract<NewEntry, { type: 'record' | 'held' }>['patch']): NewEntry => ({
  type: 'held',
  patch,
});
export const undoes = (of: number): NewEntry => ({ type: 'undo', of });
export const adopts = (of: number): NewEntry => ({ type: 'adopt', of });
export const dismisses = (of: number): NewEntry => ({ type: 'dismiss', of });
