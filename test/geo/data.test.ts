import { describe, expect, it } from 'vitest';
import { COLLECTIVES } from '../../src/geo/collectives.ts';
import shorthand from '../../src/geo/data/shorthand.json' with { type: 'json' };
import unclear from '../../src/geo/data/unclear.json' with { type: 'json' };
import {
  COUNTRIES,
  collectiveByName,
  countryByCode,
  matchCountry,
  membersIn,
  postByName,
  postsFor,
} from '../../src/geo/index.ts';
import { POSTS } from '../../src/geo/posts.ts';

const known = new Set(COUNTRIES.map(({ code }) => code));
const unknownCodes = (codes: readonly string[]) => codes.filter((code) => !known.has(code));
const repeated = (list: readonly string[]) => list.filter((one, position) => list.indexOf(one) !== position);

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

describe('the reference data', () => {
  it('holds every country of ISO 3166, Kosovo and the states that are gone, each once', () => {
    expect(COUNTRIES).toHaveLength(255);
    expect(repeated(COUNTRIES.map(({ code }) => code))).toEqual([]);
    expect(repeated(COUNTRIES.map(({ name }) => name))).toEqual([]);
    expect(COUNTRIES.filter(({ until }) => until !== null).map(({ code }) => code)).toEqual([
      'SU',
      'YU',
      'CS',
      'DD',
      'YD',
    ]);
  });

  it('names only known country codes', () => {
    expect(unknownCodes(POSTS.flatMap(({ country }) => country ?? []))).toEqual([]);
    expect(unknownCodes(POSTS.flatMap((post) => post.accreditedTo.map(({ country }) => country)))).toEqual(
      [],
    );
    expect(unknownCodes(COLLECTIVES.flatMap(({ members }) => members.map(({ country }) => country)))).toEqual(
      [],
    );
    expect(unknownCodes(Object.values(unclear.ambiguous).flat())).toEqual([]);
  });

  it('no name means two countries unless it is listed as ambiguous', () => {
    // Demonyms and codes give way to a name, and cities to both; a name never gives way.
    const wrong = COUNTRIES.flatMap(({ code, name, aliases }) =>
      [name, ...aliases].map((typed) => ({ typed, code, match: matchCountry(typed) })),
    )
      .filter(({ typed, code, match }) =>
        match.type === 'found' ? match.country.code !== code : !(typed in unclear.ambiguous),
      )
      .map(({ typed, code }) => `${typed} (${code})`);
    expect(wrong).toEqual([]);
  });

  it('no demonym means two countries unless it is listed as ambiguous', () => {
    const wrong = COUNTRIES.flatMap(({ code, demonyms }) =>
      demonyms.map((typed) => ({ typed, code, match: matchCountry(typed) })),
    )
      .filter(({ typed, code, match }) =>
        match.type === 'found' ? match.country.code !== code : !(typed in unclear.ambiguous),
      )
      .map(({ typed, code }) => `${typed} (${code})`);
    expect(wrong).toEqual([]);
  });

  it('no shorthand means another country, or stands for one already by its code', () => {
    const wrong = COUNTRIES.flatMap(({ code, shorthand }) =>
      shorthand.map((typed) => ({ typed, code, match: matchCountry(typed) })),
    ).filter(({ code, match }) => match.type !== 'found' || match.country.code !== code);
    expect(wrong).toEqual([]);
    const codes = COUNTRIES.flatMap(({ shorthand }) => shorthand).filter((typed) => known.has(typed));
    expect(codes).toEqual([]);
    expect(unknownCodes(Object.keys(shorthand))).toEqual([]);
  });

  it('every ambiguous name has at least two readings', () => {
    const single = Object.entries(unclear.ambiguous).filter(([, codes]) => new Set(codes).size < 2);
    expect(single).toEqual([]);
  });

  it('every zone is one that the runtime knows', () => {
    const zones = [...POSTS.map(({ zone }) => zone), ...COUNTRIES.flatMap(({ zones }) => zones)];
    expect([...new Set(zones)].filter((zone) => !isZone(zone))).toEqual([]);
  });

  it('every inhabited country has a zone', () => {
    expect(COUNTRIES.filter(({ zones }) => zones.length === 0).map(({ code }) => code)).toEqual(['BV', 'HM']);
  });

  it('every post is found by its own name, and no two share one', () => {
    expect(repeated(POSTS.map(({ name }) => name))).toEqual([]);
    expect(POSTS.filter((post) => postByName(post.name) !== post).map(({ name }) => name)).toEqual([]);
  });

  it('every embassy stands in a country that it is accredited to', () => {
    // Old states gave their embassies to their successors; the city stands in the newer one.
    const astray = POSTS.filter(({ kind }) => kind === 'embassy')
      .filter(({ country, accreditedTo }) => !accreditedTo.some((one) => one.country === country))
      .map(({ name }) => name);
    expect(astray).toEqual(['AMEMBASSY ADEN']);
  });

  it('no range of years ends before it begins', () => {
    const ranges = [
      ...POSTS.flatMap((post) => post.accreditedTo),
      ...COLLECTIVES.flatMap(({ members }) => members),
    ];
    expect(ranges.filter(({ from, until }) => from !== null && until !== null && until < from)).toEqual([]);
    expect(ranges.filter(({ from, until }) => Number.isNaN(from) || Number.isNaN(until))).toEqual([]);
  });

  it('every collective is found by each of its names, and no two share one', () => {
    const wrong = COLLECTIVES.flatMap((collective) =>
      [collective.name, ...collective.aliases].filter((name) => collectiveByName(name) !== collective),
    );
    expect(wrong).toEqual([]);
  });

  it('no collective can be mistaken for a post', () => {
    const mistaken = COLLECTIVES.flatMap(({ name, aliases }) => [name, ...aliases]).filter((name) =>
      postByName(name),
    );
    expect(mistaken).toEqual([]);
  });

  it('a state that is gone is a member of nothing afterwards, and has no post', () => {
    const late = COUNTRIES.flatMap(({ code, until }) =>
      until === null
        ? []
        : [
            ...COLLECTIVES.filter((one) => membersIn(one, until + 1).includes(code)).map(
              ({ name }) => `${code} ${name}`,
            ),
            ...postsFor(code, until + 1).map(({ name }) => `${code} ${name}`),
          ],
    );
    expect(late).toEqual([]);
  });

  it('nearly every state had a US post in 2008, and those without one are known', () => {
    const without = COUNTRIES.filter(({ code, until }) => until === null && postsFor(code, 2008).length === 0)
      .filter(({ code }) => membersIn(everyState, 2008).includes(code))
      .map(({ code }) => code);
    expect(without.sort()).toEqual(['IR', 'SO']);
  });

  it('countryByCode knows each of them', () => {
    expect(COUNTRIES.filter((country) => countryByCode(country.code) !== country)).toEqual([]);
  });
});

/** Members of any regional organisation in the data. */
const everyState = {
  name: 'every state',
  aliases: [],
  meaning: '',
  members: COLLECTIVES.flatMap(({ members }) => [...members]).filter(
    ({ country }) => !['EH', 'US'].includes(country),
  ),
};
