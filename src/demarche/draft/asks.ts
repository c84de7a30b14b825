import type { Ask } from '../types.ts';
import { cite } from './passages.ts';
import type { Piece } from './sections.ts';
import { sentencesOf } from './sentences.ts';

const objective =
  /\b(?:objectives?|goals?|purposes?)\b[^.:]{0,80}\b(?:is|are|remains?|include[sd]?)\b|\b(?:seek|persuade|urge|encourage|obtain|secure|ensure|convince|request|ask|press)\b/i;

/** What the host government is asked to do: bullets under OBJECTIVES, or the sentence that states the objective. */
export function readAsks(pieces: readonly Piece[]): Ask[] {
  const bullets = pieces.filter(({ section, type }) => section === 'objectives' && type === 'bullet');
  if (bullets.length > 0) {
    return bullets.map((piece, index) => ({
      number: index + 1,
      text: piece.passage.text,
      ...cite(piece.passage, piece.paragraph),
    }));
  }
  return objectiveSentence(pieces);
}

function objectiveSentence(pieces: readonly Piece[]): Ask[] {
  for (const piece of pieces) {
    if (piece.type !== 'prose' || piece.section === 'points' || piece.section === 'background') continue;
    const stated = sentencesOf(piece.passage.text).find(
      ({ text }) =>
        /\b(?:objectives?|goals?|purpose)\s+of\s+(?:this|the)\s+(?:demarche|approach|message|action|request)\b[^.]{0,40}\b(?:is|are)\b/i.test(
          text,
        ) ||
        (piece.section === 'objectives' && objective.test(text)),
    );
    if (stated === undefined) continue;
    const cited = cite(piece.passage, piece.paragraph, stated.start, stated.end);
    return [{ number: 1, text: cited.quote, ...cited }];
  }
  return [];
}
