import { tz } from '@date-fns/tz';
import { format } from 'date-fns/format';
import { type Cable, type ClassificationLevel, NotACableError, parseCable } from '../../cable/index.ts';

/** What the drafter fills in; cables print blanked names the same way. */
export const BLANK = 'XXXXXXXXXXXX';
const COLUMNS = 65;

/**
 * Lines of at most 65 characters, broken at blanks. Where it can be, no line but the first begins with anything but a letter: a number
 * there would be taken for a paragraph's, a dash for a bullet.
 */
export function wrap(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  const pieces = text
    .split(/ (?=["'(]?\p{L}{2})/u)
    .flatMap((piece) => (piece.length > COLUMNS ? piece.split(' ') : [piece]));
  for (const piece of pieces) {
    const longer = line === '' ? piece : `${line} ${piece}`;
    if (line === '' || longer.length <= COLUMNS) line = longer;
    else {
      lines.push(line);
      line = piece;
    }
  }
  return line === '' ? lines : [...lines, line];
}

const inUtc = { in: tz('UTC') };

/** `R 061500Z MAR 08`: routine, since how fast it goes is the drafter's to say. */
function dateTimeGroup(now: Date): string {
  return `R ${format(now, "ddHHmm'Z' MMM yy", inUtc).toUpperCase()}`;
}

/** The executive order on classification that is in force on a day. */
function executiveOrder(now: Date): string {
  const day = format(now, 'yyyy-MM-dd', inUtc);
  const orders = [
    ['2009-12-29', '13526'],
    ['1995-10-14', '12958'],
    ['1982-08-01', '12356'],
    ['1978-12-01', '12065'],
  ] as const;
  return orders.find(([from]) => day >= from)?.[1] ?? '11652';
}

const isClassified = (level: ClassificationLevel) => level !== 'UNCLASSIFIED' && level !== 'SBU';

/** `C O N F I D E N T I A L`; what is not classified is not spaced. */
function classificationWords(level: ClassificationLevel): string {
  return isClassified(level)
    ? level
        .split(' ')
        .map((word) => [...word].join(' '))
        .join('  ')
    : 'UNCLAS';
}

/** Everything above the paragraphs but the subject. */
export interface Heading {
  now: Date;
  to: string;
  info: readonly string[];
  level: ClassificationLevel;
  captions: readonly string[];
  declassifyOn: string | null;
  tags: readonly string[];
  /** The demarche's MRN as printed: `08 STATE 22377`. */
  reference: string;
}

export interface DraftParagraph {
  portion: string;
  text: string;
}

/** The telegram as it would be sent, with blanks for what only the drafter knows. */
export function compose(heading: Heading, subject: string, paragraphs: readonly DraftParagraph[]): string {
  const { now, to, info, level, captions, declassifyOn, tags, reference } = heading;
  const classified = isClassified(level);
  const [year = '', month = '', day = ''] = declassifyOn?.split('-') ?? [];
  const declassify = declassifyOn ? `DECL: ${month}/${day}/${year}` : `DECL: ${BLANK}`;
  const lines = [
    dateTimeGroup(now),
    `FM ${BLANK}`,
    `TO ${to}`,
    ...info.map((name, at) => (at === 0 ? `INFO ${name}` : name)),
    `${classificationWords(level)} ${BLANK} 000000`,
    '',
    ...captions,
    ...(captions.length > 0 ? [''] : []),
    `E.O. ${executiveOrder(now)}: ${classified ? declassify : 'N/A'}`,
    `TAGS: ${tags.length > 0 ? tags.join(', ') : BLANK}`,
    ...wrap(`SUBJECT: ${subject}`),
    '',
    `REF: ${reference}`,
    '',
    ...(classified ? [`DERIVED FROM: ${reference}`, ''] : []),
    ...paragraphs.flatMap(({ portion, text }, at) => [...wrap(`${at + 1}. (${portion}) ${text}`), '']),
    BLANK,
  ];
  return `${lines.join('\n')}\n`;
}

const letters = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '');

function parsed(text: string): Cable | null {
  try {
    return parseCable(text);
  } catch (error) {
    if (error instanceof NotACableError) return null;
    throw error;
  }
}

/** Whether our own parser finds in a draft what was put there, and nothing to warn of. */
export function readsBack(text: string, subject: string, paragraphs: readonly DraftParagraph[]): boolean {
  const cable = parsed(text);
  if (cable === null || cable.warnings.length > 0 || cable.paragraphs.length !== paragraphs.length)
    return false;
  return (
    letters(cable.subject ?? '') === letters(subject) &&
    cable.references.length === 1 &&
    cable.signer === BLANK &&
    cable.paragraphs.every(({ number, portion, text: read }, at) => {
      const wanted = paragraphs[at];
      return (
        number === at + 1 && portion === wanted?.portion && letters(read) === letters(wanted?.text ?? '')
      );
    })
  );
}
