import { readClassificationLine } from './classification.ts';
import { fullYear } from './dates.ts';
import type { Header } from './header.ts';
import type { Layout } from './layout.ts';
import type { Line } from './lines.ts';
import { findMrns, isOriginator, mrnOf, originatorCode, yearOfMrn } from './mrn.ts';
import { PAGE_BREAK, PAGE_LINE, PAGE_LINE_BELOW } from './patterns.ts';
import { type Source, spanOf } from './source.ts';
import type { Cable } from './types.ts';

export interface Message {
  mrn: string | null;
  sections: number | null;
  partial: boolean;
  /** The text prints its own number in a place where only cables do. */
  hasMessageLine: boolean;
  /** The post whose number that is, for a text without a header: `BAKU`. The Department prints `STATE` there, which is not its name. */
  post: Cable['from'];
  spans: Cable['spans'];
  warnings: Cable['warnings'];
}

/** The cable's number and its sections: from the classification line, else from its page lines, else from station serial and originator. */
export function messageNumber(
  source: Source,
  lines: readonly Line[],
  layout: Layout,
  header: Header,
  isSigned: boolean,
): Message {
  const message: Message = {
    mrn: null,
    sections: null,
    partial: false,
    hasMessageLine: false,
    post: null,
    spans: {},
    warnings: [],
  };
  const numbers = [...fromClassification(layout), ...fromPageLines(lines)];
  const top = lines.slice(0, layout.bodyStart);
  for (const { originator, serial, year, start, end, nameStart, isCertain } of numbers) {
    message.mrn ??= mrnOf(header.year ?? year ?? yearAbove(top, originator, serial), originator, serial);
    message.spans.mrn ??= spanOf(source, start, end);
    message.hasMessageLine ||= isCertain;
    if (isCertain && isOriginator(originator) && originatorCode(originator) !== 'STATE') {
      message.post ??= {
        name: originator,
        span: spanOf(source, nameStart, nameStart + originator.length),
      };
    }
  }
  readSections(source, lines, layout, message, isSigned);
  if (message.mrn === null && header.from !== null && header.transmission?.serial) {
    message.mrn = mrnOf(header.year, header.from.name, String(header.transmission.serial));
    message.spans.mrn = header.transmission.span;
  }
  if (message.mrn === null) {
    delete message.spans.mrn;
  }
  return message;
}

/** Originator and serial as one line of the text prints them. */
interface PrintedNumber {
  originator: string;
  serial: string;
  /** Where the line has one. */
  year: number | null;
  start: number;
  end: number;
  nameStart: number;
  /** Only cables have such a line. */
  isCertain: boolean;
}

function fromClassification({ classification }: Layout): PrintedNumber[] {
  if (!classification?.originator || !classification.serial || !classification.message) {
    return [];
  }
  const { originator, serial, message, isMarking, section } = classification;
  const isCertain = isMarking || section !== null;
  return [{ originator, serial, year: null, ...message, nameStart: message.start, isCertain }];
}

/** The first page line that prints a number. */
function fromPageLines(lines: readonly Line[]): PrintedNumber[] {
  for (const { kind, text, start, end } of lines) {
    const match =
      kind === 'page' ? (PAGE_BREAK.exec(text) ?? PAGE_LINE.exec(text) ?? PAGE_LINE_BELOW.exec(text)) : null;
    const [originator, serial] =
      match === null ? [] : /^P ?A/i.test(text) ? [match[2], match[3]] : [match[1], match[2]];
    if (originator !== undefined && serial !== undefined) {
      // `PAGE 02 STATE 015113 182333Z JAN 75`.
      const year = /\d{6}Z {1,10}[A-Z]{3} (\d\d)$/i.exec(text)?.[1];
      return [
        {
          originator,
          serial,
          year: year === undefined ? null : fullYear(year),
          start,
          end,
          nameStart: start + text.indexOf(originator),
          isCertain: true,
        },
      ];
    }
  }
  return [];
}

/** The year of the same number where it stands above the text in full, as archives print it: `08BAKU1835`. */
function yearAbove(lines: readonly Line[], originator: string, serial: string): number | null {
  const number = mrnOf(0, originator, serial)?.slice(2);
  for (const { kind, text } of lines) {
    const found = kind === 'text' ? findMrns(text).find(({ mrn }) => mrn.slice(2) === number) : undefined;
    if (found !== undefined) {
      return yearOfMrn(found.mrn);
    }
  }
  return null;
}

function readSections(
  source: Source,
  lines: readonly Line[],
  layout: Layout,
  message: Message,
  isSigned: boolean,
): void {
  const seen = new Set<number>();
  let total = 0;
  const first = layout.classification?.section;
  if (first) {
    total = first.total;
    seen.add(first.number);
    message.spans.sections = spanOf(source, first.stretch.start, first.stretch.end);
  }
  for (const line of lines) {
    const match = line.kind === 'page' ? PAGE_BREAK.exec(line.text) : null;
    const page = line.kind === 'page' && match === null ? PAGE_LINE.exec(line.text) : null;
    const [number, of] = match === null ? [page?.[4], page?.[5]] : [match[3], match[4]];
    if (number !== undefined && of !== undefined) {
      seen.add(Number(number));
      total = Math.max(total, Number(of));
      message.spans.sections ??= spanOf(source, line.start, line.end);
    }
  }
  if (total === 0) {
    return;
  }
  for (const line of lines) {
    const mayNameOne = line.kind === 'text' && line.text.length < 90 && line.opensMarking;
    const section =
      mayNameOne && /^[CLNSTU].*\d/i.test(line.text) ? readClassificationLine(line)?.section : null;
    if (section) {
      seen.add(section.number);
    }
  }
  message.sections = total;
  const missing = Array.from({ length: Math.min(total, 99) }, (_, index) => index + 1).filter(
    (number) => !seen.has(number),
  );
  // Scrapes lose page lines; only a gap, or a text that does not come to its end, shows that a section is not here.
  const last = Math.max(...seen);
  const isPartial = isSigned ? missing.some((number) => number < last) : missing.length > 0;
  if (isPartial && message.spans.sections) {
    message.partial = true;
    message.spans.partial = message.spans.sections;
    message.warnings.push({
      code: 'section-missing',
      message: `Of ${total} sections this text has nothing of ${missing.join(', ')}.`,
      span: message.spans.sections,
    });
  }
}
