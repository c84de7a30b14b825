import { endsSentence } from './blocks.ts';
import type { Line } from './lines.ts';
import { CAPTION, END_OF_TRANSMISSION, MARKING_LINE, RULE_LINE, TAIL_LINE } from './patterns.ts';
import { type Source, spanOf } from './source.ts';
import type { Span } from './types.ts';

const NAME_LINE = /^[A-Z][A-Za-z'’.-]{0,24}(?: {1,2}[A-Z][A-Za-z'’.-]{1,24}){0,2}(?: ?## ?|\.|#)?$/;
const NAME_AT_END =
  /[A-Z0-9a-z)"'”]{2}[.!?)"”]{1,2} {1,6}([A-Z][A-Z'’-]{2,24}(?: [A-Z][A-Z'’-]{2,24})?)(?:##|\.)?$/;
const NO_NAMES =
  /^(?:END|TEXT|SUMMARY|COMMENT|NOTE|CONFIDENTIAL|SECRET|UNCLASSIFIED|UNCLAS|LIMITED|SIPDIS|NOFORN|EXDIS|NODIS|SENSITIVE|NNNN|BT|UNQUOTE|QUOTE|BEGIN|NOTAL|REFTEL|REFTELS|POINTS|DECONTROL|MINIMIZE|CONSIDERED|THE|AND|INTRODUCTION|BACKGROUND|ACTION|CONTINUED|PAGE|ANNEX|ATTACHMENT)\b/;

/** Takes the tail off the body: the signer, and the page furniture under the text. */
export function readSigner(
  source: Source,
  lines: readonly Line[],
): { signer: string | null; span: Span | null; body: Line[] } {
  const end = endOfText(lines);
  for (let at = end - 1, seen = 0; at >= 0 && seen < 4; at -= 1) {
    const line = lines[at];
    if (line?.kind !== 'text') {
      continue;
    }
    seen += 1;
    if (isNameLine(lines, at)) {
      const signer = line.text.replace(/ ?#+ ?$|\.$/, '').trim();
      return {
        signer,
        span: spanOf(source, line.start, line.start + signer.length),
        body: lines.slice(0, at),
      };
    }
    if (!/^(?:NOTE BY|NOTE:|\*|\(NOTE)/i.test(line.text)) {
      break;
    }
  }
  return signerAtEnd(source, lines.slice(0, end));
}

function signerAtEnd(
  source: Source,
  lines: Line[],
): { signer: string | null; span: Span | null; body: Line[] } {
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

/** The index after the last line of text, page furniture and archive notes left out. */
function endOfText(lines: readonly Line[]): number {
  let end = lines.length;
  const tail = lines.findIndex((line) => line.kind === 'text' && TAIL_LINE.test(line.text));
  end = tail < 0 ? end : tail;
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
export function isFurniture(text: string): boolean {
  if (text.length > 60) {
    return false;
  }
  const caption = CAPTION.exec(text);
  return (
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
  const aboveAt = lines.slice(0, at).findLastIndex((one) => one.kind === 'text');
  const above = lines[aboveAt];
  const apart = aboveAt < at - 1;
  const isCapitals = !/[a-z]/.test(line.text.replace(/^(?:Mc|Mac|De|Di|La|Le|Van|Von)/, ''));
  if (above === undefined) {
    return false;
  }
  // "Rice" in sentence case must stand apart, or a last short line of prose would be a signer.
  return isCapitals
    ? apart ||
        endsSentence(above.text) ||
        RULE_LINE.test(above.text) ||
        above.text === '-' ||
        !line.text.includes(' ')
    : !line.text.includes(' ') && endsSentence(above.text);
}
