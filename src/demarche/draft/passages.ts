import { type Paragraph, type Passage, spanIn } from '../../cable/index.ts';
import { portionAt } from '../portions.ts';
import type { Cited } from '../types.ts';

/** The part of a passage between two offsets in its text, still with its way home to the raw text. */
export function slicePassage(passage: Passage, start: number, end: number): Passage {
  const before = passage.runs.filter(([at]) => at <= start).at(-1) ?? [0, passage.span.start];
  const within = passage.runs.filter(([at]) => at > start && at < end);
  return {
    text: passage.text.slice(start, end),
    span: spanIn(passage, start, end),
    runs: [
      [0, before[1] + (start - before[0])],
      ...within.map(([at, raw]): readonly [number, number] => [at - start, raw]),
    ],
  };
}

/** The same passage without blanks at either end. */
export function trimPassage(passage: Passage): Passage {
  const lead = passage.text.length - passage.text.trimStart().length;
  const end = passage.text.trimEnd().length;
  return lead === 0 && end === passage.text.length
    ? passage
    : slicePassage(passage, Math.min(lead, end), end);
}

/** A quote of `passage` with the paragraph it stands in: "¶1 (SBU)". */
export function cite(passage: Passage, paragraph: Paragraph, start = 0, end = passage.text.length): Cited {
  const quoted = trimPassage(slicePassage(passage, start, end));
  return {
    quote: quoted.text,
    paragraph: paragraph.number,
    portion: portionAt(paragraph, quoted.span.start),
    span: quoted.span,
  };
}
