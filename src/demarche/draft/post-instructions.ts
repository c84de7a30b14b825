import type { PostInstruction } from '../types.ts';
import { countriesIn, isPostName } from './names.ts';
import { cite } from './passages.ts';
import type { Piece } from './sections.ts';

const forPosts = /^\W{0,3}for\s+(?<names>[^:.;]{2,90}?)(?:\s+only)?\s?(?::|--|—|–|\.(?=\s))\s{0,3}/i;

/** What single posts are told besides: `FOR BONN: Please stress the timing.` */
export function readPostInstructions(pieces: readonly Piece[]): PostInstruction[] {
  return pieces.flatMap((piece, index): PostInstruction[] => {
    if (piece.section === 'points') return [];
    const match = forPosts.exec(piece.type === 'heading' ? `${piece.passage.text}:` : piece.passage.text);
    const names = namesIn(match?.groups?.names ?? '');
    if (match === null || names.length === 0) return [];
    if (piece.type !== 'heading') {
      const text = piece.passage.text.slice(match[0].length).trim();
      return text === '' ? [] : [{ for: names, text, ...cite(piece.passage, piece.paragraph) }];
    }
    const body = pieces[index + 1];
    if (body === undefined || body.type === 'heading') return [];
    return [{ for: names, text: body.passage.text, ...cite(body.passage, body.paragraph) }];
  });
}

/** Whether a sentence is for single posts: `For Madrid: Please stress the timing.` */
export function isForSinglePosts(sentence: string): boolean {
  return namesIn(forPosts.exec(sentence)?.groups?.names ?? '').length > 0;
}

/** The names as printed, when each is a post's, a collective's or a country's. */
function namesIn(printed: string): string[] {
  const names = printed
    .split(/,|\/|\s+and\s+|\s+&\s+/i)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const isKnown = (name: string) =>
    isPostName(name.replace(/^(?:am)?(?:embassy|emb|consulate|mission)\s+/i, '')) ||
    (name.split(/\s+/).length <= 4 && countriesIn(name).length > 0);
  return names.length > 0 && names.every(isKnown) ? names : [];
}
