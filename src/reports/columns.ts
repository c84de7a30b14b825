import { type Board, type BoardRow, type Entry, labelOf } from '../demarche/index.ts';

export type Value = string | number | boolean | null;

/** What a column holds: words, a whole number, yes or no, an ISO date, an ISO instant. */
export type Kind = 'words' | 'count' | 'yes-no' | 'day' | 'instant';

/** One column of a table, for a spreadsheet in any of its forms. */
export interface Column<Row> {
  name: string;
  kind: Kind;
  of(row: Row): Value;
}

/**
 * The columns of the board, with one for each ask.
 *
 * `boardColumns(board, entries).map(({ name }) => name)` begins `Country, Code, Post`.
 */
export function boardColumns({ demarche }: Board, entries: readonly Entry[]): Column<BoardRow>[] {
  const counts = new Map<string, number>();
  for (const { country } of entries) counts.set(country, (counts.get(country) ?? 0) + 1);
  const askColumns = demarche.facts.asks.map(
    ({ number }): Column<BoardRow> => ({
      name: `Ask ${number}`,
      kind: 'words',
      of: ({ asks }) => {
        const position = asks[String(number)];
        return position ? labelOf(position) : null;
      },
    }),
  );
  return [
    { name: 'Country', kind: 'words', of: ({ name }) => name },
    { name: 'Code', kind: 'words', of: ({ country }) => country },
    { name: 'Post', kind: 'words', of: ({ post }) => post },
    { name: 'Addressed via', kind: 'words', of: ({ via }) => via },
    { name: 'Outstanding', kind: 'yes-no', of: ({ outstanding }) => outstanding },
    { name: 'Overdue', kind: 'yes-no', of: ({ overdue }) => overdue },
    { name: 'Due (UTC)', kind: 'instant', of: ({ dueAt }) => dueAt },
    { name: 'Delivery', kind: 'words', of: ({ delivery }) => labelOf(delivery) },
    { name: 'Reason', kind: 'words', of: ({ reason }) => reason },
    { name: 'Position', kind: 'words', of: ({ position }) => (position ? labelOf(position) : null) },
    ...askColumns,
    { name: 'Delivered on', kind: 'day', of: ({ deliveredOn }) => deliveredOn },
    { name: 'Level', kind: 'words', of: ({ level }) => level },
    { name: 'Interlocutor', kind: 'words', of: ({ interlocutor }) => interlocutor },
    { name: 'Quote', kind: 'words', of: ({ quote }) => quote },
    { name: 'Note', kind: 'words', of: ({ note }) => note },
    { name: 'Paper left', kind: 'yes-no', of: ({ paperLeft }) => paperLeft },
    { name: 'Follow up on', kind: 'day', of: ({ followUpOn }) => followUpOn },
    { name: 'Owner', kind: 'words', of: ({ owner }) => owner },
    { name: 'Answers that wait', kind: 'count', of: ({ held }) => held.length },
    { name: 'Entries', kind: 'count', of: ({ country }) => counts.get(country) ?? 0 },
    { name: 'Recorded by', kind: 'words', of: ({ last }) => last?.by ?? null },
    { name: 'Recorded at (UTC)', kind: 'instant', of: ({ last }) => last?.at ?? null },
    { name: 'Link', kind: 'words', of: ({ last }) => last?.link ?? null },
  ];
}
