import type { CountryCode } from '../../geo/index.ts';

/**
 * Every `action_id` that the app's blocks carry; the listeners are wired to these. An id may be followed by `:` and a
 * word, since Slack wants ids unique inside a block: `response.record:supports`.
 */
export const ACTION = {
  /** The word after the colon is the delivery or the position; `value` is a row. */
  record: 'response.record',
  /** Opens the response modal; `value` is a row. */
  more: 'response.more',
  /** `value` is a row whose revision is that of the entry. */
  undo: 'response.undo',
  adopt: 'response.adopt',
  dismiss: 'response.dismiss',
  /** Shows something to the clicker alone; the word after the colon says what, `value` is a page. */
  show: 'show',
  /** Turns the page in place; `value` is a page. */
  page: 'page.turn',
  /** Opens the country view; a select of country codes whose `block_id` carries the demarche. */
  country: 'country.open',
  /** Confirms all positions that the cable itself proposes as achieved; `value` is the demarche's id. */
  confirmAchieved: 'card.confirm-achieved',
  mute: 'reminder.mute',
  /** When it comes again stands after the colon; `value` is demarche and reminder. */
  snooze: 'reminder.snooze',
  /** On a message that found a cable in a file; `value` says where the file lies. */
  importCheck: 'import.check',
  /** In the preview: opens the part that stands after the colon. */
  importPart: 'import.part',
  importTurn: 'import.turn',
  /** `edit`, `drop` or `keep` after the colon; `value` is the point's number. */
  importPoint: 'import.point',
  /** Records a reply as the answer of a country; `value` is demarche and country. */
  importReply: 'import.reply',
  /** What was said in plain words; `value` is the key under which it waits. */
  confirm: 'said.confirm',
  amend: 'said.amend',
  /** Who answers for a country, said in plain words; `value` is the key under which it waits. */
  assign: 'said.assign',
  cancel: 'said.cancel',
  /** Takes back “remind me”; `value` is the key under which it waits. */
  forget: 'said.forget',
  /** The number after the colon is the reading that was meant. */
  meant: 'said.meant',
} as const;

/** The buttons that stand on Home alone. */
export const HOME = {
  /** Turns a list of Home; `value` says the pages of both. */
  turn: 'home.turn',
  record: 'home.record',
  lookUp: 'home.look-up',
  import: 'home.import',
} as const;

/** The shortcuts as the manifest names them. */
export const SHORTCUT = {
  /** On a message. */
  lookUp: 'cable.look-up',
  /** On a message. */
  recordFrom: 'response.from-message',
  /** From anywhere. */
  record: 'response.begin',
} as const;

export const CALLBACK = {
  response: 'response.modal',
  lookUp: 'cable.look-up',
  pickDemarche: 'response.pick-demarche',
  pickCountry: 'response.pick-country',
  /** What messages show, in a modal. */
  panel: 'panel',
  importFile: 'import.file',
  importPreview: 'import.preview',
  importPart: 'import.part',
  importPoint: 'import.point',
} as const;

/** What a country button knows: which demarche and country, and the revision that its reader saw. */
export interface RowValue {
  demarche: string;
  country: CountryCode;
  revision: number;
}

export const encodeRow = ({ demarche, country, revision }: RowValue): string =>
  `${demarche} ${country} ${revision}`;

/** Null when the value is none of ours. */
export function decodeRow(value: string | undefined): RowValue | null {
  const [demarche, country, revision] = (value ?? '').split(' ');
  if (!demarche || !country || !/^\d+$/.test(revision ?? '')) return null;
  return { demarche, country, revision: Number(revision) };
}

/** The reminder that a snooze button stands on. */
export interface ReminderValue {
  demarche: string;
  key: string;
}

export const encodeReminder = ({ demarche, key }: ReminderValue): string => `${demarche} ${key}`;

/** Null when the value is none of ours. */
export function decodeReminder(value: string): ReminderValue | null {
  const [, demarche, key] = /^(\S+) (\S+)$/.exec(value) ?? [];
  return demarche && key ? { demarche, key } : null;
}

export const PAGED = [
  'board',
  'table',
  'country',
  'points',
  'history',
  'asks',
  'deadlines',
  'show',
  'cable',
  'list',
  'mine',
  'search',
] as const;
export type Paged = (typeof PAGED)[number];

/** What a page button knows: enough to draw the same thing again from the ledger as it then stands. */
export interface PageValue {
  of: Paged;
  /** The demarche's id, or the MRN of a looked-up cable; empty for the list. */
  id: string;
  page: number;
  /** A filter of the board, a country code, `notes`: whatever the view itself was asked with. */
  filter: string;
}

export const encodePage = ({ of, id, page, filter }: PageValue): string => [of, page, id, filter].join('|');

/** Null when the value is none of ours. */
export function decodePage(value: string | undefined): PageValue | null {
  const [of, page, id, ...filter] = (value ?? '').split('|');
  const known = PAGED.find((name) => name === of);
  if (!known || !/^\d+$/.test(page ?? '')) return null;
  return { of: known, page: Number(page), id: id ?? '', filter: filter.join('|') };
}

/** Buttons of a country know where they stand, since Slack does not say what an ephemeral message held. */
export const encodePlace = (country: CountryCode, page: PageValue): string =>
  `row:${country}:${encodePage(page)}`;

/** What to draw again after a click; null when the buttons stand on a message that is not drawn again. */
export function decodePlace(blockId: string): PageValue | null {
  const match = /^(?:row|held):[^:]*:(.*)$/s.exec(blockId);
  return match ? decodePage(match[1]) : null;
}
