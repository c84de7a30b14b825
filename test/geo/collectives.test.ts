import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Collective } from '../../src/geo/index.ts';
import { accreditedTo, collectiveByName, membersIn, postByName, postsFor } from '../../src/geo/index.ts';

function collective(name: string): Collective {
  const found = collectiveByName(name);
  if (!found) throw new Error(`no collective ${name}`);
  return found;
}

const counts: Array<[name: string, counts: Record<number, number>]> = [
  [
    'EU MEMBER STATES COLLECTIVE',
    { 1966: 6, 1973: 9, 1981: 10, 1986: 12, 1995: 15, 2004: 25, 2007: 27, 2013: 28, 2021: 27 },
  ],
  [
    'NATO COLLECTIVE',
    { 1966: 15, 1982: 16, 1999: 19, 2004: 26, 2009: 28, 2017: 29, 2020: 30, 2023: 31, 2024: 32 },
  ],
  ['ISLAMIC COLLECTIVE', { 1969: 25, 2001: 57, 2008: 57, 2020: 57 }],
  ['ARAB LEAGUE COLLECTIVE', { 1966: 13, 1993: 22, 2008: 22 }],
  ['GCC COLLECTIVE', { 1980: 0, 1981: 6, 2008: 6 }],
  ['AFRICAN UNION COLLECTIVE', { 1994: 53, 2008: 53, 2011: 54, 2017: 55 }],
  ['ASEAN COLLECTIVE', { 1967: 5, 1984: 6, 1995: 7, 1997: 9, 1999: 10, 2025: 11 }],
  ['APEC COLLECTIVE', { 1989: 12, 1991: 15, 1998: 21, 2008: 21 }],
  ['ECOWAS COLLECTIVE', { 1977: 16, 2001: 15, 2008: 15, 2025: 12 }],
  ['CIS COLLECTIVE', { 1994: 12, 2008: 11 }],
  ['SADC COLLECTIVE', { 1980: 9, 1998: 14, 2008: 15, 2018: 16 }],
  ['MERCOSUR COLLECTIVE', { 1991: 4, 2008: 4 }],
  ['OAS COLLECTIVE', { 1991: 34, 2008: 34 }],
  ['OSCE POSTS COLLECTIVE', { 1975: 35, 2000: 55, 2008: 56, 2012: 57 }],
  ['G-8 COLLECTIVE', { 1975: 6, 1976: 7, 1997: 8, 2008: 8, 2014: 7 }],
  ['OECD COLLECTIVE', { 1973: 24, 1996: 29, 2000: 30, 2010: 34, 2021: 38 }],
  ['MTCR COLLECTIVE', { 1987: 7, 2004: 34, 2008: 34, 2016: 35 }],
  ['NUCLEAR SUPPLIERS GROUP COLLECTIVE', { 2008: 45, 2013: 48 }],
  ['AUSTRALIA GROUP COLLECTIVE', { 2008: 40, 2018: 42 }],
  ['OPEC COLLECTIVE', { 1975: 13, 2008: 13, 2010: 12, 2020: 13 }],
  ['IGAD COLLECTIVE', { 2005: 7, 2008: 6, 2011: 7 }],
  ['IAEA BOARD OF GOVERNORS COLLECTIVE', { 2006: 35, 2007: 35, 2008: 35, 2009: 35, 2010: 35 }],
  ['NATO EU COLLECTIVE', { 2008: 32 }],
  ['MAGHREB COLLECTIVE', { 2008: 5 }],
  ['EU CANDIDATE STATES COLLECTIVE', { 2006: 5, 2008: 3 }],
  ['WASSENAAR COLLECTIVE', { 2008: 40, 2017: 42 }],
];

