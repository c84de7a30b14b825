import type { KnownBlock } from '@slack/types';
import type { ClassificationLevel } from '../../cable/index.ts';
import type { Board, Demarche, Withheld } from '../../demarche/index.ts';
import { dueWindow } from './facts.ts';
import { context } from './parts.ts';
import { count, list } from './text.ts';

type Kind = 'points' | 'asks' | 'deadlines' | 'subject' | 'texts';
const ALL: readonly Kind[] = ['subject', 'points', 'asks', 'deadlines', 'texts'];

const WORDS: Record<Kind, (withheld: Withheld) => string> = {
  subject: ({ subject }) => (subject ? 'the subject' : ''),
  points: ({ points }) => (points > 0 ? count(points, 'talking point') : ''),
  asks: ({ asks }) => (asks > 0 ? count(asks, 'ask') : ''),
  deadlines: ({ deadlines }) => (deadlines > 0 ? count(deadlines, 'deadline') : ''),
  texts: ({ texts }) => (texts > 0 ? count(texts, 'other text') : ''),
};

/** Why something is withheld, the same words wherever it is said: `no more than UNCLASSIFIED may be shown here`. */
export const becauseOf = (clearance: ClassificationLevel): string =>
  `no more than ${clearance} may be shown here`;

/** What is withheld of a demarche and why, in one line; empty when nothing of these kinds is: `2 talking points withheld: …`. */
export function withheldWords(
  { withheld }: Pick<Demarche, 'withheld'>,
  kinds: readonly Kind[] = ALL,
): string {
  if (withheld === undefined) return '';
  const what = kinds.map((kind) => WORDS[kind](withheld)).filter(Boolean);
  return what.length === 0 ? '' : `:lock: ${list(what)} withheld: ${becauseOf(withheld.clearance)}`;
}

/** The same as a line of its own. */
export function withheldBlocks(demarche: Pick<Demarche, 'withheld'>, kinds?: readonly Kind[]): KnownBlock[] {
  const words = withheldWords(demarche, kinds);
  return words ? [context(words)] : [];
}

/** `3 asks`; where some are withheld `1 of 3 asks`, so that none seems not to be. */
export function countShown(shown: number, withheld: number | undefined, one: string): string {
  return withheld ? `${shown} of ${count(shown + withheld, one)}` : count(shown, one);
}

/** What people wrote of a country and may not be shown: `3 texts withheld: …`; empty when nothing is. */
export function writtenWords(texts: number | undefined, { withheld }: Pick<Demarche, 'withheld'>): string {
  if (!texts) return '';
  return `:lock: ${count(texts, 'text')} withheld${withheld ? `: ${becauseOf(withheld.clearance)}` : ''}`;
}

/** Whether the campaign runs on a deadline that may not be shown: then no other date may stand for it. */
export const hidesDeadline = ({ firstDueAt, demarche }: Board): boolean =>
  firstDueAt === null && (demarche.withheld?.deadlines ?? 0) > 0;

/** When it is due, that this may not be shown, or that there is no deadline: the words for the last are the caller's. */
export function dueWords(board: Board, zone: string, none: string): string {
  const due = dueWindow(board, zone);
  if (due) return `Deadline: ${due}`;
  return hidesDeadline(board) ? 'Deadline: withheld here' : none;
}
