import type { CountryCode } from '../geo/index.ts';
import { byName } from './by-name.ts';
import { foldEntries, sortEntries } from './fold.ts';
import { countryName } from './labels.ts';
import { localDate } from './local-time.ts';
import { standingWords } from './standing.ts';
import type { ContextEvent, Demarche, Entry, Position } from './types.ts';

/** One country's position on the eve of an event, and the one that was recorded from its first day on. */
export interface Projected {
  country: CountryCode;
  name: string;
  projected: Position;
  actual: Position;
}

/** What was expected before an event against what was heard from it on. */
export interface Projection {
  event: Pick<ContextEvent, 'date' | 'endDate'>;
  /** By country name; those of which nothing was heard since are not in it. */
  countries: Projected[];
  /** Projected, and not heard of since. */
  silent: number;
}

function compare(country: CountryCode, entries: readonly Entry[], date: string): Projected | 'silent' | null {
  const before = entries.filter(({ at }) => at.slice(0, 10) < date);
  const projected = foldEntries(country, before).position;
  if (projected === null) return null;
  const standing = standingWords(sortEntries(entries).inForce).get('position');
  const actual = foldEntries(country, entries).position;
  if (!standing || actual === null || standing.entry.at.slice(0, 10) < date) return 'silent';
  return { country, name: countryName(country), projected, actual };
}

/**
 * For each event of the cable that is over: positions as they stood on its eve against those recorded from its first day on, days by UTC.
 * Only where both are there; an event without any is left out.
 *
 * `projections(demarche, entries, now)[0].countries` may hold Malaysia, projected `leans-yes`, actual `supports`.
 */
export function projections(demarche: Demarche, entries: readonly Entry[], now: Date): Projection[] {
  const responders = new Set(demarche.facts.responders.map(({ country }) => country));
  const today = localDate(now, 'UTC');
  const known = entries.filter(
    (entry) =>
      entry.demarche === demarche.id &&
      responders.has(entry.country) &&
      Date.parse(entry.at) <= now.getTime(),
  );
  const byCountry = [...Map.groupBy(known, ({ country }) => country)];
  return demarche.facts.events
    .filter(({ date, endDate }) => (endDate ?? date) < today)
    .toSorted((a, b) => a.date.localeCompare(b.date))
    .map(({ date, endDate }): Projection => {
      const compared = byCountry.map(([country, own]) => compare(country, own, date));
      return {
        event: { date, endDate },
        countries: compared
          .filter((one) => one !== null && one !== 'silent')
          .toSorted((a, b) => byName(a.name, b.name)),
        silent: compared.filter((one) => one === 'silent').length,
      };
    })
    .filter(({ countries }) => countries.length > 0);
}