describe('collectives', () => {
  it.each(
    counts.flatMap(([name, byYear]) =>
      Object.entries(byYear).map(([year, count]) => ({ name, year: Number(year), count })),
    ),
  )('$name has $count members in $year', ({ name, year, count }) => {
    expect(membersIn(collective(name), year)).toHaveLength(count);
  });

  it.each(Array.from({ length: 2026 - 1966 + 1 }, (_, index) => 1966 + index))(
    'the Security Council has fifteen members in %i',
    (year) => {
      expect(membersIn(collective('UN SECURITY COUNCIL COLLECTIVE'), year)).toHaveLength(15);
    },
  );
});

describe('collectiveByName', () => {
  it.each([
    ['ISLAMIC COLLECTIVE IMMEDIATE', 'ISLAMIC COLLECTIVE'],
    ['RUCNISL/ISLAMIC COLLECTIVE PRIORITY 0012', 'ISLAMIC COLLECTIVE'],
    ['RUCNMEM/EU MEMBER STATES COLLECTIVE PRIORITY', 'EU MEMBER STATES COLLECTIVE'],
    ['RUEHZL/EUROPEAN POLITICAL COLLECTIVE', 'EUROPEAN POLITICAL COLLECTIVE'],
    ['RUEHXK/ARAB ISRAELI COLLECTIVE IMMEDIATE', 'ARAB ISRAELI COLLECTIVE'],
    ['RUEHWH/WESTERN HEMISPHERIC AFFAIRS DIPL POSTS PRIORITY', 'ALL AMERICAN REPUBLICS'],
    ['SOUTHERN AF DEVELOPMENT COMMUNITY COLLECTIVE', 'SADC COLLECTIVE'],
    ['RUEHGG/UN SECURITY COUNCIL COLLECTIVE', 'UN SECURITY COUNCIL COLLECTIVE'],
    ['ALL NATO POST COLLECTIVE', 'NATO COLLECTIVE'],
    ['ALL DIPLOMATIC POSTS COLLECTIVE PRIORITY', 'ALL DIPLOMATIC AND CONSULAR POSTS'],
    ['G-8', 'G-8 COLLECTIVE'],
    ['islamic collective', 'ISLAMIC COLLECTIVE'],
  ])('reads %s as %s', (printed, name) => {
    expect(collectiveByName(printed)?.name).toBe(name);
  });

  it.each(['', 'COLLECTIVE', 'IRAN COLLECTIVE', 'AMEMBASSY TOKYO', 'SECSTATE WASHDC'])(
    'knows no members of %j',
    (printed) => {
      expect(collectiveByName(printed)).toBeNull();
    },
  );

  it('every country with a US post is among all diplomatic posts', () => {
    const members = membersIn(collective('ALL DIPLOMATIC AND CONSULAR POSTS'), 2008);
    expect(members).toContain('MV');
    expect(members).not.toContain('IR');
    expect(members.length).toBeGreaterThan(180);
  });
});

describe('the real cable', () => {
  const path = join(import.meta.dirname, '../../../shared/cables/08STATE22377.txt');

  it.runIf(existsSync(path))('exempts exactly Comoros and Mauritania of the ISLAMIC COLLECTIVE', () => {
    const exempt = new Set(readFileSync(path, 'utf8').match(/AMEMBASSY [A-Z ]+(?=\n)/g));
    const members = membersIn(collective('ISLAMIC COLLECTIVE IMMEDIATE'), 2008);
    const posts = [...exempt].map(postByName);
    expect(posts).toHaveLength(19);
    expect(posts).not.toContain(null);
    const spokenTo = posts.flatMap((post) => (post ? accreditedTo(post, 2008) : []));
    expect(spokenTo.filter((country) => members.includes(country)).sort()).toEqual(['KM', 'MR']);
  });

  it('leaves exactly Iran and Somalia without a post', () => {
    const members = membersIn(collective('ISLAMIC COLLECTIVE'), 2008);
    expect(members.filter((country) => postsFor(country, 2008).length === 0).sort()).toEqual(['IR', 'SO']);
  });
});
