import { type CountryCode, collectiveByName, findCountries, postByName } from '../../geo/index.ts';

/** The countries that a text names, each once, in order. */
export function countriesIn(text: string): CountryCode[] {
  return [...new Set(findCountries(text).map(({ country }) => country))];
}

/** Whether a name is a post's or a collective's, with or without its kind: `TOKYO`, `Embassy Tokyo`, `USUN`. */
export function isPostName(name: string): boolean {
  const words = name
    .trim()
    .replace(/^(?:for|the|embassy|embassies|action|info)\s+/i, '')
    .replace(/\s+only$/i, '')
    .trim();
  if (words === '') return false;
  return [words, `AMEMBASSY ${words}`, `AMCONSUL ${words}`, `USMISSION ${words}`].some(
    (candidate) => postByName(candidate) !== null || collectiveByName(candidate) !== null,
  );
}
