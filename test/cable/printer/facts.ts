import type { Addressee, ClassificationLevel, Precedence } from '../../../src/cable/index.ts';

/** Who sends: `AMEMBASSY KUALA LUMPUR` numbers its cables as `KUALA LUMPUR 000633`, MRN `07KUALALUMPUR633`. */
export interface Origin {
  name: string;
  numbersAs: string;
  station: string;
}

export interface AddresseeFacts {
  name: string;
  kind: Addressee['kind'];
  routing: string | null;
  precedence: Precedence | null;
  serial: string | null;
}

export interface Moment {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
}

export interface ReferenceFacts {
  numbersAs: string;
  serial: number;
  /** Null prints no year: the cable's own counts. */
  year: number | null;
  notal: boolean;
}

export interface BulletFacts {
  text: string;
  subPoints: string[];
}

export interface ParagraphFacts {
  portion: string | null;
  heading: string | null;
  prose: string;
  bullets: BulletFacts[];
}

/** What a cable says, before anything was printed or damaged. */
export interface CableFacts {
  origin: Origin;
  serial: number;
  sentAt: Moment;
  precedence: Precedence;
  action: AddresseeFacts[];
  info: AddresseeFacts[];
  exempt: string[];
  level: ClassificationLevel;
  captions: string[];
  sections: number | null;
  passTo: string[];
  executiveOrder: { number: string; declassifyOn: string | null; event: string | null };
  tags: string[];
  subject: string;
  references: ReferenceFacts[];
  classifiedBy: { who: string; reasons: string[] } | null;
  paragraphs: ParagraphFacts[];
  signer: string;
}

/** `08STATE22377` from the facts. */
export function mrnOf(numbersAs: string, serial: number, year: number): string {
  return `${String(year % 100).padStart(2, '0')}${numbersAs.replaceAll(' ', '')}${serial}`;
}
