import { labelOf, type Projected, type Projection } from '../../demarche/index.ts';
import type { Column } from '../columns.ts';

/** Positions on the eve of an event against those recorded from its first day on, a country a row. */
export const PROJECTION_COLUMNS: ReadonlyArray<Column<Projected & Projection['event']>> = [
  { name: 'Country', kind: 'words', of: ({ name }) => name },
  { name: 'Code', kind: 'words', of: ({ country }) => country },
  { name: 'Event from', kind: 'day', of: ({ date }) => date },
  { name: 'To', kind: 'day', of: ({ date, endDate }) => endDate ?? date },
  { name: 'Projected', kind: 'words', of: ({ projected }) => labelOf(projected) },
  { name: 'Actual', kind: 'words', of: ({ actual }) => labelOf(actual) },
  { name: 'Moved', kind: 'yes-no', of: ({ projected, actual }) => projected !== actual },
];
