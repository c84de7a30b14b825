import { type Cable, type Paragraph, printMrn, type Reference } from '../../cable/index.ts';
import { markingOf, subjectMark } from '../portions.ts';
import { type Place, type Sieve, SUBJECT_WITHHELD, sieveFor } from './place.ts';

/** A paragraph is as high as its own mark, and as any mark that one of its bullets bears. */
function mayShow({ portion, heading, blocks }: Paragraph, sieve: Sieve): boolean {
  return (
    sieve.passes(portion, heading ?? '') && blocks.every(({ mark }) => mark === null || sieve.passes(mark))
  );
}

/** Of references only the numbers of cables: what else stands there is somebody's words. */
function numbersOf(references: readonly Reference[]): Reference[] {
  return references.flatMap((reference) =>
    reference.mrn === null ? [] : [{ ...reference, raw: printMrn(reference.mrn) }],
  );
}

/**
 * A copy of a cable with what a place may not show taken out. Where the cable as a whole may not be shown, of its header only that stays
 * which says which cable it is and how it travelled.
 *
 * `cableAt(cable, { clearance: 'UNCLASSIFIED', shared: false }, now).withheld` counts its (SBU) paragraphs.
 */
export function cableAt(cable: Cable, place: Place, now: Date): { cable: Cable; withheld: number } {
  const marking = markingOf(cable);
  const sieve = sieveFor(marking, place, now);
  const paragraphs = cable.paragraphs.filter((paragraph) => mayShow(paragraph, sieve));
  const withheld = cable.paragraphs.length - paragraphs.length;
  const subject =
    cable.subject === null || sieve.passes(subjectMark(cable.subject)) ? cable.subject : SUBJECT_WITHHELD;
  // The highest mark may be that of a paragraph that is left out here.
  const { level, captions } = marking;
  const classification = { level, captions, span: cable.classification?.span ?? { start: 0, end: 0 } };
  const left = { ...cable, subject, paragraphs };
  const whole = { classification, otherMarkings: [] };
  if (sieve.passesWhole) return { cable: withheld > 0 ? { ...left, ...whole } : left, withheld };
  return {
    cable: {
      ...left,
      ...whole,
      passTo: [],
      executiveOrder: cable.executiveOrder && { ...cable.executiveOrder, event: null },
      references: numbersOf(cable.references),
      classifiedBy: null,
      signer: null,
      // Their words may quote the text.
      warnings: [],
    },
    withheld,
  };
}
