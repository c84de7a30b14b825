import { type Paragraph, type Passage, slicePassage } from '../../cable/index.ts';
import { portionAt } from '../portions.ts';
import type { Cited } from '../types.ts';

/** A quote of `passage` with the paragraph it stands in: "¶1 (SBU)". */
export function cite(passage: Passage, paragraph: Paragraph, start = 0, end = passage.text.length): Cited {
  const quoted = slicePassage(passage, start, end);
  return {
    quote: quoted.text,
    paragraph: paragraph.number,
    portion: portionAt(paragraph, quoted.span.start),
    span: quoted.span,
  };
}
