import { POSITIONS, type Position } from '../demarche/index.ts';
import { DENIALS, NEGATING_A_STATEMENT, SCALE_ROOTS, TAGS, TURNING, UNCERTAIN } from './statements.ts';
import { type Word, wordsOf } from './words.ts';

type Side = 'for' | 'against' | 'neither';

/** Whether a position is for what is asked. */
export function sideOf(position: Position): Side {
  const at = POSITIONS.indexOf(position);
  const middle = POSITIONS.indexOf('noncommittal');
  return at === middle ? 'neither' : at < middle ? 'for' : 'against';
}

/** The position that a word is about, said plainly or not. */
export const rootIn = (word: Word) => SCALE_ROOTS.find(({ root }) => root.test(word.folded))?.means;

/** The words after the word of the scale that no comma parts from it. */
function attached(scale: string, note: string | null): string {
  if (note === null) return '';
  const at = scale.lastIndexOf(note);
  return /[,;:.!–—-]\s*$/.test(scale.slice(0, at)) ? '' : (note.split(/[,;.!]/)[0] ?? '');
}

/** Whether what follows the word of the scale takes it back or makes it depend on something. */
export function isTurned(scale: string, note: string | null): boolean {
  const words = wordsOf(note ?? '');
  const [first, second] = words;
  const beside = wordsOf(attached(scale, note));
  return (
    beside.some(({ folded }) => UNCERTAIN.has(folded) || NEGATING_A_STATEMENT.has(folded)) ||
    TURNING.has(first?.folded ?? '') ||
    words.slice(0, 4).some(({ folded }) => DENIALS.has(folded)) ||
    (first?.folded === 'no' && second?.folded === 'longer')
  );
}

/** "Senegal supports, right" */
export const isTagQuestion = (text: string) => TAGS.has(wordsOf(text).at(-1)?.folded ?? '');

/** The positions on another side that the note speaks of: "supports or opposes". */
export function conflicting(note: string | null, position: Position): Position[] {
  const sides = wordsOf(note ?? '').flatMap((word) => rootIn(word) ?? []);
  return sides.filter((one) => sideOf(one) !== sideOf(position));
}
