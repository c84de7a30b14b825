import rows from './data/collectives.json' with { type: 'json' };
import { POSTS } from './posts.ts';
import type { Collective, CountryCode, Years } from './types.ts';
import { addresseeKeys, keysOf } from './words.ts';
import { heldIn, readYears } from './years.ts';

interface CollectiveRow {
  name: string;
  aliases: string[];
  meaning: string;
  /** Years -> codes parted by blanks: `"1995-": "AT FI SE"`. */
  members: Record<string, string | undefined>;
}

const collectiveRows: CollectiveRow[] = rows;

function readMembers(members: CollectiveRow['members']): Array<{ country: CountryCode } & Years> {
  return Object.entries(members).flatMap(([years, codes = '']) =>
    codes.split(' ').map((country) => ({ country, ...readYears(years) })),
  );
}

const everyPost: Collective = {
  name: 'ALL DIPLOMATIC AND CONSULAR POSTS',
  aliases: [
    'ALL DIPLOMATIC POSTS',
    'ALL DIPLOMATIC AND CONSULAR POSTS COLLECTIVE',
    'ALL DIPLOMATIC POSTS COLLECTIVE',
    'ALL DIPLOMATIC AND CONSULAR',
    'ALDAC',
  ],
  meaning: 'Every country to which a US post is accredited',
  members: POSTS.flatMap((post) => post.accreditedTo),
};

/** Every collective that the data file knows. */
export const COLLECTIVES: readonly Collective[] = [
  ...collectiveRows.map(({ name, aliases, meaning, members }) => ({
    name,
    aliases,
    meaning,
    members: readMembers(members),
  })),
  everyPost,
];

let built: Map<string, Collective> | null = null;

function buildIndex(): Map<string, Collective> {
  return new Map(
    COLLECTIVES.flatMap((collective) =>
      [collective.name, ...collective.aliases].flatMap((name) =>
        keysOf(name).map((key) => [key, collective] as const),
      ),
    ),
  );
}

/** The collective that an addressee line names, or null: `ISLAMIC COLLECTIVE IMMEDIATE`. */
export function collectiveByName(name: string): Collective | null {
  built ??= buildIndex();
  for (const key of [...keysOf(name), ...addresseeKeys(name)]) {
    const collective = built.get(key);
    if (collective) return collective;
  }
  return null;
}

/** The members in a year, in the order of the data; 57 for ISLAMIC COLLECTIVE in 2008. */
export function membersIn(collective: Collective, year: number): CountryCode[] {
  return heldIn(collective.members, year);
}
