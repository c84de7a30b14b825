import { printMrn } from '../../cable/index.ts';
import { type Board, type BoardRow, bannerOf } from '../../demarche/index.ts';
import { asOfWords, deadlineWords, withheldWords } from '../wording.ts';
import { STANDINGS, type Standing, standingLabel, standingOf } from './standing.ts';

export interface Count {
  standing: Standing;
  count: number;
}

/** How many countries stand where; those that nobody stands at are left out. */
export function countsOf(rows: readonly BoardRow[]): Count[] {
  return STANDINGS.map((standing) => ({
    standing,
    count: rows.filter((row) => standingOf(row) === standing).length,
  })).filter(({ count }) => count > 0);
}

export function progressOf(rows: readonly BoardRow[]): { owing: number; arrived: number; overdue: number } {
  const owing = rows.filter(({ post }) => post !== null);
  return {
    owing: owing.length,
    arrived: owing.filter(({ outstanding }) => !outstanding).length,
    overdue: owing.filter(({ overdue }) => overdue).length,
  };
}

/** What the picture says, for those who hear it read: the tally in words, the deadline, the time, the marking. */
export function altText(what: string, board: Board, rows: readonly BoardRow[], now: Date): string {
  const { demarche } = board;
  const { owing, arrived, overdue } = progressOf(rows);
  const counts = countsOf(rows).map(({ standing, count }) => `${standingLabel(standing)} ${count}`);
  const late = overdue > 0 ? `, ${overdue} overdue` : '';
  return [
    `${bannerOf(demarche.marking, now)}. ${what} with the responses to ${printMrn(demarche.mrn)}.`,
    `${arrived} of ${owing} have reported${late}.`,
    counts.length > 0 ? `${counts.join(', ')}.` : 'No country is asked there.',
    `${deadlineWords(board)}.`,
    `As of ${asOfWords(now)}.`,
    withheldWords(board),
  ]
    .filter(Boolean)
    .join(' ');
}
