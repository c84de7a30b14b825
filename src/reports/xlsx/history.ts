import { countryName, type Entry, labelOf, type ResponsePatch } from '../../demarche/index.ts';
import type { Column, Value } from '../columns.ts';

const KINDS: Record<Entry['type'], string> = {
  record: 'Recorded',
  held: 'Recorded, waits',
  adopt: 'Put in force',
  dismiss: 'Set aside',
  undo: 'Taken back',
};

/** A field that an entry takes away again. */
const CLEARED = '(cleared)';

const patchOf = (entry: Entry): ResponsePatch => ('patch' in entry ? entry.patch : {});

/** What an entry says of one field: nothing, that it is cleared, or a value. */
function said(value: Value | undefined): Value {
  return value === undefined ? null : (value ?? CLEARED);
}

/**
 * The columns of the history: what each entry said, who made it, when and where.
 *
 * `historyColumns([1, 2])` has a column `Ask 2`.
 */
export function historyColumns(asks: readonly number[]): Column<Entry>[] {
  const field = (
    name: string,
    kind: Column<Entry>['kind'],
    of: (patch: ResponsePatch) => Value | undefined,
  ) => ({
    name,
    kind,
    of: (entry: Entry) => said(of(patchOf(entry))),
  });
  const label = (word: Parameters<typeof labelOf>[0] | null | undefined) => (word ? labelOf(word) : word);
  return [
    { name: 'Country', kind: 'words', of: ({ country }) => countryName(country) },
    { name: 'Code', kind: 'words', of: ({ country }) => country },
    { name: 'Revision', kind: 'count', of: ({ revision }) => revision },
    { name: 'At (UTC)', kind: 'instant', of: ({ at }) => at },
    { name: 'By', kind: 'words', of: ({ by }) => by },
    { name: 'Entry', kind: 'words', of: ({ type }) => KINDS[type] },
    { name: 'Of revision', kind: 'count', of: (entry) => ('of' in entry ? entry.of : null) },
    field('Delivery', 'words', ({ delivery }) => label(delivery)),
    field('Reason', 'words', ({ reason }) => reason),
    field('Position', 'words', ({ position }) => label(position)),
    ...asks.map((ask) => field(`Ask ${ask}`, 'words', (patch) => label(patch.asks?.[String(ask)]))),
    field('Delivered on', 'day', ({ deliveredOn }) => deliveredOn),
    field('Level', 'words', ({ level }) => level),
    field('Interlocutor', 'words', ({ interlocutor }) => interlocutor),
    field('Quote', 'words', ({ quote }) => quote),
    field('Note', 'words', ({ note }) => note),
    field('Paper left', 'yes-no', ({ paperLeft }) => paperLeft),
    field('Follow up on', 'day', ({ followUpOn }) => followUpOn),
    { name: 'From', kind: 'words', of: ({ surface }) => surface },
    { name: 'Link', kind: 'words', of: ({ link }) => link },
  ];
}

/** Oldest first; entries of one instant by country and revision. */
export const inTime = (entries: readonly Entry[]): Entry[] =>
  entries.toSorted(
    (a, b) => a.at.localeCompare(b.at) || a.country.localeCompare(b.country) || a.revision - b.revision,
  );
