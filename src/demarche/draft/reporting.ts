import type { DemarcheDraft } from '../types.ts';
import { cite } from './passages.ts';
import type { Piece } from './sections.ts';
import type { Sentence } from './sentences.ts';
import { ADDRESSEE, ANSWER, ORDER } from './words.ts';

const slugWord =
  /\bslug(?:ged|s)?\b(?:\s+(?:all\s+|your\s+|any\s+|such\s+)?(?:repl(?:y|ies)|responses?|reports?|reporting|cables?|messages?|results|it|them|answers?)\b)?(?:\s+(?:on|about|regarding|concerning)\s+(?:[\w'’/-]+\s+){1,8}?(?=for\b)|\s+(?:by\s+cable|back|from\s+post))?\s{0,2}(?:for|to|attn:?|attention:?|as|with|for\s+the\s+attention\s+of)?[\s:"“(]{1,4}/gi;
const attentionWord = /\b(?:attn|attention|caption(?:ed)?(?:\s+\w+){0,2}\s+for)\b:?\s{1,3}/gi;
const address = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/;

/** An office, a name: `EUR/WE`, `OES/OMC`, `Jane Doe`, `ISN`. */
const slugToken =
  /^(?:[A-Z0-9][A-Z0-9-]*(?:\/[A-Z0-9-]+)+|[A-Z][A-Z0-9-]*|[A-Z][a-z'’-]+|[A-Z]\.)(?<stop>[.,;:)"”']*)$/;
const joiner = /^(?:and|AND|&|of|OF|or|OR|for|FOR)$/;
/** Words of capitals texts with which the sentence goes on. */
const goesOn =
  /^(?:BY|NLT|NO|IN|WITH|INFO|ON|AS|NOT|PLEASE|USING|USE|TO|COPY|REPORT|REPORTS|CABLE|THE|IF|COB|BEFORE|VIA|REF|REFTEL|AND|OR|FOR|OF|THANKS|POSTS?|REPLY|ATTN|Please|Posts?|The|By)$/;

const told: readonly RegExp[] = [
  new RegExp(
    `\\b${ADDRESSEE}\\b(?:\\s+[\\w/'’()&-]+){0,6}?\\s+${ORDER}\\b[^.]{0,120}?\\b(?:report|respond|reply|advise|cable)\\b`,
    'i',
  ),
  /\bplease\s+(?:\w+\s+){0,3}?(?:report|respond|reply|slug|cable|advise|begin|send|forward|provide|direct|address|(?:notify|inform)(?=\s+(?:the\s+)?(?:department|washington)))\b/i,
  new RegExp(
    `(?<!['’]s?\\s|\\b(?:the|an?|his|her|its|their|our|your|of|to)\\s)\\b(?:appreciates?|requests?|needs?|requires?|welcomes?)\\s+(?:[\\w'’/-]+\\s+){0,5}?${ANSWER}\\b`,
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
    for (const sentence of piece.sentences) {
      const slug = slugIn(sentence.text, slugWord);
      if (slug !== null) return instruction(piece, sentence, slug);
      if (first === null && isInstruction(sentence.text, piece)) first = { piece, sentence };
    }
  }
  return first === null
    ? null
    : instruction(first.piece, first.sentence, slugIn(first.sentence.text, attentionWord));
}

function isInstruction(text: string, piece: Piece): boolean {
  if (!/\breport|\brespon|\brepl|\badvise|\bcable|\breaction|\bfeedback|\breadout|\bresult/i.test(text)) {
    return false;
  }
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

/** The names after the word that announces a slug, up to the word with which the sentence goes on. */
function slugIn(text: string, announces: RegExp): string | null {
  for (const match of text.matchAll(announces)) {
    const slug = namesAt(text.slice(match.index + match[0].length, match.index + match[0].length + 160));
    if (slug !== null) return slug;
  }
  return null;
}

function namesAt(text: string): string | null {
  const taken: string[] = [];
  const tokens = text.split(/\s+/);
  for (const [index, token] of tokens.entries()) {
    const match = slugToken.exec(token);
    if (match !== null && !goesOn.test(token)) {
      const stop = match.groups?.stop ?? '';
      const isInitial = /^[A-Z]\.$/.test(token);
      taken.push(
        isInitial ? token : stop.startsWith(',') ? token : token.slice(0, token.length - stop.length),
      );
      if (stop !== '' && !isInitial && !stop.startsWith(',')) break;
      continue;
    }
    const next = tokens[index + 1] ?? '';
    if (!joiner.test(token) || taken.length === 0 || goesOn.test(next) || !slugToken.test(next)) break;
    taken.push(token);
  }
  const slug = taken.join(' ').replace(/[\s,]+$/, '');
  return slug === '' ? null : slug;
}
