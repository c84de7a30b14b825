import type { CountryCode, Years } from './types.ts';

/** `1998-`, `-1991`, `1974-1990`, or nothing for always. */
export function readYears(printed: string): Years {
  const [from = '', until = ''] = printed.split('-');
  return { from: from === '' ? null : Number(from), until: until === '' ? null : Number(until) };
}

export function holdsIn({ from, until }: Years, year: number): boolean {
  return (from === null || from <= year) && (until === null || year <= until);
}

/** The codes of those entries that held in a year, each once, in the order of the data. */
export function heldIn(
  entries: ReadonlyArray<{ country: CountryCode } & Years>,
  year: number,
): CountryCode[] {
  const held = entries.filter((entry) => holdsIn(entry, year));
  return [...new Set(held.map(({ country }) => country))];
}
