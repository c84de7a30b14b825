import type { Passage } from '../../cable/index.ts';
import type { Ask } from '../types.ts';
import { letteredParts } from './lettered.ts';
import { cite, slicePassage } from './passages.ts';
import type { Piece } from './sections.ts';
import { sentencesOf } from './sentences.ts';

const stated =
  /\b(?:objectives?|goals?|purpose)\s+of\s+(?:this|the|these|our)\s+(?:demarches?|approach|message|action|request|instruction)\b[^.]{0,40}\b(?:is|are)\b/i;
const asking =
  /\b(?:objectives?|goals?|purposes?)\b[^.:]{0,80}\b(?:is|are|remains?|include[sd]?)\b|\b(?:seek|persuade|urge|encourage|obtain|secure|ensure|convince|request|ask|press|inform|gain|enlist|explain|highlight|emphasize|underscore|express|convey|solicit|support|learn|elicit|raise|stress|reiterate)s?\b/i;

/**
 * What the host government is asked to do: bullets under OBJECTIVES, else the parts `(a) …; (b) …` of the sentence that states
 * the objectives, else that sentence itself.
 */
export function readAsks(pieces: readonly Piece[]): Ask[] {
  const bullets = pieces.filter(({ section, type }) => section === 'objectives' && type === 'bullet');
  const lettered =
    bullets.length > 0
      ? []
      : pieces
          .filter(isObjective)
          .map(partsOf)
          .find((parts) => parts.length > 0);
  const parts = bullets.length > 0 ? bullets : (lettered ?? sentenceOf(pieces));
  return parts.map(({ passage, paragraph }, index) => {
    const cited = cite(passage, paragraph);
    return { number: index + 1, text: cited.quote, ...cited };
  });
}

type Part = Pick<Piece, 'paragraph'> & { passage: Passage };

function isObjective({ type, section, passage }: Piece): boolean {
  return type === 'prose' && (section === 'objectives' || (canState(section) && stated.test(passage.text)));
}

function canState(section: Piece['section']): boolean {
  return section !== 'points' && section !== 'background';
}

function partsOf({ passage, paragraph }: Piece): Part[] {
  return (letteredParts(passage)?.parts ?? []).map((part) => ({ passage: part, paragraph }));
}

function sentenceOf(pieces: readonly Piece[]): Part[] {
  for (const { passage, paragraph, section, type } of pieces) {
    if (type !== 'prose' || !canState(section)) continue;
    const sentence = sentencesOf(passage.text).find(
      ({ text }) => stated.test(text) || (section === 'objectives' && asking.test(text)),
    );
    if (sentence !== undefined)
      return [{ passage: slicePassage(passage, sentence.start, sentence.end), paragraph }];
  }
  return [];
}
