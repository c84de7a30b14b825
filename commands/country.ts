import type { Demarche } from '../src/demarche/index.ts';
import { DeskError, refusal } from '../src/desk/index.ts';
import { type Country, type CountryCode, matchCountry } from '../src/geo/index.ts';
import { escapeText } from '../src/slack/blocks/index.ts';

/** Who owes an answer, a row each: a board, or a demarche and its responders. */
export interface Owing<Row extends { country: CountryCode }> {
  demarche: Demarche;
  rows: readonly Row[];
}

/** No country's name has more words than this. */
const LONGEST_NAME = 6;

const folded = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();

function isName(typed: string, { name, aliases, demonyms, capital, code }: Country): boolean {
  // Most people type the name as it is printed.
  if (name.toLowerCase() === typed.toLowerCase()) return true;
  const wanted = folded(typed);
  return [name, ...aliases, ...demonyms, capital ?? '', code].some((word) => folded(word) === wanted);
}

/**
 * Takes the country off the front of typed words: a name spelled rightly before a guess, the longest before a shorter one, so
 * that `Guinea-Bissau supports` is not Guinea. Null when the words do not begin with a country that owes an answer here.
 *
 * @example takeCountry('Ivory Coast supports', board) // { row: …, rest: 'supports' }
 */
export function takeCountry<Row extends { country: CountryCode }>(
  words: string,
  board: Owing<Row>,
): { row: Row; rest: string } | null {
  const tokens = words.split(/\s+/).filter(Boolean);
  const guesses: Array<{ row: Row; rest: string; exact: boolean }> = [];
  for (let length = Math.min(LONGEST_NAME, tokens.length); length > 0; length--) {
    const typed = tokens.slice(0, length).join(' ');
    const rest = tokens.slice(length).join(' ');
    const match = matchCountry(typed);
    const countries =
      match.type === 'found' ? [match.country] : match.type === 'ambiguous' ? match.candidates : [];
    const rows = countries.flatMap((country) => {
      const row = board.rows.find((one) => one.country === country.code);
      return row ? [{ row, rest, exact: isName(typed, country) }] : [];
    });
    const only = rows.length === 1 ? rows[0] : undefined;
    if (only?.exact) return only;
    if (only) guesses.push(only);
  }
  return guesses.at(-1) ?? null;
}

/** As `takeCountry`, for a place where a country must stand. Throws a DeskError that offers the nearest responders. */
export function requireCountry<Row extends { country: CountryCode }>(
  words: string,
  board: Owing<Row>,
): { row: Row; rest: string } {
  const taken = takeCountry(words, board);
  if (taken) return taken;
  const typed = words.split(/\s+/).slice(0, LONGEST_NAME).join(' ');
  const match = matchCountry(typed.split(' ')[0] ?? '');
  const whole = matchCountry(typed);
  const known = whole.type === 'found' ? whole.country : match.type === 'found' ? match.country : null;
  if (known) throw refusal.owesNone(board.demarche, known.code);
  const candidates =
    whole.type === 'ambiguous' ? whole.candidates : whole.type === 'unknown' ? whole.nearest : [];
  const near = candidates.filter(({ code }) => board.rows.some((row) => row.country === code));
  const offer = (near.length > 0 ? near : candidates).slice(0, 3).map(({ name }) => `*${escapeText(name)}*`);
  throw new DeskError(
    'not-a-responder',
    `I know no country “${escapeText(typed)}”.${offer.length > 0 ? ` Did you mean ${offer.join(' or ')}?` : ' Type `/demarche status` to see who owes an answer.'}`,
  );
}
