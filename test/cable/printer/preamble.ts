import type { CableFacts, ReferenceFacts } from './facts.ts';
import { blank, type Line, line, wrap } from './lines.ts';
import type { Style } from './style.ts';

const printedLevel = {
  UNCLASSIFIED: 'UNCLAS',
  SBU: 'UNCLAS',
  CONFIDENTIAL: 'CONFIDENTIAL',
  SECRET: 'SECRET',
  'TOP SECRET': 'TOP SECRET',
};

/** `C O N F I D E N T I A L SECTION 02 OF 03 STATE 022377`. */
export function classificationLine(facts: CableFacts, spaced: boolean, section = 1): string {
  const level = printedLevel[facts.level];
  const words =
    spaced && level !== 'UNCLAS'
      ? level
          .split('')
          .filter((letter) => letter !== ' ')
          .join(' ')
      : level;
  const two = (value: number) => String(value).padStart(2, '0');
  const part = facts.sections === null ? '' : ` SECTION ${two(section)} OF ${two(facts.sections)}`;
  return `${words}${part} ${facts.origin.numbersAs} ${String(facts.serial).padStart(6, '0')}`;
}

function orderLine({ executiveOrder }: CableFacts, style: Style): string {
  const { number, declassifyOn, event } = executiveOrder;
  const label = style.orderForm === 'no-dots' ? `EO ${number}` : `E.O. ${number}:`;
  if (declassifyOn === null) return `${label} ${event}`;
  const [year = '', month = '', day = ''] = declassifyOn.split('-');
  // Two digits need the cable's own date to tell the century.
  const form = style.orderForm === 'short-year' && style.header === 'none' ? 'colon' : style.orderForm;
  const date = {
    colon: `${month}/${day}/${year}`,
    'no-dots': `${month}/${day}/${year}`,
    'year-first': `${year}/${month}/${day}`,
    'short-year': `${month}/${day}/${year.slice(2)}`,
  }[form];
  return `${label} DECL${style.orderForm === 'no-dots' ? '' : ':'} ${date}`;
}

function printReference({ numbersAs, serial, year, notal }: ReferenceFacts): string {
  const prefix = year === null ? '' : `${String(year % 100).padStart(2, '0')} `;
  return `${prefix}${numbersAs} ${serial}${notal ? ' (NOTAL)' : ''}`;
}

/** Whether this form gives the references letters. */
export function hasLetters(references: readonly unknown[], style: Style): boolean {
  return references.length > 1 && style.referenceForm !== 'semicolons';
}

function referenceLines(references: ReferenceFacts[], style: Style): string[] {
  const printed = references.map(printReference);
  const [first] = printed;
  if (first === undefined) return [];
  if (printed.length === 1) return [`REF: ${first}`];
  const letter = (index: number) => String.fromCharCode(65 + index);
  const listed = (mark: (letter: string) => string) =>
    printed.map((one, index) => `${mark(letter(index))} ${one}`);
  switch (style.referenceForm) {
    case 'letter-dot':
      return listed((mark) => `${mark}.`).map((one, index) => (index === 0 ? `REF: ${one}` : `     ${one}`));
    case 'letter-bracket':
      return listed((mark) => `${mark})`).map((one, index) =>
        index === 0 ? `REFS: ${one}` : `      ${one}`,
      );
    case 'bracketed':
      return listed((mark) => `(${mark})`).map((one, index) => (index === 0 ? `REF: ${one}` : one));
    case 'one-line':
      return wrap(`REF: ${listed((mark) => `(${mark})`).join(' ')}`, style.columns);
    case 'refs-alone':
      return ['REFS:', ...listed((mark) => `${mark}.`)];
    case 'ref-letter':
      return listed((mark) => `REF ${mark}:`);
    case 'semicolons':
      return wrap(`REF: ${printed.join('; ')}`, style.columns);
  }
}

function classifiedByLines({ classifiedBy }: CableFacts, style: Style): string[] {
  if (classifiedBy === null) return [];
  const [first = ''] = classifiedBy.reasons;
  const letters = classifiedBy.reasons.map((reason) => reason.slice(3));
  const reasons = `${first.slice(0, 3)} ${letters.join(letters.length > 2 ? ', ' : ' and ')}`;
  return wrap(`Classified By: ${classifiedBy.who} for reasons ${reasons}`, style.columns);
}

const block = (part: 'reference' | 'classified-by', texts: string[]): Line[] =>
  texts.length === 0 ? [] : [...texts.map((text) => line(part, text)), blank];

/** From the classification line to the blank line before the first paragraph. */
export function preambleLines(facts: CableFacts, style: Style): Line[] {
  const references = block('reference', referenceLines(facts.references, style));
  const classifiedBy = block('classified-by', classifiedByLines(facts, style));
  return [
    line('classification', classificationLine(facts, style.spacedClassification)),
    blank,
    ...facts.captions.map((caption) => line('caption', caption)),
    ...facts.passTo.map((post) => line('pass-to', post)),
    ...(facts.captions.length + facts.passTo.length > 0 ? [blank] : []),
    line('executive-order', orderLine(facts, style)),
    line('tags', `TAGS: ${facts.tags.join(style.tagSeparator)}`),
    ...wrap(`${style.subjectLabel}${facts.subject}`, style.columns).map((text) => line('subject', text)),
    blank,
    ...(style.classifiedByFirst ? [...classifiedBy, ...references] : [...references, ...classifiedBy]),
  ];
}
