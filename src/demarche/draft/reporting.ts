import type { DemarcheDraft } from '../types.ts';
import { cite } from './passages.ts';
import type { Piece } from './sections.ts';
import { type Sentence, sentencesOf } from './sentences.ts';
import { ADDRESSEE, ANSWER, ORDER } from './words.ts';

/** `Please slug replies for EUR/SCE`, `slugged for Jane Doe, IO/UNP`. */
const slugPattern =
  /\bslug(?:ged|s)?\b(?:\s+(?:all\s+|your\s+|any\s+|such\s+)?(?:repl(?:y|ies)|responses?|reports?|reporting|cables?|messages?|results|it|them)\b)?(?:\s+(?:on\s+this\s+\w+|by\s+cable|back))?\s{0,2}(?:for|to|attn:?|attention|as|with)?[\s:"]{0,3}(?<slug>[A-Z][\w/&.-]*(?:(?:\s|,\s)(?:[A-Z][\w/&.'-]*|and|of|for)){0,7})/i;
const attention =
  /\b(?:attn|attention|begin\s+\w+\s+with)\b:?\s{1,3}(?<slug>[A-Z][\w/&.-]*(?:(?:\s|,\s)[A-Z][\w/&.-]*){0,5})/;
const address = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/;

const told: readonly RegExp[] = [
  new RegExp(
    `\\b${ADDRESSEE}\\b(?:\\s+[\\w/'’()&-]+){0,6}?\\s+${ORDER}\\b[^.]{0,120}?\\b(?:report|respond|reply|advise|cable)\\b`,
    'i',
  ),
  /\bplease\s+(?:\w+\s+){0,3}?(?:report|respond|reply|slug|cable|advise|begin|send|forward|provide|direct|address)\b/i,
  new RegExp(
    `\\b(?:appreciates?|requests?|needs?|requires?|welcomes?)\\s+(?:[\\w'’/-]+\\s+){0,5}?${ANSWER}\\b`,
    'i',
  ),
  new RegExp(
    `\\b${ANSWER}\\b(?:\\s+[\\w/'’()&-]+){0,8}?\\s+(?:should|must|are\\s+requested|are\\s+due|due)\\b`,
    'i',
  ),
  /\breport(?:ing)?\s+(?:back|host|results|responses?|outcome|reactions?|any)\b/i,
];

/** How to tell Washington: the sentence that says so, its slug and its address. One with a slug goes before one without. */
export function readReporting(pieces: readonly Piece[]): DemarcheDraft['reportingInstruction'] {
  let first: { piece: Piece; sentence: Sentence } | null = null;
  for (const piece of pieces) {
    if (piece.section === 'points' || piece.section === 'background' || piece.type === 'heading') continue;
    for (const sentence of sentencesOf(piece.passage.text)) {
      const slug = slugPattern.exec(sentence.text)?.groups?.slug;
      if (slug !== undefined) return instruction(piece, sentence, cleanSlug(slug));
      if (first === null && isInstruction(sentence.text, piece)) first = { piece, sentence };
    }
  }
  if (first === null) return null;
  const slug = attention.exec(first.sentence.text)?.groups?.slug;
  return instruction(first.piece, first.sentence, slug === undefined ? null : cleanSlug(slug));
}

function isInstruction(text: string, piece: Piece): boolean {
  if (!/\breport|\brespon|\brepl|\badvise|\bcable|\breaction|\bfeedback|\breadout|\bresult/i.test(text))
    return false;
  return (
    told.some((pattern) => pattern.test(text)) || (piece.section === 'reporting' && /^report/i.test(text))
  );
}

function instruction(
  piece: Piece,
  sentence: Sentence,
  slug: string | null,
): DemarcheDraft['reportingInstruction'] {
  return {
    ...cite(piece.passage, piece.paragraph, sentence.start, sentence.end),
    slug,
    address: address.exec(sentence.text)?.[0] ?? null,
  };
}

function cleanSlug(slug: string): string {
  return slug.replace(/(?:[\s.,-]|\s(?:and|of|for))+$/i, '').trim();
}
