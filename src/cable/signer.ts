import type { Line } from './lines.ts';
import { CAPTION, END_OF_TRANSMISSION, MARKING_LINE, RULE_LINE, TAIL_LINE } from './patterns.ts';
import { endsSentence } from './sentence-end.ts';
import { type Source, spanOf } from './source.ts';
import type { Span } from './types.ts';

/** One to three words with capitals; a point only after initials, `JR` or the whole name. */
const NAME_LINE =
  /^(?:[A-Z]\. ?){0,2}[A-Z][A-Za-z'’-]{1,24}(?: {1,2}[A-Z][A-Za-z'’-]{1,24}){0,2}(?:,? JR)?(?: ?## ?|\.|#)?$/;
/** A name that is broken over two lines: `... FOR DOMESTIC REASONS. VAN` / `STRATEN`. */
const NAME_BEGINS = /[.!?)"”] {1,6}((?:VAN|VON|DE|DEL|LA|LE|DI|DU|ST|SAN|EL|AL|MC)(?: DE[RN])?)$/;
const NAME_AT_END =
  /(?:[^A-Z\s]|[A-Z0-9]{2})[.!?)"”]{1,2} {1,6}([A-Z][A-Z'’-]{2,24}(?: [A-Z][A-Z'’-]{2,24})?)(?:##|\.)?$/;
const NO_NAMES =
  /^(?:END|TEXT|SUMMARY|COMMENT|NOTE|CONFIDENTIAL|SECRET|UNCLASSIFIED|UNCLAS|LIMITED|SIPDIS|NOFORN|EXDIS|NODIS|SENSITIVE|NNNN|BT|UNQUOTE|QUOTE|BEGIN|NOTAL|REFTEL|REFTELS|POINTS|DECONTROL|MINIMIZE|CONSIDERED|THE|AND|INTRODUCTION|BACKGROUND|ACTION|CONTINUED|PAGE|ANNEX|ATTACHMENT)\b/;

export interface Signed {
  signer: string | null;
  span: Span | null;
  /** The lines above the signer. */
  body: Line[];
}

/** Takes the tail off the body: the signer, and the page furniture under the text. */
export function readSigner(source: Source, lines: readonly Line[]): Signed {
  const end = endOfText(lines);
  for (let at = end - 1, seen = 0; at >= 0 && seen < 4; at -= 1) {
    const line = lines[at];
    if (line?.kind !== 'text') {
      continue;
    }
    seen += 1;
    if (isNameLine(lines, at)) {
      return signerFrom(source, lines, at, line);
    }
    if (!/^(?:NOTE BY|NOTE:|\*|\(NOTE)/i.test(line.text)) {
      break;
    }
  }
  return signerAtEnd(source, lines.slice(0, end));
}

function signerFrom(source: Source, lines: readonly Line[], at: number, line: Line): Signed {
  const name = line.text.replace(/ ?#+ ?$|\.$/, '').trim();
  const body = lines.slice(0, at);
  const above = lines[at - 1];
  const begins = above?.kind === 'text' ? NAME_BEGINS.exec(above.text)?.[1] : undefined;
  if (above === undefined || begins === undefined) {
    return { signer: name, span: spanOf(source, line.start, line.start + name.length), body };
  }
  const start = above.end - begins.length;
  const text = above.text.slice(0, -begins.length).trimEnd();
  return {
    signer: `${begins} ${name}`,
    span: spanOf(source, start, line.start + name.length),
    body: [...lines.slice(0, at - 1), { ...above, text, end: above.start + text.length }],
  };
}

function signerAtEnd(source: Source, lines: Line[]): Signed {
  const at = lines.findLastIndex((line) => line.kind === 'text');
  const line = lines[at];
  const match = line === undefined ? null : NAME_AT_END.exec(line.text.slice(-60));
  const name = match?.[1];
  if (line === undefined || match === null || name === undefined || NO_NAMES.test(name)) {
    return { signer: null, span: null, body: lines };
  }
  const start = line.start + line.text.lastIndexOf(name);
  const text = line.text.slice(0, start - line.start).trimEnd();
  const shortened: Line = { ...line, text, end: line.start + text.length };
  return {
    signer: name,
    span: spanOf(source, start, start + name.length),
    body: [...lines.slice(0, at), shortened],
  };
}

const MOST_LINES_BELOW = 4;

/** The index after the last line of text, page furniture and archive notes left out. */
function endOfText(lines: readonly Line[]): number {
  let end = lines.length;
  const tail = lines.findIndex((line) => line.kind === 'text' && TAIL_LINE.test(line.text));
  end = tail < 0 ? end : tail;
  // Under the end of the transmission an archive may have put a few lines of its own.
  for (let at = end - 1, seen = 0; at >= 0 && seen < MOST_LINES_BELOW; at -= 1) {
    const line = lines[at];
    if (line?.kind === 'text') {
      seen += 1;
      if (/^NNNN$/i.test(line.text)) {
        end = at;
        break;
      }
    }
  }
  while (end > 0) {
    const line = lines[end - 1];
    const isText = line?.kind === 'text' && !isFurniture(line.text);
    if (isText) {
      break;
    }
    end -= 1;
  }
  return end;
}

/** Markings, captions and ends of transmission that stand alone on their line. */
function isFurniture(text: string): boolean {
  if (text.length > 60) {
    return false;
  }
  const caption = CAPTION.exec(text);
  return (
    !/[A-Za-z0-9]/.test(text) ||
    MARKING_LINE.test(text) ||
    END_OF_TRANSMISSION.test(text) ||
    (caption !== null && caption[0].length === text.length)
  );
}

function isNameLine(lines: readonly Line[], at: number): boolean {
  const line = lines[at];
  if (line === undefined || !NAME_LINE.test(line.text) || NO_NAMES.test(line.text.toUpperCase())) {
    return false;
  }
  const aboveAt = lines.findLastIndex((one, index) => index < at && one.kind === 'text');
  const above = lines[aboveAt]?.text;
  if (above === undefined) {
    return false;
  }
  const isClosed =
    endsSentence(above) ||
    RULE_LINE.test(above) ||
    NAME_BEGINS.test(above) ||
    /^(?:-|GP-? ?\d\.?|UNQUOTE|(?:BEST |WARM )?REGARDS)$|[.!?]-?\/$/.test(above);
  const isCapitals = !/[a-z]/.test(line.text.replace(/^(?:Mc|Mac|De|Di|La|Le|Van|Von)/, ''));
  if (isClosed || !isCapitals) {
    return isClosed && (isCapitals || !line.text.includes(' '));
  }
  // Under a sentence without its end: one word that stands out by its capitals, or by the empty line above it.
  const standsOut = /[a-z]/.test(above) || (aboveAt < at - 1 && above.length > 20);
  return standsOut && !line.text.includes(' ') && line.text.length > 2;
}
