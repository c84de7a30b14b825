import { distance } from 'fastest-levenshtein';
import { canonicalMrn } from '../cable/index.ts';
import { type Board, boardOf, type Demarche, dueAtPost, type Entry, onceFor } from '../demarche/index.ts';
import { type CountryCode, postByName, zoneFor } from '../geo/index.ts';
import type { StoredCable } from '../store/index.ts';
import type { Context } from './context.ts';
import { refusal } from './refusals.ts';

/** However an MRN was typed, it is looked up as it is filed. */
const filed = (mrn: string) => canonicalMrn(mrn) ?? mrn;

export async function cable(
  { ledger }: Context,
  workspace: string,
  mrn: string,
): Promise<StoredCable | null> {
  return ledger.cable(workspace, filed(mrn));
}

export async function demarche(
  { ledger }: Context,
  workspace: string,
  mrn: string,
): Promise<Demarche | null> {
  return ledger.demarche(workspace, filed(mrn));
}

/** As many as are shown. */
export const NEAREST = 5;

/** Those that contain what was typed first (`22377`), then those a few letters away. */
export async function nearestMrns(
  { ledger }: Context,
  workspace: string,
  typed: string,
  most: number = NEAREST,
): Promise<string[]> {
  const wanted = filed(typed)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
  if (wanted === '') return [];
  return (await ledger.mrns(workspace))
    .map((mrn) => ({ mrn, contains: mrn.includes(wanted), away: distance(mrn, wanted) }))
    .filter(({ contains, away }) => contains || away <= wanted.length / 2)
    .sort((a, b) => Number(b.contains) - Number(a.contains) || a.away - b.away || (a.mrn < b.mrn ? -1 : 1))
    .slice(0, most)
    .map(({ mrn }) => mrn);
}

/** Nearest deadline first, counted at the first post to reach it; those without one last. */
export async function demarches(
  { ledger }: Context,
  workspace: string,
  state: 'open' | 'closed' | 'any' = 'open',
): Promise<readonly Demarche[]> {
  return nearestFirst(await ledger.demarches(workspace, state));
}

/** The demarches that a channel tracks, nearest deadline first. */
export async function trackedIn(
  { ledger }: Context,
  workspace: string,
  channel: string,
): Promise<readonly Demarche[]> {
  return nearestFirst(await ledger.trackedIn(workspace, channel));
}

function nearestFirst(demarches: readonly Demarche[]): readonly Demarche[] {
  if (demarches.length < 2) return demarches;
  return demarches
    .map((demarche) => ({ demarche, due: firstDue(demarche) }))
    .sort((a, b) => (a.due === b.due ? (a.demarche.mrn < b.demarche.mrn ? -1 : 1) : a.due - b.due))
    .map(({ demarche }) => demarche);
}

const dues = onceFor<number>();

/** Milliseconds since 1970. */
const firstDue = ({ facts }: Demarche): number => dues(facts, 'first', () => workOutFirstDue(facts));

function workOutFirstDue(facts: Demarche['facts']): number {
  const zones = new Set(
    facts.responders.map(({ country, post }) => zoneFor(country, post === null ? null : postByName(post))),
  );
  const instants = [...(zones.size === 0 ? ['UTC'] : zones)].map((zone) => dueAtPost(facts, zone));
  return Math.min(...instants.map((due) => due?.getTime() ?? Number.POSITIVE_INFINITY));
}

export async function board(context: Context, demarche: Demarche): Promise<Board> {
  const [found] = await boards(context, [demarche]);
  if (!found) throw refusal.unknownDemarche();
  return found;
}

export async function boards(
  { ledger, clock }: Context,
  demarches: readonly Pick<Demarche, 'id'>[],
): Promise<Board[]> {
  const found = await ledger.campaigns(demarches.map(({ id }) => id));
  const now = clock.now();
  const byId = new Map(found.map((campaign) => [campaign.demarche.id, campaign]));
  return demarches.flatMap(({ id }) => {
    const campaign = byId.get(id);
    return campaign ? [boardOf(campaign, now)] : [];
  });
}

const newestFirst = onceFor<readonly Entry[]>();

/** Newest first. */
export async function history(
  { ledger }: Context,
  id: string,
  country?: CountryCode,
): Promise<readonly Entry[]> {
  // Of one country few are asked for; all of a demarche its board has read already.
  if (country !== undefined) return (await ledger.entries(id, country)).reverse();
  const [campaign] = await ledger.campaigns([id]);
  const entries = campaign?.entries ?? [];
  return newestFirst(entries, '', () => entries.toReversed());
}
