import {
  type Cited,
  countryName,
  DEADLINE_LABELS,
  type Deadline,
  type Demarche,
} from '../../demarche/index.ts';
import type { Column } from '../columns.ts';

/** One thing that the cable says, with the place where it says so. */
export interface Fact {
  what: string;
  words: string | null;
  date: string | null;
  time: string | null;
  cited: Pick<Cited, 'quote' | 'paragraph' | 'portion'> | null;
  /** What was assumed to read it so. */
  assumed: readonly string[];
}

export const FACT_COLUMNS: readonly Column<Fact>[] = [
  { name: 'What', kind: 'words', of: ({ what }) => what },
  { name: 'Words', kind: 'words', of: ({ words }) => words },
  { name: 'Date', kind: 'day', of: ({ date }) => date },
  { name: 'Time', kind: 'words', of: ({ time }) => time },
  { name: 'Paragraph', kind: 'count', of: ({ cited }) => cited?.paragraph ?? null },
  { name: 'Portion', kind: 'words', of: ({ cited }) => cited?.portion ?? null },
  { name: 'As the cable has it', kind: 'words', of: ({ cited }) => cited?.quote ?? null },
  { name: 'Assumed', kind: 'words', of: ({ assumed }) => assumed.join('; ') || null },
];

const fact = (what: string, words: string | null, more: Partial<Fact> = {}): Fact => ({
  what,
  words,
  date: null,
  time: null,
  cited: null,
  assumed: [],
  ...more,
});

const timeOf = ({ time, zone, exclusive }: Deadline): string =>
  `${exclusive ? 'before that day; ' : ''}${time ?? 'close of business'} ${zone === null ? 'at each post' : `in ${zone}`}`;

/** What the cable itself says, a fact a row: its header, deadlines, asks, events, and who need not answer. */
export function factsOf({ mrn, subject, from, sentAt, tags, facts }: Demarche): Fact[] {
  return [
    fact('MRN', mrn),
    fact('Subject', subject),
    fact('From', from),
    fact('Sent', null, {
      date: sentAt?.slice(0, 10) ?? null,
      time: sentAt ? `${sentAt.slice(11, 16)} UTC` : null,
    }),
    fact('TAGS', tags.join(', ') || null),
    ...facts.deadlines.map((one) =>
      fact(DEADLINE_LABELS[one.kind], null, {
        date: one.date,
        time: timeOf(one),
        cited: one,
        assumed: one.assumptions,
      }),
    ),
    ...facts.asks.map((one) => fact(`Ask ${one.number}`, one.text, { cited: one })),
    ...facts.events.map((one) =>
      fact('Event', one.endDate ? `until ${one.endDate}` : null, { date: one.date, cited: one }),
    ),
    ...facts.exempted.map(({ country }) => fact('Exempt (XMT)', countryName(country))),
    ...(facts.corrections ?? []).map((words) => fact('Corrected at import', words)),
  ];
}
