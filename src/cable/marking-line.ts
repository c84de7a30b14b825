import type { Line } from './lines.ts';
import { CAPTION, MARKING_LINE } from './patterns.ts';

/** A classification or captions, alone on their line. */
export function isMarking({ text, opensMarking }: Line): boolean {
  if (!opensMarking) {
    return false;
  }
  const caption = text.length < 60 ? CAPTION.exec(text) : null;
  return (
    MARKING_LINE.test(text) ||
    (caption !== null &&
      text
        .slice(caption[0].length)
        .split(' ')
        .every((word) => word === '' || CAPTION.test(word)))
  );
}
