import type { Delivery, Position } from './types.ts';
import { PHRASES, type Phrase } from './vocabulary.ts';

interface Found {
  phrase: Phrase;
  start: number;
  end: number;
  /** Nothing, or punctuation, follows. */
  closed: boolean;
}

const BETWEEN = /(?:[\s,;:.!&+/–—-]|and(?=\s))*/iuy;
const CLOSED = /\s*(?:$|[,;:.!&+/–—](?=\s|$)|[–—-]\s)/uy;

function stickyMatch(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

/** The unbroken run of phrases that the text starts with. */
function leadingPhrases(text: string): Found[] {
  const run: Found[] = [];
  let at = 0;
  for (;;) {
    const start = at + (stickyMatch(BETWEEN, text, at)?.length ?? 0);
    const phrase = PHRASES.find(({ pattern }) => stickyMatch(pattern, text, start) !== null);
    if (phrase === undefined) return run;
    at = start + (stickyMatch(phrase.pattern, text, start)?.length ?? 0);
    run.push({ phrase, start, end: at, closed: stickyMatch(CLOSED, text, at) !== null });
  }
}

/** Cuts the run before the first word that has other uses and goes on into a sentence: "no answer yet", "no planned date". */
function certain(run: readonly Found[]): Found[] {
  let closed = false;
  const open = run
    .toReversed()
    .map((found) => {
      closed = found.closed || closed;
      return found.phrase.alone && !closed;
    })
    .toReversed();
  const first = open.indexOf(true);
  return first === -1 ? [...run] : run.slice(0, first);
}

/** The one meaning that the run gives, and where it stops being one: "yes no" says neither. */
function meaning<Word>(run: readonly Found[], of: (phrase: Phrase) => Word | undefined) {
  const said = run.filter(({ phrase }) => of(phrase) !== undefined);
  const words = new Set(said.map(({ phrase }) => of(phrase)));
  return words.size > 1
    ? { word: undefined, doubtfulFrom: said[0]?.start ?? 0 }
    : { word: [...words][0], doubtfulFrom: Number.POSITIVE_INFINITY };
}

const deliveryOf = ({ means }: Phrase): Delivery | undefined =>
  'delivery' in means ? means.delivery : undefined;
const positionOf = ({ means }: Phrase): Position | undefined =>
  'position' in means ? means.position : undefined;

/**
 * Reads what a person typed after the country: delivery and position from the words it starts with, in any order and case, and the rest as
 * the note, as typed. A position is never read out of a sentence, nor from words that say two things at once: then all of it is note.
 *
 * `delivered supports FM said yes` is delivered, supports, note `FM said yes`; `delivered, no answer yet` is only delivered.
 */
export function parseResponseWords(words: string): {
  delivery?: Delivery;
  position?: Position;
  note: string | null;
  said: 'nothing' | 'something';
} {
  const run = certain(leadingPhrases(words));
  const delivery = meaning(run, deliveryOf);
  const position = meaning(run, positionOf);
  const noteFrom = Math.min(run.at(-1)?.end ?? 0, delivery.doubtfulFrom, position.doubtfulFrom);
  const note = words
    .slice(noteFrom)
    .replace(/^(?:[\s,;:.!&+/–—]|-\s)+/u, '')
    .trim();
  return {
    ...(delivery.word === undefined ? {} : { delivery: delivery.word }),
    ...(position.word === undefined ? {} : { position: position.word }),
    note: note === '' ? null : note,
    said: delivery.word === undefined && position.word === undefined ? 'nothing' : 'something',
  };
}
