import { CODEWORD_INSIDE, FOR_SOMEBODY_ONLY, LIMIT_INSIDE, limitNamed } from './caption-forms.ts';
import { isSensitive, LEVELS, readClassificationLine, takeCaptions } from './classification.ts';
import { stretchOf } from './field-values.ts';
import type { Field } from './fields.ts';
import type { Layout } from './layout.ts';
import type { Line } from './lines.ts';
import { isMarking } from './marking-line.ts';
import { readOwnMark } from './portion-mark.ts';
import { type Source, spanIn, spanOf } from './source.ts';
import type { CableWarning, Classification, ClassificationLevel, OtherMarking, Paragraph } from './types.ts';

/** What is marked above the text: in pass lines, in the fields, and on lines that only bear a marking. */
export function markingsAbove(
  source: Source,
  lines: readonly Line[],
  layout: Layout,
  fields: readonly Field[],
): OtherMarking[] {
  // What stands behind a reference is the marking of another cable.
  const others = fields.filter(({ name }) => name === 'references' || name === 'classifiedBy').map(stretchOf);
  const found: OtherMarking[] = [];
  const read = (from: number, to: number, marksOf: (line: Line) => Marks) => {
    for (let at = from; at < to; at += 1) {
      const line = lines[at];
      if (line?.kind === 'text') {
        addTo(found, marksOf(line), () => spanOf(source, line.start, line.end));
      }
    }
  };
  // The classification line itself stands right above the captions.
  read(0, layout.captionsStart - (layout.classification === null ? 0 : 1), onLine);
  read(layout.captionsStart, layout.fieldsStart, inPassLine);
  read(layout.fieldsStart, layout.bodyStart, (line) =>
    others.some(({ start, end }) => line.start >= start && line.start < end)
      ? onLine(line)
      : joined(onLine(line), codewordsIn(line.text)),
  );
  return found;
}

/** What is marked within the text: the markings of its pages, its headings, and captions that open a paragraph or a bullet. */
export function markingsWithin(
  source: Source,
  pageLines: readonly Line[],
  paragraphs: readonly Paragraph[],
): OtherMarking[] {
  const found: OtherMarking[] = [];
  for (const line of pageLines) {
    addTo(found, onLine(line), () => spanOf(source, line.start, line.end));
  }
  for (const { heading, blocks, span } of paragraphs) {
    if (heading !== null) {
      addTo(found, codewordsIn(heading), () => span);
    }
    for (const block of blocks) {
      const marks = block.type === 'heading' ? codewordsIn(block.text) : captionsAtHead(block.text);
      addTo(found, marks, () => spanIn(block, 0, block.text.length));
    }
  }
  return found;
}

/** Those that say more than the classification line, so that a reader is told and the gate counts them. */
export function sayingMore(
  found: readonly OtherMarking[],
  classification: Classification | null,
): { markings: OtherMarking[]; warnings: CableWarning[] } {
  const known = new Set(classification?.captions);
  let highest = LEVELS.indexOf(classification?.level ?? 'UNCLASSIFIED');
  const markings = found.flatMap((one): OtherMarking[] => {
    const rank = one.level === null ? -1 : LEVELS.indexOf(one.level);
    const captions = one.captions.filter((caption) => !known.has(caption));
    if (rank <= highest && captions.length === 0) {
      return [];
    }
    const level = rank > highest ? one.level : null;
    highest = Math.max(highest, rank);
    for (const caption of captions) {
      known.add(caption);
    }
    return [{ level, captions, span: one.span }];
  });
  return {
    markings,
    warnings: markings.map(({ level, captions, span }) => ({
      code: 'marking-elsewhere',
      message: `${[level ?? [], captions].flat().join(', ')} stands here and not on the classification line; it counts for the whole cable.`,
      span,
    })),
  };
}

type Marks = Omit<OtherMarking, 'span'>;

const NOTHING: Marks = { level: null, captions: [] };

const higherOf = (one: ClassificationLevel | null, other: ClassificationLevel | null) =>
  one === null || (other !== null && LEVELS.indexOf(other) > LEVELS.indexOf(one)) ? other : one;

