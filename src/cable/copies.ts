import { readClassificationLine } from './classification.ts';
import { Guarded } from './guarded.ts';
import type { Layout } from './layout.ts';
import type { Line } from './lines.ts';
import { CORRECTED_COPY, DATE_TIME_GROUP, PARAGRAPH_NUMBER } from './patterns.ts';
import { type Arrangement, endOfHeader, type Head, plain } from './repeats.ts';
import { type Source, spanOf } from './source.ts';
import type { CableWarning } from './types.ts';

/** Each comparison reads the whole text once. */
const MOST_TRIES = 8;

const UNQUOTE = new Guarded(['UNQUOTE', 'END'], /^(?:UNQUOTE|END QUOTE)[. ]*$/i);

/** A copy shares most of its lines with the first; a different telegram that is quoted does not. */
const SHARED_LINES = 0.6;

/**
 * A whole cable may be printed twice: quoted, or with its corrected copy below. One of them stays: the corrected one, else the first.
 */
export function oneCopy(
  source: Source,
  { lines, layout, head }: Arrangement,
): { lines: Line[]; warnings: CableWarning[] } | null {
  const second = findSecond(lines, layout, head);
  if (second === null) {
    return null;
  }
  const { start, bodyStart } = second;
  const says = (from: number, to: number) =>
    lines.slice(from, to).some(({ text }) => CORRECTED_COPY.test(text));
  const isCorrected = says(start, bodyStart) && !says(0, layout.bodyStart);
  const dropped = isCorrected ? lines.slice(layout.headerEnd, start) : lines.slice(start);
  const texts = dropped.filter((line) => line.kind === 'text');
  return {
    lines: isCorrected
      ? [...headerOf(lines, layout, second), ...lines.slice(start).filter(({ text }) => !UNQUOTE.test(text))]
      : lines.slice(0, start),
    warnings: [
      {
        code: 'quoted-twice',
        message: isCorrected
          ? 'The text before its corrected copy was left out.'
          : 'The cable is printed twice; this second time was left out.',
        span: spanOf(source, texts[0]?.start ?? 0, texts.at(-1)?.end ?? 0),
      },
    ],
  };
}

/** The corrected copy may come without a header of its own. */
function headerOf(
  lines: readonly Line[],
  layout: Layout,
  second: { start: number; bodyStart: number },
): readonly Line[] {
  const hasDate = lines.slice(second.start, second.bodyStart).some(({ text }) => DATE_TIME_GROUP.test(text));
  return hasDate ? [] : lines.slice(0, layout.headerEnd);
}

function findSecond(
  lines: readonly Line[],
  layout: Layout,
  head: Head,
): { start: number; bodyStart: number } | null {
  const first = lines[layout.bodyStart];
  if (first === undefined || Number(PARAGRAPH_NUMBER.exec(first.text)?.[1]) !== 1) {
    return null;
  }
  const opening = plain(first.text);
  let headerStart = -1;
  let tries = MOST_TRIES;
  for (let at = layout.bodyStart + 1; at < lines.length; at += 1) {
    const line = lines[at];
    if (line?.kind !== 'text') {
      continue;
    }
    if (head.again.has(at)) {
      const section = readClassificationLine(line)?.section?.number ?? 1;
      headerStart = section === 1 ? at : -1;
      at = endOfHeader(lines, at, head) - 1;
      continue;
    }
    const isFirstParagraph =
      (opening.length >= 25 && beginsAlike(line.text, first.text) && plain(line.text) === opening) ||
      (headerStart >= 0 && Number(PARAGRAPH_NUMBER.exec(line.text)?.[1]) === 1);
    const start = headerStart >= 0 ? headerStart : at;
    if (isFirstParagraph && tries > 0 && isCopy(lines, layout.bodyStart, start, at)) {
      return { start: startOfQuote(lines, start, head), bodyStart: at };
    }
    tries -= isFirstParagraph ? 1 : 0;
    headerStart = isFirstParagraph || PARAGRAPH_NUMBER.test(line.text) ? -1 : headerStart;
  }
  return null;
}

/** A paragraph's number begins with the same digit, or the P of PARA; it spares putting every line in capitals. */
function beginsAlike(text: string, other: string): boolean {
  return text.charAt(0).toUpperCase() === other.charAt(0).toUpperCase();
}

function isCopy(lines: readonly Line[], bodyStart: number, end: number, from: number): boolean {
  const originals = lines.slice(bodyStart, end).map(({ text }) => text);
  const same = new Set(originals);
  // Copies are mostly the same to the letter, and then nothing is put in capitals.
  let alike: Set<string> | null = null;
  const hasLike = (text: string) => {
    alike ??= new Set(originals.map(plain));
    return alike.has(plain(text));
  };
  const texts = lines
    .slice(from, from + 2 * (end - bodyStart))
    .filter((line) => line.kind === 'text' && !UNQUOTE.test(line.text));
  const shared = texts.filter(({ text }) => same.has(text) || hasLike(text)).length;
  return texts.length > 0 && shared >= texts.length * SHARED_LINES;
}

/** What stands above the second copy and belongs to it: `QUOTE`, and lines of the header that open none by themselves. */
function startOfQuote(lines: readonly Line[], start: number, head: Head): number {
  let found = start;
  for (let at = start - 1; at >= 0; at -= 1) {
    const line = lines[at];
    if (line?.kind === 'blank') {
      continue;
    }
    const isQuote = /^(?:BEGIN )?QUOTE[.: ]*$/i.test(line?.text ?? '');
    if (line === undefined || !(isQuote || head.hasLine(line.text) || CORRECTED_COPY.test(line.text))) {
      break;
    }
    found = at;
  }
  return found;
}
