import { type CableFacts, mrnOf } from './facts.ts';
import { hasLetters } from './preamble.ts';
import type { Style } from './style.ts';

export interface ExpectedParagraph {
  /** Undefined where damage leaves several readings open: then only `printed` counts. */
  number?: number | null;
  printed: string | null;
  portion: string | null;
  heading: string | null;
  prose: string;
  bullets: Array<{ text: string; depth: number }>;
}

/** What must come out of the printed text: the facts, less what the print itself leaves out. */
export interface ExpectedCable {
  mrn: string | null;
  corrected: boolean;
  partial: boolean;
  precedence: CableFacts['precedence'] | null;
  sentAt: string | null;
  from: string | null;
  action: CableFacts['action'];
  info: CableFacts['info'];
  exempt: string[];
  level: CableFacts['level'];
  captions: string[];
  sections: number | null;
  passTo: string[];
  executiveOrder: CableFacts['executiveOrder'];
  tags: string[];
  subject: string;
  references: Array<{ letter: string | null; mrn: string | null }>;
  reasons: string[];
  paragraphs: ExpectedParagraph[];
  signer: string;
  /** Codes of warnings that must be among those given. */
  warnings: string[];
}

function instant({ year, month, day, hour, minute }: CableFacts['sentAt']): string {
  return new Date(Date.UTC(year, month - 1, day, hour, minute)).toISOString().replace('.000Z', 'Z');
}

export function expectedOf(facts: CableFacts, style: Style): ExpectedCable {
  // Without a date nothing says the year; without FM and TO lines nothing says who wrote to whom.
  const dated = style.header !== 'none';
  const addressed = dated && style.header !== 'weekday';
  const { year } = facts.sentAt;
  // A post's number has its name; the Department's has not.
  const numbered = facts.origin.numbersAs === 'STATE' ? null : facts.origin.numbersAs;
  return {
    mrn: dated ? mrnOf(facts.origin.numbersAs, facts.serial, year) : null,
    corrected: false,
    partial: false,
    precedence: addressed ? facts.precedence : null,
    sentAt: dated ? instant(facts.sentAt) : null,
    from: addressed ? facts.origin.name : dated ? null : numbered,
    action: addressed ? facts.action : [],
    info: addressed ? facts.info : [],
    exempt: addressed ? facts.exempt : [],
    level: facts.level,
    captions: facts.captions,
    sections: facts.sections,
    passTo: facts.passTo,
    executiveOrder: facts.executiveOrder,
    tags: facts.tags,
    subject: facts.subject,
    references: facts.references.map((one, index) => ({
      letter: hasLetters(facts.references, style) ? String.fromCharCode(65 + index) : null,
      mrn: one.year === null && !dated ? null : mrnOf(one.numbersAs, one.serial, one.year ?? year),
    })),
    reasons: facts.classifiedBy?.reasons ?? [],
    paragraphs: facts.paragraphs.map((one, index) => ({
      number: index + 1,
      printed: String(index + 1),
      portion: one.portion,
      heading: one.heading,
      prose: one.prose,
      bullets: one.bullets.flatMap(({ text, subPoints }) => [
        { text, depth: 0 },
        ...subPoints.map((subPoint) => ({ text: subPoint, depth: 1 })),
      ]),
    })),
    signer: facts.signer,
    warnings: dated ? [] : ['date-missing'],
  };
}