function joined(one: Marks, other: Marks): Marks {
  if (one === NOTHING) {
    return other;
  }
  return {
    level: higherOf(one.level, other.level),
    captions: [...new Set([...one.captions, ...other.captions])],
  };
}

function addTo(found: OtherMarking[], marks: Marks, span: () => OtherMarking['span']): void {
  if (marks === NOTHING) {
    return;
  }
  const { level, captions } = marks;
  const isSbu = isSensitive(captions) ? higherOf('SBU', level) : level;
  if (isSbu !== null || captions.length > 0) {
    found.push({ level: isSbu, captions, span: span() });
  }
}

function codewordsIn(text: string): Marks {
  const captions = namedIn(text, CODEWORD_INSIDE);
  return captions.length === 0 ? NOTHING : { level: null, captions };
}

function namedIn(text: string, pattern: RegExp): string[] {
  // A search costs a fraction of what matchAll does.
  const printed = text.search(pattern) < 0 ? [] : Array.from(text.matchAll(pattern), ([words]) => words);
  return printed.length === 0 ? [] : [...new Set(printed.flatMap((words) => limitNamed(words) ?? []))];
}

/** A level or captions alone on a line, also in short. */
function onLine(line: Line): Marks {
  if (!line.opensMarking) {
    return NOTHING;
  }
  const captions: string[] = [];
  const read = readClassificationLine(line);
  if (isMarking(line)) {
    takeCaptions(line.text, 0, captions);
    return joined({ level: read?.level ?? null, captions: read?.captions ?? [] }, { level: null, captions });
  }
  const isPrinted = read?.isMarking === true && (read.section !== null || read.serial !== null);
  return isPrinted ? { level: read.level, captions: read.captions } : NOTHING;
}

const LEVEL_WORDS = /\b(?:TOP SECRET|SECRET|CONFIDENTIAL)\b/;
const SENSITIVE_WORDS = /\b(?:SENSITIVE|FOUO|SBU|CUI|LES|OFFICIAL USE)\b/;

/** The levels that a portion mark in a pass line may raise the cable to. */
const SHORT_LEVELS: Record<string, ClassificationLevel> = {
  TS: 'TOP SECRET',
  S: 'SECRET',
  C: 'CONFIDENTIAL',
  SBU: 'SBU',
};

/** Between classification and fields every caption counts, wherever in its line; only a sentence may speak of one. */
function inPassLine(line: Line): Marks {
  const { text } = line;
  const marks = onLine(line);
  if (isMarking(line)) {
    return marks;
  }
  if (/[a-z] [a-z]/.test(text) && /[.!?]$/.test(text)) {
    return marks;
  }
  const short = /^[A-Z]+/.exec(readOwnMark(text)?.portion ?? '')?.[0] ?? '';
  const printed = LEVEL_WORDS.exec(text)?.[0];
  const level = LEVELS.find((one) => one === printed) ?? SHORT_LEVELS[short] ?? null;
  const captions = namedIn(text, LIMIT_INSIDE);
  return joined(marks, {
    level: higherOf(level, SENSITIVE_WORDS.test(text) ? 'SBU' : null),
    captions: FOR_SOMEBODY_ONLY.test(text) ? [...captions, 'EYES ONLY'] : captions,
  });
}

/** `(S) NODIS. The ...`: a caption that opens a text; not the first word of a sentence. */
function captionsAtHead(text: string): Marks {
  // Captions are in capitals; most sentences show with their second letter that they are not.
  if (/^[A-Z]?[a-z]/.test(text)) {
    return NOTHING;
  }
  const printed: string[] = [];
  const from = readOwnMark(text)?.length ?? 0;
  const end = takeCaptions(text, from, printed);
  const isApart = /^ ?(?:[-–—:.,;)/]|$)/.test(text.slice(end, end + 2));
  return printed.length > 0 && isApart && !/[a-z]/.test(text.slice(from, end))
    ? { level: null, captions: printed.flatMap((one) => limitNamed(one) ?? []) }
    : NOTHING;
}
