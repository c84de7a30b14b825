import { NotACableError } from './errors.ts';
import type { Cable } from './types.ts';

/**
 * What makes a text a cable. Each piece of evidence is something that other texts do not have by chance; two points are enough.
 * An e-mail has a subject and numbered points but none of the rest; prose, code and tables have nothing.
 */
export function refuseWithoutEvidence(cable: Cable, hasMessageLine: boolean): void {
  const portions = cable.paragraphs.filter(
    ({ number, portion }) => number !== null && portion !== null,
  ).length;
  const points = [
    cable.spans.sentAt !== undefined && cable.from !== null ? 2 : 0,
    cable.transmission !== null && cable.transmission.station !== null ? 1 : 0,
    cable.spans.sentAt !== undefined ? 1 : 0,
    hasMessageLine ? 2 : 0,
    cable.classification !== null ? 1 : 0,
    cable.executiveOrder?.number ? 2 : 0,
    cable.tags.length > 0 ? 1 : 0,
    cable.references.some(({ mrn }) => mrn !== null) ? 1 : 0,
    cable.classifiedBy !== null && cable.classifiedBy.reasons.length > 0 ? 1 : 0,
    cable.subject !== null ? 1 : 0,
    cable.action.length > 0 && cable.from !== null ? 1 : 0,
    portions >= 2 ? 2 : portions,
  ];
  const total = points.reduce((sum, value) => sum + value, 0);
  if (total < 2) {
    throw new NotACableError(
      'no-cable',
      'This does not read as a cable: it has no transmission header, no classification line, no TAGS, SUBJECT or REF, and no paragraphs with portion marks. Paste the whole telegram.',
    );
  }
}
