import type { Block, Cable, Paragraph, Passage } from '../../cable/index.ts';
import { type Heading, namedSet, readHeading, type SectionKind, startsContingent } from './headings.ts';
import { slicePassage, trimPassage } from './passages.ts';
import { ADDRESSEE, ANSWER, ORDER } from './words.ts';

/** One block of the cable with what it is for. */
export interface Piece {
  passage: Passage;
  type: Block['type'];
  depth: number;
  paragraph: Paragraph;
  section: SectionKind;
  /** The heading that the piece stands under, as printed. */
  heading: string | null;
  /** Counts the stretches of points, so that one heading's points stay together. */
  group: number;
  set: string | null;
  contingent: boolean;
  paper: boolean;
}

interface State {
  kind: SectionKind;
  heading: string | null;
  group: number;
  set: string | null;
  contingent: boolean;
  paper: boolean;
  /** A BEGIN line opened it and its END line is still ahead. */
  closedLater: boolean;
  filled: boolean;
  bulleted: boolean;
}

const begin =
  /(?:^|[.:;("-]\s{0,3})begin(?:ning)?\s+(?:of\s+)?(?<what>(?:[\w/&-]+\s+){0,4}?(?:points|talkers|(?:non-?\s?)?paper|text|memoire|demarche|letter|message|objectives?|statement|q&as?)\b(?:\/[\w -]{1,30})?(?:[^:.;\n()]{0,50}(?=[:.)]|$))?)[:.)]*/i;
const end =
  /(?:^|[.:;,)("-]\s{0,3})end\s+(?:of\s+)?(?:[\w/&-]+\s+){0,4}?(?:points|talkers|(?:non-?\s?)?paper|text|memoire|demarche|letter|message|statement|q&as?)\b(?:\/[\w -]{1,30})?(?:[^.;:\n()]{0,40}(?=[:.)]|$))?[.:)]*/i;

/** A heading inside the line: `BACKGROUND (WHAT WE WANT): A number of…`. */
const runIn = /^(?<words>[^.:;?!\n]{3,90}):(?=\s|$)/;

/** A sentence that leads into points: `Posts may draw on the following points:`. */
const leadIn =
  /\b(?:points|talkers|message|demarche|text|non-?\s?paper|aide[-\s]?memoire|following|along\s+(?:the\s+)?(?:following|these)\s+lines)\b[^.]{0,120}:\s*$/i;
const objectiveLeadIn =
  /\b(?:objectives?|goals?|purposes?)\b[^.]{0,120}(?::|\bto)\s*$|\b(?:seek|pursue|achieve)\s+the\s+following\b[^.]{0,80}:\s*$/i;
/** A list for the posts, not for the host: `Posts should report on the following:`. */
const reportLeadIn =
  /\b(?:report(?:ing)?|responses?|respond|answers?|address\s+the\s+following|advise|provide|information|questions|contact)\b[^.]{0,120}:\s*$/i;

const toPosts = new RegExp(
  `\\b${ADDRESSEE}\\b(?:\\s+[\\w/'’-]+){0,5}?\\s+${ORDER}\\b|\\b(?:department|dept|washington)\\s+(?:requests|appreciates|thanks|would)\\b|\\bplease\\s+(?:slug|report|contact|begin|direct|respond|reply)\\b|\\bpoints?\\s+of\\s+contact\\b|^(?:the\\s+)?(?:department|dept|washington)\\b|\\bminimi[sz]e\\s+considered\\b|\\b(?:report|slug)\\s+(?:\\w+\\s+){0,3}${ANSWER}\\b`,
  'i',
);

/** Whether words speak to the posts themselves, so that they are nothing to deliver. */
export function speaksToPosts(text: string): boolean {
  return toPosts.test(text.slice(0, 400));
}

/** The cable's blocks in reading order, each with the section it belongs to. */
export function readSections(cable: Cable): Piece[] {
  const blocks = cable.paragraphs.flatMap((paragraph) =>
    blocksOf(paragraph).map((block) => ({ paragraph, block })),
  );
  const pieces: Piece[] = [];
  let state: State = fresh('other', null, 0);
  let paragraph: Paragraph | null = null;
  blocks.forEach(({ block, paragraph: current }, index) => {
    if (current !== paragraph) {
      state = enterParagraph(state, current);
      paragraph = current;
    }
    const next = blocks[index + 1]?.block;
    const laterEnd = () => blocks.slice(index, index + 400).some(({ block: later }) => end.test(later.text));
    state = readBlock(block, current, state, next, laterEnd, pieces);
  });
  return pieces;
}

/** The blocks of a paragraph; a heading that the paragraph carries apart from its blocks comes first. */
function blocksOf(paragraph: Paragraph): Block[] {
  const heading = paragraph.heading;
  const first = paragraph.blocks[0];
  const carried =
    heading === null ||
    paragraph.blocks.some(({ type }) => type === 'heading') ||
    first?.text.startsWith(heading);
  if (carried || heading === null) return paragraph.blocks;
  const span = { start: paragraph.span.start, end: paragraph.span.start };
  return [{ type: 'heading', text: heading, span, runs: [], marker: null, depth: 0 }, ...paragraph.blocks];
}

function fresh(kind: SectionKind, heading: string | null, group: number): State {
  return {
    kind,
    heading,
    group,
    set: null,
    contingent: false,
    paper: false,
    closedLater: false,
    filled: false,
    bulleted: false,
  };
}

/** Decides whether a section goes on into the next numbered paragraph. */
function enterParagraph(state: State, paragraph: Paragraph): State {
  if (!state.filled || state.closedLater) return state;
  const first = paragraph.blocks.find(({ type }) => type !== 'heading');
  const startsWithBullet = first?.type === 'bullet';
  if (state.kind === 'points' || state.kind === 'objectives') {
    if (startsWithBullet && !speaksToPosts(first.text)) return state;
    if (state.kind === 'objectives') return fresh('other', null, state.group);
    const goesOn = !speaksToPosts(first?.text ?? '');
    const hasBullets = paragraph.blocks.some(({ type }) => type === 'bullet');
    if (goesOn && (state.bulleted ? hasBullets && leadsOn(first?.text ?? '') : true)) return state;
  }
  return fresh('other', null, state.group);
}

/** `On Iran:` before bullets keeps a bulleted set going; a full paragraph of prose does not. */
function leadsOn(text: string): boolean {
  return text.length < 120 && /:\s*$/.test(text);
}

function opened(heading: Heading, words: string, state: State): State {
  const inherited = heading.contingent && state.kind === 'points' ? state.set : null;
  return {
    ...fresh(heading.kind, words, state.group + 1),
    set: heading.kind === 'points' ? (namedSet(words) ?? inherited) : null,
    contingent: heading.contingent,
    paper: heading.paper,
  };
}

function readBlock(
  block: Block,
  paragraph: Paragraph,
  before: State,
  next: Block | undefined,
  laterEnd: () => boolean,
  pieces: Piece[],
): State {
  let state = before;
  let rest: Passage = block;
  const push = (passage: Passage, type: Block['type']) => {
    const trimmed = trimPassage(passage);
    if (trimmed.text.replace(/[-=_*.()\s]/g, '') === '') return;
    pieces.push({
      passage: trimmed,
      type,
      depth: block.depth,
      paragraph,
      section: state.kind,
      heading: state.heading,
      group: state.group,
      set: state.set,
      contingent: state.contingent,
      paper: state.paper,
    });
    if (type === 'heading') return;
    state = { ...state, filled: true, bulleted: state.bulleted || type === 'bullet' };
  };

  const opening = begin.exec(rest.text);
  if (opening?.groups?.what !== undefined) {
    const words = opening.groups.what.trim();
    const opens = startOf(opening);
    if (opens > 0) push(slicePassage(rest, 0, opens), block.type);
    const heading = readHeading(words) ?? { kind: 'points', contingent: false, paper: false };
    const sameSet = state.kind === 'points' && heading.kind === 'points' && !state.filled;
    const openedState = opened(heading, words, state);
    state = {
      ...openedState,
      // `TALKING POINTS FOR RUSSIA` above a plain `BEGIN POINTS` line still names the set.
      set: openedState.set ?? (sameSet ? state.set : null),
      contingent: openedState.contingent || (sameSet && state.contingent),
      closedLater: laterEnd(),
    };
    rest = slicePassage(rest, opening.index + opening[0].length, rest.text.length);
  }

  const closing = end.exec(rest.text);
  if (closing !== null) {
    push(slicePassage(rest, 0, startOf(closing)), block.type);
    const after = slicePassage(rest, closing.index + closing[0].length, rest.text.length);
    state = fresh('other', null, state.group);
    push(after, block.type);
    return state;
  }

  if (block.type === 'heading') return readHeadingBlock(rest, state, push);
  if (block.type === 'bullet') {
    push(rest, 'bullet');
    return state;
  }
  return readProse(rest, state, next, (passage, type, changed) => {
    state = changed;
    push(passage, type);
    return state;
  });
}

/** Where the marker's own word begins: the pattern also takes the stop of the sentence before it, which stays there. */
function startOf(marker: RegExpExecArray): number {
  return marker.index + marker[0].search(/[be]/i);
}

function readHeadingBlock(
  rest: Passage,
  state: State,
  push: (passage: Passage, type: Block['type']) => void,
): State {
  const heading = readHeading(rest.text);
  push(rest, 'heading');
  if (heading === null) {
    const set = state.kind === 'points' ? namedSet(rest.text) : null;
    if (state.kind === 'points')
      return set === null ? state : { ...state, set, group: state.group + 1, filled: false };
    return fresh('other', rest.text, state.group);
  }
  return opened(heading, rest.text, state);
}

function readProse(
  rest: Passage,
  before: State,
  next: Block | undefined,
  push: (passage: Passage, type: Block['type'], state: State) => State,
): State {
  let state = before;
  let prose = rest;
  const words = runIn.exec(prose.text)?.groups?.words;
  if (words !== undefined && looksLikeHeading(words)) {
    const heading = readHeading(words);
    const named = namedSet(words);
    if (heading !== null && !(state.closedLater && heading.kind !== 'points')) {
      state = opened(heading, words, state);
      state = push(slicePassage(prose, 0, words.length), 'heading', state);
      prose = slicePassage(prose, words.length + 1, prose.text.length);
    } else if (state.kind === 'points' && (named !== null || startsContingent(words))) {
      state = {
        ...state,
        set: named ?? state.set,
        contingent: startsContingent(words),
        group: state.group + 1,
      };
    }
  }
  if (prose.text.trim() === '') return state;
  if (next?.type !== 'bullet') return push(prose, 'prose', state);
  const after = push(prose, 'prose', state);
  return leadInto(prose.text.trim(), after);
}

/** What the bullets after this prose are. */
function leadInto(text: string, state: State): State {
  const tail = text.slice(-220);
  if (objectiveLeadIn.test(tail)) return { ...fresh('objectives', text, state.group), filled: true };
  if (state.kind === 'points') {
    if (startsContingent(tail)) return { ...state, contingent: true };
    return state;
  }
  if (state.kind === 'objectives' || !leadIn.test(tail) || reportLeadIn.test(tail)) return state;
  return { ...fresh('points', text, state.group + 1), filled: true, contingent: startsContingent(tail) };
}

/** Run-in headings are short and have no verb; `Posts should note: …` is prose. */
function looksLikeHeading(words: string): boolean {
  const letters = words.replace(/[^A-Za-z]/g, '');
  const upper = letters.replace(/[^A-Z]/g, '').length;
  const isCapitals = letters.length > 0 && upper / letters.length > 0.7;
  const count = words.trim().split(/\s+/).length;
  if (
    /\b(?:should|must|please|requested|requests|is|are|was|were|has|have|will|following|see)\b/i.test(words)
  ) {
    return isCapitals && count <= 5 && !/\b(?:should|requested|requests|is|are)\b/i.test(words);
  }
  return count <= (isCapitals ? 12 : 6);
}
