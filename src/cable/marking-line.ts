import { CAPTION, MARKING_LINE, OPENS_MARKING } from './patterns.ts';

/** A classification or captions, alone on their line. */
export function isMarking(text: string): boolean {
  if (!OPENS_MARKING.test(text)) {
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
