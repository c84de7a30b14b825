import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { storeOn } from '../../src/store/open.ts';
import { openSqlite } from '../../src/store/sqlite/database.ts';
import { by, cableOf, paragraphOf } from '../../test/store/contract/samples.ts';
import { Random } from '../../test/torture/random.ts';
import type { Line } from '../table.ts';
import { AppChild } from './child.ts';
import { ask } from './commands.ts';
import { median, quantile } from './load.ts';
import { type AnsweringSlack, PERSON, TEAM } from './slack.ts';

const VOCABULARY = 8_000;
const WORDS_A_CABLE = 250;
const SYLLABLES = 'ba co di fe gu ka li mo nu po ra se ti vo wa ze'.split(' ');

/** Words of four syllables, the lower numbers the more common. */
const wordOf = (number: number): string =>
  [number & 15, (number >> 4) & 15, (number >> 8) & 15, (number >> 12) & 15]
    .map((at) => SYLLABLES[at])
    .join('');

/** By how common their words are; a word of rank 1 stands in nearly every text, as in a language. */
const QUESTIONS: ReadonlyArray<readonly [what: string, words: string]> = [
  ['a rare word', wordOf(5_000)],
  ['a usual word', wordOf(600)],
  ['three words', [60, 200, 700].map(wordOf).join(' ')],
  ['the most common word', wordOf(1)],
];

/** Ranks follow Zipf's law: the second word is half as common as the first. */
const rankOf = (random: Random): number => Math.floor(VOCABULARY ** random.next());

/** How long `/demarche search` takes to answer over so many cables, until answered, one after the other. */
export async function benchSearch(slack: AnsweringSlack, cables: number, times: number): Promise<Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-search-'));
  const file = join(folder, 'desk.db');
  await fillCables(file, cables);
  const desk = await AppChild.start('desk', { ...slack, databaseUrl: `file:${file}` });
  try {
    const lines: Line[] = [];
    for (const [what, words] of QUESTIONS) {
      const taken: number[] = [];
      for (let n = 0; n < times; n += 1) {
        const { answered, body } = await ask(desk, slack, `search ${words}`, 'C0');
        if (!body.includes('STATE')) throw new Error(`a search found nothing: ${body.slice(0, 300)}`);
        taken.push(answered);
      }
      const at = `search of ${cables.toLocaleString('en')} cables for ${what}`;
      lines.push(
        {
          what: `${at}, p50`,
          unit: 'ms',
          value: median(taken),
          beside: null,
          aim: { of: 'value', most: 20 },
        },
        { what: `${at}, p99`, unit: 'ms', value: quantile(taken, 0.99), beside: null, aim: null },
      );
    }
    return lines;
  } finally {
    await desk.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Cables of 250 words each, always the same ones, through the ledger's own verb. */
async function fillCables(file: string, count: number): Promise<void> {
  const { db } = await openSqlite(file);
  const store = await storeOn({ db });
  // Filled once and measured after: it need not survive a power cut.
  await sql`pragma synchronous = off`.execute(db);
  const random = new Random(count);
  try {
    for (let n = 0; n < count; n += 1) {
      const words = Array.from({ length: WORDS_A_CABLE }, () => wordOf(rankOf(random)));
      const mrn = `${String(80 + (n % 20)).padStart(2, '0')}STATE${n}`;
      await store.ledger.importCable(by(PERSON, TEAM), {
        mrn,
        raw: mrn,
        cable: {
          ...cableOf(mrn),
          classification: null,
          subject: words.slice(0, 8).join(' ').toUpperCase(),
          paragraphs: [paragraphOf(words.join(' '))],
        },
        demarche: null,
        entries: [],
      });
    }
  } finally {
    await store.close();
  }
}
