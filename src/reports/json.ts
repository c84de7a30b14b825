import { type Board, bannerOf, type Entry, projections } from '../demarche/index.ts';
import { exactJson } from './exact-json.ts';
import { writtenWithheld } from './wording.ts';

/** Grows by one when a key goes or changes its meaning; new keys alone do not change it (docs/export-json.md). */
const FORMAT = 'demarche-desk/1';

/**
 * One demarche as JSON, for programs: what was asked, how each country stands, every entry ever made. The keys are in docs/export-json.md.
 *
 * `JSON.parse(exportJson(board, entries)).countries[0].position` is `supports`.
 */
export function exportJson(board: Board, entries: readonly Entry[]): string {
  const { demarche, rows, tally, asOf } = board;
  const { mrn, subject, from, sentAt, tags, state, openedAt, marking, facts, withheld } = demarche;
  const countries = rows.map(
    ({ country, name, post, via, owner, dueAt, zone, outstanding, overdue, last, held, ...said }) => ({
      country,
      name,
      post,
      via,
      owner,
      dueAt,
      zone,
      outstanding,
      overdue,
      delivery: said.delivery,
      reason: said.reason,
      position: said.position,
      asks: said.asks,
      deliveredOn: said.deliveredOn,
      level: said.level,
      interlocutor: said.interlocutor,
      quote: said.quote,
      note: said.note,
      paperLeft: said.paperLeft,
      followUpOn: said.followUpOn,
      revision: said.revision,
      lastRevision: last?.revision ?? null,
      heldRevisions: held.map(({ revision }) => revision),
    }),
  );
  const document = {
    format: FORMAT,
    banner: bannerOf(marking, new Date(asOf)),
    asOf,
    withheld: withheld ? { ...withheld, written: writtenWithheld(board) } : null,
    demarche: {
      mrn,
      subject,
      from,
      sentAt,
      tags,
      marking,
      state,
      openedAt,
      deadlines: facts.deadlines.map(({ kind, date, time, zone: at, exclusive, ...cited }) => ({
        kind,
        date,
        time,
        zone: at,
        exclusive,
        quote: cited.quote,
        paragraph: cited.paragraph,
        portion: cited.portion,
        assumptions: cited.assumptions,
      })),
      asks: facts.asks.map(({ number, text, paragraph, portion }) => ({ number, text, paragraph, portion })),
    },
    tally,
    projections: projections(demarche, entries, new Date(asOf)),
    countries,
    entries: entries
      .map(({ demarche: _, ...entry }) => entry)
      .toSorted((a, b) => a.country.localeCompare(b.country) || a.revision - b.revision),
  };
  return `${exactJson(document, 2)}\n`;
}
