import type { Delivery, Position } from './types.ts';

/** A word or phrase that a person may type for a delivery or a position. */
export interface Phrase {
  means: { delivery: Delivery } | { position: Position };
  /** Finds the phrase where it starts, and nothing when the words after it turn its meaning. */
  pattern: RegExp;
  /** A word with other uses ("no answer yet", "support unclear"): read only when nothing but punctuation or another phrase follows. */
  alone: boolean;
}

/** What a post does when it tries: "unable to deliver" is the post; "unable to support" is the government. */
const ATTEMPT = '(?:deliver|raise|present|meet|see|reach|get|obtain|secure|arrange|schedule)';
const END = String.raw`(?![\p{L}\p{N}]|['’-]\p{L}|\s*\?)`;
/** "supports neither" supports nothing, and "supports ask 2" is no position on the whole. */
const AS_A_WHOLE = String.raw`(?!(?:\s+(?:and|or|but))?\s+(?:no|not|none|nor|neither|nothing|little)\b|(?:\s+on)?\s+asks?\b)`;

const pattern = (source: string) => new RegExp(source.replaceAll(' ', String.raw`[\s-]+`) + END, 'iuy');

const delivery = (means: Delivery, source: string): Phrase => ({
  means: { delivery: means },
  pattern: pattern(source),
  alone: false,
});
const position = (means: Position, source: string): Phrase => ({
  means: { position: means },
  pattern: new RegExp(pattern(source).source + AS_A_WHOLE, 'iuy'),
  alone: false,
});
const alone = (means: Phrase['means'], source: string): Phrase => ({
  means,
  pattern: pattern(source),
  alone: true,
});

/** In the order tried: a phrase stands before any shorter one that it starts with. */
export const PHRASES: readonly Phrase[] = [
  delivery('delivered', '(?:delivered|handed over|presented)'),
  delivery('delivered', String.raw`raised(?!\s+(?:concern|objection|question|doubt|issue)s?\b)`),
  delivery('planned', '(?:planned|scheduled)'),
  delivery('unable', "(?:unable to|could not|couldn[’']t) deliver"),
  delivery('unable', 'could not be delivered'),
  delivery('unable', String.raw`unable(?=\s+to\s+${ATTEMPT}\b|(?!\s+to\b))`),
  delivery('unable', String.raw`(?:could not|couldn[’']t)(?=\s+${ATTEMPT}\b)`),
  alone({ delivery: 'unable' }, "(?:could not|couldn[’']t)"),
  delivery('nil', '(?:nil (?:return|report|response)|nil|no action taken)'),
  alone({ delivery: 'nil' }, 'no action'),
  alone({ delivery: 'pending' }, 'pending'),
  position('achieved', 'achieved'),
  alone({ position: 'achieved' }, 'done'),
  position('leans-yes', 'lean(?:s|ing)?(?: towards?)? yes'),
  position('leans-no', String.raw`lean(?:s|ing)?(?: towards?)? no(?!\s+longer)`),
  position('supports', '(?:supports|supportive|in favou?r|yes)'),
  alone({ position: 'supports' }, 'support'),
  position('noncommittal', String.raw`(?:non[\s-]?committal|undecided|neutral)`),
  position('opposes', String.raw`(?:opposes?|opposed(?!\s+by\b)|against)`),
  alone({ position: 'opposes' }, 'no'),
];
