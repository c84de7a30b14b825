import { type DemarcheDraft, frozen } from '../../demarche/index.ts';
import { COLUMN, readJson } from '../json.ts';

/** Demarches whose facts stay read: more than a person's Home shows. */
const MOST_KEPT = 128;

interface Kept {
  json: string;
  facts: DemarcheDraft;
}

/** By demarche, in the order of use. */
const kept = new Map<string, Kept>();

/**
 * The facts of a demarche out of their column. They change with a correction only and every look-up asks for them, so what was read once
 * is handed out again while the column says the same; nobody can change it, since others hold it too.
 *
 * @example factsOf(row.id, row.facts_json).asks[0]
 */
export function factsOf(demarche: string, json: string): DemarcheDraft {
  const known = kept.get(demarche);
  const found =
    known?.json === json
      ? known
      : { json, facts: frozen(readJson(COLUMN.facts, json, `demarche ${demarche} facts`)) };
  kept.delete(demarche);
  kept.set(demarche, found);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return found.facts;
}
