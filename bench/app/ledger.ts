import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays } from 'date-fns/addDays';
import { formatISO } from 'date-fns/formatISO';
import { createDesk } from '../../src/desk/index.ts';
import { storeOn } from '../../src/store/open.ts';
import { openSqlite } from '../../src/store/sqlite/database.ts';
import { fill } from '../ledger-fill.ts';
import { PERSON, TEAM } from './slack.ts';

/** The channel that tracks the sample cable and nothing else. */
export const CAMPAIGN = 'C0CAMPAIGN';
const SAMPLE = join(import.meta.dirname, '../../samples/08STATE22377.txt');

/** A demarche, the channel that tracks it, and countries that owe it an answer. */
export interface Tracked {
  demarche: string;
  channel: string;
  countries: string[];
}

/**
 * Fills a new SQLite file: the sample campaign, due in ten days, and 50 open demarches (or some of other sizes) of which one goes to 193 countries, with
 * closed campaigns beside them. Answers with the open ones, the one to all countries first.
 */
export async function fillFile(
  file: string,
  responses: number,
  sizes?: readonly number[],
): Promise<Tracked[]> {
  const { db } = await openSqlite(file);
  const store = await storeOn({ db });
  const now = new Date();
  const desk = createDesk({ ledger: store.ledger, clock: { now: () => now }, maxClassification: 'SBU' });
  const actor = { workspace: TEAM, user: PERSON, surface: 'import', role: 'coordinator' } as const;
  try {
    const raw = readFileSync(SAMPLE, 'utf8');
    const check = await desk.check(TEAM, raw);
    if (check.type !== 'readable' || !check.draft) throw new Error('the sample is no demarche');
    const date = formatISO(addDays(now, 10), { representation: 'date' });
    const deadlines = check.draft.deadlines.map((deadline) => ({ ...deadline, date }));
    const { demarche } = await desk.import(actor, raw, { mrn: '08STATE22377', deadlines, achieved: [] });
    if (!demarche) throw new Error('the sample opened no demarche');
    await desk.track(actor, demarche.id, CAMPAIGN, 'America/New_York');
    await fill(store, db, responses, sizes);
    const tracked: Tracked[] = [];
    for (const tracking of await store.ledger.openTrackings()) {
      const open = await store.ledger.demarcheById(tracking.demarche);
      const countries = open?.facts.responders.map(({ country }) => country) ?? [];
      if (open?.mrn !== '08STATE22377')
        tracked.push({ demarche: tracking.demarche, channel: tracking.channel, countries });
    }
    return tracked.sort((a, b) => b.countries.length - a.countries.length);
  } finally {
    await store.close();
  }
}
