import type { Piece } from './sections.ts';

const paper = /\bnon-?\s?papers?\b|\baide[-\s]?memoires?\b|\bleave[-\s]?behind\b/i;
const given =
  /\b(?:leave|left|provide|provided|hand|handed|deliver|delivered|pass|passed|present|presented|give|given|use|used|share|shared|transmit|transmitted|as\s+a|in\s+the\s+form|attached|following|below|text\s+of)\b/i;
const refused = /\b(?:not|n't|never|no)\b[^.]{0,60}(?:non-?\s?paper|aide[-\s]?memoire|leave[-\s]?behind)/i;

/** Whether the cable carries a paper to leave behind: a heading says so, or the posts are told that they may leave one. */
export function carriesNonPaper(pieces: readonly Piece[]): boolean {
  return pieces.some(({ passage, sentences, type, section, paper: underPaper }) => {
    if (underPaper || (type === 'heading' && paper.test(passage.text))) return true;
    if (section === 'points' || section === 'background' || !paper.test(passage.text)) return false;
    return sentences.some(({ text }) => paper.test(text) && given.test(text) && !refused.test(text));
  });
}
