import { countryByCode } from './countries.ts';
import rows from './data/posts.json' with { type: 'json' };
import type { CountryCode, Post, Years } from './types.ts';
import { addresseeKeys, keysOf } from './words.ts';
import { heldIn, holdsIn, readYears } from './years.ts';

interface PostRow {
  name: string;
  kind: string;
  city: string;
  zone: string;
  country: string | null;
  accreditedTo: string[];
  aliases?: string[];
}

const postRows: PostRow[] = rows;

function kindOf(printed: string): Post['kind'] {
  return printed === 'embassy' || printed === 'consulate' || printed === 'mission' ? printed : 'office';
}

/** `GW 1998-` -> Guinea-Bissau from 1998. */
function readAccreditation(printed: string): { country: CountryCode } & Years {
  const [country = '', years = ''] = printed.split(' ');
  return { country, ...readYears(years) };
}

/** Every US post that the data file knows, with what each was accredited to. */
export const POSTS: readonly Post[] = postRows.map(({ name, kind, city, zone, country, accreditedTo }) => ({
  name,
  kind: kindOf(kind),
  city,
  zone,
  country,
  accreditedTo: accreditedTo.map(readAccreditation),
}));

/** What stands before the city, and the kind it means. The longest first. */
const prefixes: ReadonlyArray<readonly [string, Post['kind']]> = [
  ['american consulate general', 'consulate'],
  ['us consulate general', 'consulate'],
  ['consulate general', 'consulate'],
  ['american embassy', 'embassy'],
  ['us embassy', 'embassy'],
  ['us mission', 'mission'],
  ['american consulate', 'consulate'],
  ['us consulate', 'consulate'],
  ['us delegation', 'mission'],
  ['amconsulate', 'consulate'],
  ['amembassy', 'embassy'],
  ['amconsul', 'consulate'],
  ['amcongen', 'consulate'],
  ['usmission', 'mission'],
  ['consulate', 'consulate'],
  ['embassy', 'embassy'],
  ['mission', 'mission'],
  ['congen', 'consulate'],
  ['consul', 'consulate'],
  ['usdel', 'mission'],
  ['amemb', 'embassy'],
];

function parted(key: string): { kind: Post['kind'] | null; place: string } {
  const found = prefixes.find(([prefix]) => key.startsWith(`${prefix} `));
  if (!found) return { kind: null, place: key };
  const place = key.slice(found[0].length + 1).replace(/^(?:in|at|to) /, '');
  return { kind: found[1], place };
}

const kindOrder: ReadonlyArray<Post['kind']> = ['embassy', 'mission', 'office', 'consulate'];

function buildIndex(): Map<string, Post[]> {
  const index = new Map<string, Post[]>();
  const add = (key: string, post: Post) => {
    const there = index.get(key) ?? [];
    if (!there.includes(post)) index.set(key, [...there, post]);
  };
  const namesOf = (row: PostRow) => [row.name, ...(row.aliases ?? [])];
  for (const [position, row] of postRows.entries()) {
    const post = POSTS[position];
    if (!post) continue;
    const keys = namesOf(row).flatMap(keysOf);
    for (const key of keys) {
      add(key, post);
      add(parted(key).place, post);
    }
    // The seat of an organisation has many missions, so a bare city never means one of them.
    if (post.kind === 'embassy' || post.kind === 'consulate')
      for (const key of keysOf(post.city)) add(key, post);
  }
  return index;
}

let built: Map<string, Post[]> | null = null;

/** Names that were looked up before: a board asks for those of its own addressees each time it is drawn. */
const known = new Map<string, Post | null>();
const MOST_KNOWN = 2_000;

/**
 * The post that an addressee line names, in any spelling that cables use, or null:
 * `RUEHNM/AMEMBASSY NIAMEY PRIORITY 0012`, `Embassy Tokyo`, `AMEMBASSY KATMANDU`, `USMISSION USUN NEW YORK`.
 */
export function postByName(name: string): Post | null {
  const earlier = known.get(name);
  if (earlier !== undefined) return earlier;
  const post = lookUp(name);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(name, post);
  return post;
}

function lookUp(name: string): Post | null {
  built ??= buildIndex();
  for (const key of addresseeKeys(name)) {
    const { kind, place } = parted(key);
    const candidates = built.get(key) ?? built.get(place);
    if (!candidates) continue;
    const order = kind ? [kind, ...kindOrder] : kindOrder;
    for (const wanted of order) {
      const post = candidates.find((one) => one.kind === wanted);
      if (post) return post;
    }
  }
  return null;
}

/** The governments that a post spoke to in a year: AMEMBASSY DAKAR in 2008 -> SN, GW. */
export function accreditedTo(post: Post, year: number): CountryCode[] {
  return heldIn(post.accreditedTo, year);
}

let builtByCountry: Map<CountryCode, Array<{ post: Post } & Years>> | null = null;

/** The posts that were ever accredited to each country, the resident embassy first. */
function buildByCountry(): Map<CountryCode, Array<{ post: Post } & Years>> {
  const index = new Map<CountryCode, Array<{ post: Post } & Years>>();
  for (const post of POSTS) {
    for (const { country, from, until } of post.accreditedTo) {
      const there = index.get(country) ?? [];
      there.push({ post, from, until });
      index.set(country, there);
    }
  }
  for (const [country, there] of index) {
    const rank = (post: Post) => (post.country === country ? 0 : 10) + kindOrder.indexOf(post.kind);
    there.sort((a, b) => rank(a.post) - rank(b.post));
  }
  return index;
}

/**
 * The posts accredited to a country in a year, the resident embassy first: `postsFor('MV', 2008)` is AMEMBASSY COLOMBO.
 * An empty list means that no US post was: Iran in 2008, Somalia after 1991.
 */
export function postsFor(country: CountryCode, year: number): Post[] {
  builtByCountry ??= buildByCountry();
  const held = (builtByCountry.get(country) ?? []).filter((years) => holdsIn(years, year));
  return [...new Set(held.map(({ post }) => post))];
}

/** The post's own zone, else that of the country's capital, else UTC: `zoneFor('MV', colombo)` is Asia/Colombo. */
export function zoneFor(country: CountryCode, post: Post | null): string {
  return post?.zone ?? countryByCode(country)?.zones[0] ?? 'UTC';
}

/** The cities with a post and where they lie, under every name, for a person who typed a city. */
export function postCities(): Array<{ city: string; country: CountryCode }> {
  return postRows.flatMap(({ name, aliases = [], city, country, kind }) =>
    country === null || (kind !== 'embassy' && kind !== 'consulate')
      ? []
      : [city, name, ...aliases].flatMap(keysOf).map((key) => ({ city: parted(key).place, country })),
  );
}
