import type { Board, BoardRow } from '../demarche/index.ts';
import type { CountryCode } from '../geo/index.ts';
import { refusal } from './refusals.ts';
import type { SeenDesk } from './seen.ts';
import { DeskError } from './types.ts';

/**
 * A country's row. Throws DeskError `not-a-responder` for one that owes no answer, as when a corrected cable left it out meanwhile.
 *
 * @example rowOf(board, 'MY').delivery // 'delivered'
 */
export function rowOf(board: Board, country: CountryCode): BoardRow {
  const row = board.rows.find((one) => one.country === country);
  if (!row) throw refusal.owesNone(board.demarche, country);
  return row;
}

/** The board as somebody sees it, where nothing but the board is asked; null where they may not, or `desk` is null since they may nothing. */
export async function boardOrNull(desk: SeenDesk | null, demarche: string): Promise<Board | null> {
  try {
    const found = await desk?.demarcheById(demarche);
    return desk && found ? await desk.board(found) : null;
  } catch (error) {
    if (error instanceof DeskError) return null;
    throw error;
  }
}
