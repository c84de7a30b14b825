import { speaksToPosts } from './lead-ins.ts';
import type { Piece } from './sections.ts';

/** Whether the prose above a bullet's list speaks to the posts: `Posts are requested to:`. */
export function isLedByOrder(pieces: readonly Piece[], index: number): boolean {
  const paragraph = pieces[index]?.paragraph;
  for (let at = index - 1; at >= 0 && index - at < 40; at -= 1) {
    const above = pieces[at];
    if (above === undefined || above.paragraph !== paragraph) return false;
    if (above.type === 'prose') return speaksToPosts(above.passage.text.slice(-400));
  }
  return false;
}
