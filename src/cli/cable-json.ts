import type { Cable } from '../cable/index.ts';
import type { DemarcheDraft } from '../demarche/index.ts';

/**
 * The object that `parse --json` prints, its keys documented in `docs/parse-json.md`. The blocks of a paragraph are for the program
 * itself; their text is in `text` and `bullets`.
 */
export function cableJson(file: string, cable: Cable, draft: DemarcheDraft | null) {
  const paragraphs = cable.paragraphs.map(({ blocks: _, ...paragraph }) => paragraph);
  return { file, cable: { ...cable, paragraphs }, draft };
}
