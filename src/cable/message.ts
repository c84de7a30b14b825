import { readClassificationLine } from './classification.ts';
import type { Header } from './header.ts';
import type { Layout } from './layout.ts';
import type { Line } from './lines.ts';
import { mrnOf } from './mrn.ts';
import { OPENS_MARKING, PAGE_BREAK, PAGE_LINE, PAGE_LINE_BELOW } from './patterns.ts';
import { type Source, spanOf } from './source.ts';
import type { Cable } from './types.ts';

export interface Message {
  mrn: string | null;
  sections: number | null;
  partial: boolean;
  /** The text prints its own number in a place where only cables do. */
  hasMessageLine: boolean;
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
    spans: {},
    warnings: [],
  };
  const printed = layout.classification;
  if (printed?.originator && printed.serial && printed.message) {
    message.hasMessageLine = printed.isMarking || printed.section !== null;
    message.mrn = mrnOf(header.year, printed.originator, printed.serial);
    message.spans.mrn = spanOf(source, printed.message.start, printed.message.end);
  }
  readSections(source, lines, layout, message, isSigned);
  if (message.mrn === null) {
    fromPageLines(source, lines, header, message);
  }
  if (message.mrn === null && header.from !== null && header.transmission?.serial) {
    message.mrn = mrnOf(header.year, header.from.name, String(header.transmission.serial));
    message.spans.mrn = header.transmission.span;
  }
  if (message.mrn === null) {
    delete message.spans.mrn;
  }
  return message;
}

function fromPageLines(source: Source, lines: readonly Line[], header: Header, message: Message): void {
  for (const line of lines) {
    const match =
      line.kind === 'page'
        ? (PAGE_BREAK.exec(line.text) ?? PAGE_LINE.exec(line.text) ?? PAGE_LINE_BELOW.exec(line.text))
        : null;
    const [originator, serial] =
      match === null ? [] : /^P ?A/i.test(line.text) ? [match[2], match[3]] : [match[1], match[2]];
    if (originator !== undefined && serial !== undefined) {
      message.hasMessageLine = true;
      message.mrn = mrnOf(header.year, originator, serial);
      message.spans.mrn = spanOf(source, line.start, line.end);
      return;
    }
  }
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
    const mayNameOne = line.kind === 'text' && line.text.length < 90 && OPENS_MARKING.test(line.text);
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
