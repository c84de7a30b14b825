import { NotACableError } from './errors.ts';
import type { Field, FieldsRead } from './fields.ts';
import type { Source } from './source.ts';
import type { Cable } from './types.ts';

/** What the text shows of a cable's form besides the values that were read. */
export interface Evidence {
  /** It prints originator and serial on a classification or page line. */
  hasMessageLine: boolean;
  /** It names its originator on a line of the header. */
  hasFromLine: boolean;
  /** Fields whose label is in capitals, as only telegrams print them. */
  capitalLabels: ReadonlySet<Field['name']>;
}

export function evidenceOf(
  source: Source,
  fields: FieldsRead['fields'],
  { hasFromLine, hasMessageLine }: Pick<Evidence, 'hasFromLine' | 'hasMessageLine'>,
): Evidence {
  const capitals = fields.filter(({ label }) => !/[a-z]/.test(source.text.slice(label.start, label.end)));
  return { hasMessageLine, hasFromLine, capitalLabels: new Set(capitals.map(({ name }) => name)) };
}

/** Enough for a cable: one thing that no other text has, or three that others have one of. */
const ENOUGH = 3;

/**
 * Refuses what is no cable. Points go to what other texts do not have by chance: an e-mail has a subject, a memo a subject and a marking,
 * a contract numbered points; none of them has three.
 */
export function refuseWithoutEvidence(
  cable: Cable,
  { hasMessageLine, hasFromLine, capitalLabels }: Evidence,
): void {
  const has = (name: Field['name']) => capitalLabels.has(name);
  const marked = cable.paragraphs.filter(({ number, portion }) => number !== null && portion !== null);
  const points: Array<[boolean, number]> = [
    [cable.sentAt !== null, 3],
    [hasMessageLine && cable.classification !== null, 3],
    [cable.transmission?.station != null, 2],
    [cable.executiveOrder?.number != null, 3],
    [hasFromLine, 1],
    [cable.action.some(({ kind, routing }) => kind !== 'office' || routing !== null), 1],
    [cable.classification !== null, 1],
    [cable.tags.length > 0 && has('tags'), 2],
    [cable.subject !== null && has('subject'), 1],
    [cable.references.some(({ raw }) => /^(?:\d\d )?[A-Z]{3}[A-Z ]* \d{2,7}\b/.test(raw)), 2],
    [cable.classifiedBy !== null && cable.classifiedBy.reasons.length > 0, 3],
    [marked.length > 0, 1],
    [marked.length >= 2, 2],
    [cable.paragraphs.filter(({ number }) => number !== null).length >= 2, 1],
  ];
  const total = points.reduce((sum, [holds, value]) => sum + (holds ? value : 0), 0);
  if (total < ENOUGH) {
    throw new NotACableError(
      'no-cable',
      'This does not read as a cable: no transmission header, no classification line, no TAGS, SUBJECT or REF, and no paragraphs with portion marks. Paste the whole telegram, header included.',
    );
  }
}
