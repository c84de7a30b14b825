import { REGION_NAMES, REGIONS } from '../geo/index.ts';
import { choose, listed, nameOf, unknown } from './choices.ts';
import { EXPORTS, exportFormsIn } from './exports.ts';
import type { Request } from './request.ts';
import type { Reading } from './types.ts';

const isWhole = (text: string, name: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}])${name.replace(' ', '[ -]')}(?![\\p{L}\\p{N}])`, 'iu').test(text);
const saysDark = (text: string) => isWhole(text, 'dark');

/** "a map of Africa": which part of the world; of one country there is none. */
export function map({ text, tokens, places, mrn }: Request): Reading {
  const said = `${text} ${tokens.map(({ word }) => word).join(' ')}`;
  const named = REGION_NAMES.filter(([name]) => isWhole(said, name)).map(([, region]) => region);
  // The whole world is what is drawn anyhow, and `all` is said of many things.
  const regions = [...new Set(named)].filter((region) => region !== 'world');
  const dark = saysDark(text);
  if (regions.length > 0) {
    const readings = regions.map((region) => ({ type: 'map', mrn, region, dark }) as const);
    return choose(readings, mrn, `One map at a time: ${listed(regions)}?`);
  }
  const [country] = places.flatMap(({ countries }) => countries);
  if (country === undefined) return { type: 'map', mrn, region: null, dark };
  return unknown(
    mrn,
    `There is no map of ${nameOf(country)} alone. Those there are: “map”, ${REGIONS.slice(1)
      .map((region) => `“map of ${region}”`)
      .join(', ')}.`,
  );
}

export const timeline = ({ text, mrn }: Request): Reading => ({
  type: 'timeline',
  mrn,
  dark: saysDark(text),
});

/** "export as csv"; without a form the person chooses among them all. */
export function exported({ tokens, mrn }: Request): Reading {
  const forms = exportFormsIn(tokens.map(({ word }) => word));
  const asked = forms.length > 0 ? forms : EXPORTS;
  const readings = asked.map((form) => ({ type: 'export', mrn, form }) as const);
  return choose(readings, mrn, 'As what: a workbook, a table, JSON or the draft reporting cable?');
}
