import type { CountryCode } from '../../geo/index.ts';

/** Every `action_id` and `callback_id` that the app's blocks carry; the listeners are wired to these. */
export const ACTION = {
  /** `value` is a `RowValue` as JSON, with the delivery or the position that the button stands for. */
  record: 'response.record',
  /** Opens the response modal; `value` is a `RowValue`. */
  more: 'response.more',
  /** `value` is an `EntryValue`. */
  undo: 'response.undo',
  adopt: 'response.adopt',
  dismiss: 'response.dismiss',
  /** Card buttons; `value` is the demarche id. */
  showBoard: 'card.board',
  showPoints: 'card.points',
  showOutstanding: 'card.outstanding',
  showHistory: 'card.history',
  /** Confirms all positions that the cable itself proposes as achieved. */
  confirmAchieved: 'card.confirm-achieved',
  /** Turns the page of the board in place; `value` is a `PageValue`. */
  boardPage: 'board.page',
  /** Opens the country view; a select of countries. */
  chooseCountry: 'board.country',
  snooze: 'reminder.snooze',
  mute: 'reminder.mute',
} as const;

export const CALLBACK = {
  response: 'response.modal',
  importFile: 'import.file',
  importPreview: 'import.preview',
  lookUpCable: 'shortcut.look-up-cable',
} as const;

/** What a country button knows: which demarche and country, and the revision that its reader saw. */
export interface RowValue {
  d: string;
  c: CountryCode;
  /** Revision. */
  r: number;
  /** `delivery:delivered` or `position:supports`. */
  say?: string;
}

export interface EntryValue {
  d: string;
  c: CountryCode;
  r: number;
}

export interface PageValue {
  d: string;
  page: number;
  filter: string;
}
