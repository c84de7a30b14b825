import type { PlainReading, Typed } from './types.ts';

/** What a sentence is about; `count` and `status` take a filter besides. */
export type Intent =
  | Exclude<PlainReading['type'], 'record' | 'remind-before' | 'command' | 'between'>
  | Typed;

/** Words by which an intent is known, in this order; small words (`SMALL_WORDS`) may stand between them. COUNTRY is any country. */
export interface Head {
  intent: Intent;
  /** A verb that fits any intent ("show the points"): counts only where nothing else is named. */
  weak?: true;
  /** Only where the sentence starts with it. */
  first?: true;
  /** Whatever else is named belongs to it: "remind me about the deadline". */
  takesAll?: true;
  said: readonly string[];
}
