import type { Captions } from './captions.ts';
import { type Source, spanOf } from './source.ts';
import type { Cable, Span } from './types.ts';

/** `(CORRECTED COPY)`, `(SECOND CORRECTED COPY OF OSLO 12)`: a remark in the subject, not what the cable is about. */
const IN_SUBJECT = /\([^()]{0,40}\bCORRECTED (?:COPY|VERSION)\b[^()]{0,80}\)|^CORRECTED COPY ?[:/-]/i;

/** `This is a corrected copy of …`, `(CORRECTED COPY FOR THE RECORD.`: how the text may open. */
const OPENING = /^\(?(?:(?:THIS|THE FOLLOWING) IS (?:A|THE) )?(?:\w{1,12} )?CORRECTED (?:COPY|VERSION)\b/i;

/** Where the cable says that it is a corrected copy: above its fields, in its subject, or where its text begins. */
export function correctedAt(
  source: Source,
  captions: Captions,
  { subject, paragraphs }: Pick<Cable, 'subject' | 'paragraphs'>,
  subjectSpan: Span | undefined,
): Span | null {
  if (captions.corrected !== null) {
    return spanOf(source, captions.corrected.start, captions.corrected.end);
  }
  if (subject !== null && subjectSpan !== undefined && IN_SUBJECT.test(subject)) {
    return subjectSpan;
  }
  const opening = paragraphs[0];
  return opening !== undefined && OPENING.test(opening.text) ? opening.span : null;
}
