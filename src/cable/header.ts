import { fullYear, isoInstant, monthNumber } from './dates.ts';
import { Guarded } from './guarded.ts';
import type { Line } from './lines.ts';
import {
  DATE_TIME_GROUP,
  PRECEDENCES,
  ROUTING_INDICATOR,
  ROUTING_LINE,
  STATION,
  TRANSMISSION_ID,
  WEEKDAY_LINE,
} from './patterns.ts';
import { type Source, spanOf } from './source.ts';
import type { Cable, CableWarning, Precedence } from './types.ts';

export interface Header {
  transmission: Cable['transmission'];
  precedence: Precedence | null;
  sentAt: string | null;
  year: number | null;
  from: Cable['from'];
  spans: Cable['spans'];
  warnings: CableWarning[];
}

/** Reads the lines above the classification: transmission, date-time group, originator. */
export function readHeader(source: Source, lines: readonly Line[]): Header {
  const header: Header = {
    transmission: readTransmission(source, lines),
    precedence: null,
    sentAt: null,
    year: null,
    from: null,
    spans: {},
    warnings: [],
  };
  readDate(source, lines, header);
  readFrom(source, lines, header);
  readPrecedence(source, lines, header);
  return header;
}

/** The index of the line with the date-time group, or -1. */
export function dateLineIndex(lines: readonly Line[]): number {
  return lines.findIndex((line) => line.kind === 'text' && DATE_TIME_GROUP.test(line.text));
}

/** `FM SECSTATE WASHDC`; spelt out only with a colon or before a post's title, since sentences begin with "From". */
export const FROM_LINE = new Guarded(
  ['FM', 'FROM'],
  /^(?:FM:? {1,3}(?=\S)|FROM: {1,3}(?=[A-Z])|FROM {1,3}(?=(?:AMEMBASSY|AMCONSUL|SECSTATE|USMISSION)\b))/i,
);

function readDate(source: Source, lines: readonly Line[], header: Header): void {
  for (const [pattern, read] of [
    [DATE_TIME_GROUP, fromGroup],
    [WEEKDAY_LINE, fromWeekday],
  ] as const) {
    for (const line of lines) {
      const match = line.kind === 'text' ? pattern.exec(line.text) : null;
      if (match === null) {
        continue;
      }
      const span = spanOf(source, line.start, line.start + match[0].length);
      const sentAt = read(match);
      header.year ??= sentAt === null ? null : Number(sentAt.slice(0, 4));
      if (sentAt === null) {
        header.warnings.push({ code: 'date-missing', message: `The calendar has no "${match[0]}".`, span });
        continue;
      }
      header.sentAt = sentAt;
      header.spans.sentAt = span;
      return;
    }
  }
}

function fromGroup(match: RegExpExecArray): string | null {
  const [, , day, hour, minute, month, year] = match;
  return isoInstant(
    fullYear(year ?? ''),
    monthNumber(month ?? '') ?? 0,
    Number(day),
    Number(hour),
    Number(minute),
  );
}

function fromWeekday(match: RegExpExecArray): string | null {
  const [, day, month, year, hour, minute] = match;
  return isoInstant(
    Number(year),
    monthNumber(month ?? '') ?? 0,
    Number(day),
    Number(hour ?? 0),
    Number(minute ?? 0),
  );
}

function readFrom(source: Source, lines: readonly Line[], header: Header): void {
  for (const line of lines) {
    const label = line.kind === 'text' ? FROM_LINE.exec(line.text) : null;
    if (label === null) {
      continue;
    }
    const name = line.text
      .slice(label[0].length)
      .replace(/^R[A-Z]{3,7}\//, '')
      .replace(/(?: {1,3}(?:IMMEDIATE|PRIORITY|ROUTINE|FLASH))?(?: {1,3}\d{1,6})?[ .]*$/i, '');
    const start = line.start + line.text.indexOf(name, label[0].length);
    header.from = { name: name.replace(/ {2,}/g, ' '), span: spanOf(source, start, start + name.length) };
    header.spans.from = header.from.span;
    return;
  }
}

function readPrecedence(source: Source, lines: readonly Line[], header: Header): void {
  const group = lines[dateLineIndex(lines)];
  const letter = group === undefined ? '' : (DATE_TIME_GROUP.exec(group.text)?.[1]?.trim().slice(0, 1) ?? '');
  const routing = lines.find((line) => line.kind === 'text' && ROUTING_LINE.test(line.text));
  const [line, code] = letter !== '' ? [group, letter] : [routing, routing?.text.slice(0, 1) ?? ''];
  const precedence = PRECEDENCES[code.toUpperCase() as keyof typeof PRECEDENCES];
  if (line !== undefined && precedence !== undefined) {
    header.precedence = precedence;
    header.spans.precedence = spanOf(source, line.start, line.start + 1);
  }
}

function readTransmission(source: Source, lines: readonly Line[]): Cable['transmission'] {
  let id: string | null = null;
  let station: string | null = null;
  let serial: number | null = null;
  const routing: string[] = [];
  let first: Line | null = null;
  let last: Line | null = null;
  let inRouting = false;
  for (const line of lines) {
    if (line.kind !== 'text') {
      continue;
    }
    const before = id ?? station ?? routing[0];
    if (DATE_TIME_GROUP.test(line.text) || FROM_LINE.test(line.text)) {
      break;
    }
    const transmission = TRANSMISSION_ID.exec(line.text);
    const sender = STATION.exec(line.text);
    if (transmission !== null) {
      id ??= transmission[0].replaceAll(' ', '');
      inRouting = false;
    } else if (sender !== null && station === null) {
      station = sender[1] ?? null;
      serial = sender[2] === undefined ? null : Number(sender[2]);
      inRouting = false;
    } else if (ROUTING_LINE.test(line.text) || (inRouting && isAllRouting(line.text))) {
      inRouting = true;
      routing.push(
        ...line.text.split(/ +/).filter((word) => ROUTING_INDICATOR.test(word) && !routing.includes(word)),
      );
    } else {
      inRouting = false;
    }
    if ((id ?? station ?? routing[0]) !== before || inRouting) {
      first ??= line;
    }
    last = first !== null && (transmission !== null || sender !== null || inRouting) ? line : last;
  }
  return first === null || last === null
    ? null
    : { id, station, serial, routing, span: spanOf(source, first.start, last.end) };
}

function isAllRouting(text: string): boolean {
  return text.split(/ +/).every((word) => ROUTING_INDICATOR.test(word));
}
