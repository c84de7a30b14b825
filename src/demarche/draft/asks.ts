import { type Passage, slicePassage } from '../../cable/index.ts';
import type { Ask } from '../types.ts';
import { isLedByOrder } from './led-by-order.ts';
import { letteredParts } from './lettered.ts';
import { cite } from './passages.ts';
import { isForSinglePosts, readPostInstructions } from './post-instructions.ts';
import type { Piece } from './sections.ts';
import { urgingIn } from './urging.ts';

const stated =
  /\b(?:objectives?|goals?|purpose)\s+of\s+(?:this|the|these|our)\s+(?:demarches?|approach|message|action|request|instruction)\b[^.]{0,40}\b(?:is|are)\b/i;
const asking =
  /\b(?:objectives?|goals?|purposes?)\b[^.:]{0,80}\b(?:is|are|remains?|include[sd]?)\b|\b(?:seek|persuade|urge|encourage|obtain|secure|ensure|convince|request|ask|press|inform|gain|enlist|explain|highlight|emphasize|underscore|express|convey|solicit|support|learn|elicit|raise|stress|reiterate)s?\b/i;

/**
 * What the host government is asked to do: bullets under OBJECTIVES, else the parts `(a) …; (b) …` of the sentence that states
 * the objectives, else that sentence itself. A cable that states none asks in the sentences that send the posts to a government
 * for something; where it does state them, such sentences say them again.
 */
export function readAsks(pieces: readonly Piece[]): Ask[] {
  const objectives = objectivesIn(pieces);
  if (objectives.length === 0) return numbered(urgedIn(pieces));
  return numbered(
    objectives.map(({ passage, paragraph }) => {
      const cited = cite(passage, paragraph);
      return { text: cited.quote, ...cited };
    }),
  );
}

function numbered(asks: readonly Omit<Ask, 'number'>[]): Ask[] {
  return asks.map((ask, index) => ({ number: index + 1, ...ask }));
}

type Part = Pick<Piece, 'paragraph'> & { passage: Passage };

function objectivesIn(pieces: readonly Piece[]): Part[] {
  const bullets = pieces.filter(({ section, type }) => section === 'objectives' && type === 'bullet');
  if (bullets.length > 0) return bullets;
  const lettered = pieces
    .filter(isObjective)
    .map(partsOf)
    .find((parts) => parts.length > 0);
  return lettered ?? sentenceOf(pieces);
}

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
  for (const { passage, sentences, paragraph, section, type } of pieces) {
    if (type !== 'prose' || !canState(section)) continue;
    const sentence = sentences.find(
      ({ text }) => stated.test(text) || (section === 'objectives' && asking.test(text)),
    );
    if (sentence !== undefined)
      return [{ passage: slicePassage(passage, sentence.start, sentence.end), paragraph }];
  }
  return [];
}

const SILENT: ReadonlySet<Piece['section']> = new Set(['points', 'reporting', 'contact']);

/** What single sentences send the posts to a government for; what one post alone is told is no ask of the campaign. */
function urgedIn(pieces: readonly Piece[]): Array<Omit<Ask, 'number'>> {
  const forOne = new Set(readPostInstructions(pieces).map(({ span }) => span.start));
  const asks: Array<Omit<Ask, 'number'>> = [];
  pieces.forEach((piece, index) => {
    const { passage, sentences, paragraph, section, type } = piece;
    if (SILENT.has(section) || type === 'heading' || forOne.has(passage.span.start)) return;
    const isLed = type === 'bullet' ? isLedByOrder(pieces, index) : section !== 'background';
    for (const sentence of sentences) {
      // The bullets under `… should urge host governments to take these steps:` say what.
      const urging = /:$/.test(sentence.text) ? null : urgingIn(sentence.text, isLed);
      if (urging === null || isForSinglePosts(sentence.text)) continue;
      const asked = slicePassage(passage, sentence.start + urging.start, sentence.start + urging.end);
      const parts = letteredParts(asked)?.parts ?? [asked];
      const cited = cite(passage, paragraph, sentence.start, sentence.end);
      for (const { text } of parts) {
        if (!asks.some((ask) => saysTheSame(ask.text, text))) asks.push({ text, ...cited });
      }
    }
  });
  return asks;
}

/** Summaries ask first what the body asks again, in fewer words or more. */
function saysTheSame(one: string, other: string): boolean {
  const [fewer = [], more = []] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.length - b.length);
  return fewer.every((word) => more.includes(word));
}

function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(/[a-z0-9]{3,}/g) ?? []).map((word) => word.replace(/s$/, ''));
}
