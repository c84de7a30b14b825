import { readClassificationLine, takeCaptions } from './classification.ts';
import type { Line } from './lines.ts';
import { CORRECTED_COPY, LABEL, RULE_LINE } from './patterns.ts';
import type { Stretch } from './source.ts';

/** What stands between the classification line and the first label. */
export interface Captions {
  captions: string[];
  passTo: string[];
  passToStretch: Stretch | null;
  corrected: Stretch | null;
  /** Lines that are neither captions nor addressee lines. */
  rest: Line[];
}

/** Reads captions, `PASS TO` and addressee lines: `SIPDIS`, `USEU BRUSSELS`, `DEPT FOR EUR/CE`. */
export function readCaptions(lines: readonly Line[]): Captions {
  const read: Captions = { captions: [], passTo: [], passToStretch: null, corrected: null, rest: [] };
  let open = true;
  let inReason = false;
  let reasonLines = 0;
  for (const line of lines) {
    if (line.kind !== 'text') {
      continue;
    }
    const corrected = CORRECTED_COPY.exec(line.text);
    if (corrected !== null || inReason) {
      read.corrected = { start: read.corrected?.start ?? line.start, end: line.end };
      // `(ADDED SIPDIS, PORTION MARKINGS-` goes on until its bracket closes.
      const lastOpen = line.text.lastIndexOf('(') > line.text.lastIndexOf(')');
      inReason = reasonLines < LONGEST_REASON && (lastOpen || (inReason && !line.text.includes(')')));
      reasonLines += 1;
      continue;
    }
    const end = takeCaptions(line.text, 0, read.captions);
    const left = line.text.slice(end).replace(/^[ ./,;:-]+/, '');
    const isMarking = readClassificationLine(line) !== null;
    if (left === '' || isMarking || RULE_LINE.test(left)) {
      continue;
    }
    open &&= isPassLine(left);
    if (!open || LABEL.find(left) !== undefined) {
      read.rest.push(line);
      continue;
    }
    addPassLine(read, left, line);
  }
  return read;
}

/** Lines that the reason of a correction may take. */
const LONGEST_REASON = 3;
const LONGEST_PASS_LINE = 400;

/** Addressee lines are short and name somebody; a sentence is not one. */
function isPassLine(text: string): boolean {
  return (
    text.length < 120 && !/[.!?]$/.test(text.replace(/\b(?:[A-Z]\.){1,4}$/, '')) && /^[A-Z(]/i.test(text)
  );
}

function addPassLine(read: Captions, text: string, line: Line): void {
  const previous = read.passTo.at(-1) ?? '';
  // A comma or a small word at the end of a line: the next one goes on.
  if (previous.length < LONGEST_PASS_LINE && /(?:[,&/]|\b(?:AND|FOR|TO|OF))$/i.test(previous)) {
    read.passTo[read.passTo.length - 1] = `${previous} ${text}`;
  } else {
    read.passTo.push(text.replace(/ {2,}/g, ' '));
  }
  read.passToStretch = { start: read.passToStretch?.start ?? line.end - text.length, end: line.end };
}
