/** UTF-16 offsets into the raw text that was parsed: `raw.slice(start, end)` is what was printed. */
export interface Span {
  start: number;
  end: number;
}

/**
 * Text joined back from damaged lines, with the way home to the raw text.
 * `runs` are `[offset in text, offset in raw]` pairs in rising order; each run maps one to one until the next.
 */
export interface Passage {
  text: string;
  span: Span;
  runs: ReadonlyArray<readonly [number, number]>;
}

export type ClassificationLevel = 'UNCLASSIFIED' | 'SBU' | 'CONFIDENTIAL' | 'SECRET' | 'TOP SECRET';

export interface Classification {
  level: ClassificationLevel;
  /** SIPDIS, NOFORN, EXDIS, NODIS, SENSITIVE…, each once, in the order printed; those of pass lines too. */
  captions: string[];
  span: Span;
}

/**
 * A marking that stands elsewhere than on the classification line and above the text, and says more: in a heading, at the head or foot of a
 * page, in short (`S//NF`), or without any classification line.
 */
export interface OtherMarking {
  level: ClassificationLevel | null;
  captions: string[];
  span: Span;
}

/** The action and information addressees: `RUEHPS/USOFFICE PRISTINA IMMEDIATE 3764`. */
export interface Addressee {
  name: string;
  /** `office` is a domestic agency or command (`DEPT OF DEFENSE`, `CIA WASHDC`). */
  kind: 'post' | 'collective' | 'office' | 'routing';
  /** Routing indicator as printed before the slash: `RUEHPS`. */
  routing: string | null;
  precedence: Precedence | null;
  /** The message number at that addressee, or a range of them: `3764`, `7721-7722`. */
  serial: string | null;
  span: Span;
}

export type Precedence = 'FLASH' | 'IMMEDIATE' | 'PRIORITY' | 'ROUTINE';

export interface Reference {
  letter: string | null;
  raw: string;
  /** Canonical MRN, `08STATE16762`; null when the reference is not a cable. */
  mrn: string | null;
  span: Span;
}

export interface Transmission {
  /** `VZCZCXRO5241`. */
  id: string | null;
  /** The sending station's routing indicator: `RUEHC`. */
  station: string | null;
  serial: number | null;
  routing: string[];
  span: Span;
}

export interface ExecutiveOrder {
  /** `12958`, `13526`, `11652`, `12065`, `12356`. */
  number: string | null;
  /** ISO date, when the order says one. */
  declassifyOn: string | null;
  /** What stands in place of a date: `WITHDRAWAL OF FORCES`, `MR`, `N/A`, `X1`. */
  event: string | null;
  span: Span;
}

/** One piece of a paragraph, in reading order. */
export interface Block extends Passage {
  type: 'prose' | 'heading' | 'bullet';
  /** The bullet's marker as printed: `--`, `-`, `o`, `(a)`; null for prose and headings. */
  marker: string | null;
  /** 0 for a bullet of the first level, 1 for a sub-point under it; 0 for prose. */
  depth: number;
  /** The portion mark that its own text begins with, in the form of `Paragraph.portion`; null when it has none and stands under its paragraph's. */
  mark: string | null;
}

export interface Paragraph {
  /** The number that fits the sequence; null for text before the first number or in a cable without numbers. */
  number: number | null;
  /** The number as printed: `13` for what was read as ¶3. */
  printed: string | null;
  /** `U`, `SBU`, `C`, `S`, `C/NF`, `S//NF`; null when there is none. */
  portion: string | null;
  heading: string | null;
  /**
   * What follows number and portion mark, joined back, page breaks out; one line a block, bullets with their marker. A heading that runs into
   * its text shares the line; a heading that stands above the number is only in `heading`.
   */
  text: string;
  /** The text of each bullet, marker taken off. */
  bullets: string[];
  span: Span;
  blocks: Block[];
}

/** A guess or an oddity that a person may want to look at. */
export interface CableWarning {
  code: WarningCode;
  message: string;
  span: Span;
}

export type WarningCode =
  | 'header-missing'
  | 'mrn-missing'
  | 'date-missing'
  | 'classification-missing'
  | 'declassification-unread'
  | 'paragraph-misread'
  | 'paragraph-repeated'
  | 'paragraph-skipped'
  | 'paragraph-unnumbered'
  | 'false-paragraph-mark'
  | 'text-repeated'
  | 'quoted-twice'
  | 'corrected-copy'
  | 'section-missing'
  | 'marking-elsewhere';

/** Where the plain (non-object) fields of a cable were read. A field that was not read has no key. */
export type FieldSpans = Partial<
  Record<
    | 'mrn'
    | 'corrected'
    | 'precedence'
    | 'sentAt'
    | 'from'
    | 'sections'
    | 'passTo'
    | 'tags'
    | 'subject'
    | 'signer'
    | 'partial',
    Span
  >
>;

/** A telegram as printed, read but not interpreted. Absent is `null` or `[]`, never a guess. */
export interface Cable {
  /** Canonical message reference number: two-digit year, originator, serial without leading zeros: `08STATE22377`. */
  mrn: string | null;
  corrected: boolean;
  /** Only some of the cable's sections are in this text. */
  partial: boolean;
  transmission: Transmission | null;
  precedence: Precedence | null;
  /** The date-time group in UTC, `2008-03-05T00:35:00Z`. */
  sentAt: string | null;
  from: { name: string; span: Span } | null;
  action: Addressee[];
  info: Addressee[];
  exempt: Addressee[];
  classification: Classification | null;
  /** What else says who may read it; whoever judges the cable counts these too. */
  otherMarkings: OtherMarking[];
  sections: number | null;
  passTo: string[];
  executiveOrder: ExecutiveOrder | null;
  tags: string[];
  subject: string | null;
  references: Reference[];
  classifiedBy: { text: string; reasons: string[]; span: Span } | null;
  paragraphs: Paragraph[];
  signer: string | null;
  spans: FieldSpans;
  warnings: CableWarning[];
}
