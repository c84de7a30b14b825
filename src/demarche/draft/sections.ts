import { type Block, type Cable, type Paragraph, type Passage, slicePassage } from '../../cable/index.ts';
import {
  type Heading,
  isPartOfPoints,
  isSetLine,
  namedSet,
  readHeading,
  runInHeading,
  type SectionKind,
  startsContingent,
} from './headings.ts';
import { leadsInto, speaksToPosts } from './lead-ins.ts';
import { letteredParts } from './lettered.ts';
import { beginMarker, closedAhead, endMarker } from './markers.ts';
import { type Sentence, sentencesOf } from './sentences.ts';

/** One block of the cable with what it is for. */
export interface Piece extends Under {
  passage: Passage;
  /** Cut once: every reader of facts goes through them. */
  sentences: readonly Sentence[];
  type: Block['type'];
  depth: number;
  paragraph: Paragraph;
}

/** What a piece stands under. */
interface Under {
  section: SectionKind;
  /** The heading as printed. */
  heading: string | null;
  /** Counts the stretches of points, so that one heading's points stay together. */
  group: number;
  set: string | null;
  contingent: boolean;
  /** A paper to leave behind. */
  paper: boolean;
  /** It stands between BEGIN and END, so all of it is to be delivered. */
  enclosed: boolean;
}

interface State extends Under {
  /** Only the points under one subheading are contingent: `FINANCING (if raised)`. */
  asideOnly: boolean;
  filled: boolean;
  bulleted: boolean;
}

/** The cable's blocks in reading order, each with the section it belongs to. */
export function readSections(cable: Cable): Piece[] {
  const blocks = cable.paragraphs.flatMap((paragraph) =>
    paragraph.blocks.map((block) => ({ paragraph, block })),
  );
  const closed = closedAhead(blocks.map(({ block }) => block.text));
  const reader = new SectionReader();
  let paragraph: Paragraph | null = null;
  blocks.forEach(({ block, paragraph: current }, index) => {
    if (current !== paragraph) reader.enterParagraph(current);
    paragraph = current;
    reader.read(block, current, blocks[index + 1]?.block, closed[index + 1] === true);
  });
  return reader.pieces;
}

function fresh(section: SectionKind, heading: string | null, group: number): State {
  return {
    section,
    heading,
    group,
    set: null,
    contingent: false,
    paper: false,
    enclosed: false,
    asideOnly: false,
    filled: false,
    bulleted: false,
  };
}

/** Walks the blocks and keeps what the last heading, BEGIN line or lead-in has opened. */
class SectionReader {
  readonly pieces: Piece[] = [];
  private state = fresh('other', null, 0);
  /** The states around sets that stand inside a set: `BEGIN POINTS … BEGIN POINTS FOR VERBATIM USE … END … END POINTS`. */
  private readonly outer: State[] = [];
  /** Nothing of the current paragraph has been read yet but headings. */
  private atTop = true;

  /** Decides whether a section goes on into the next numbered paragraph, and opens what its own heading says. */
  enterParagraph(paragraph: Paragraph): void {
    const { filled, enclosed, group } = this.state;
    this.atTop = true;
    if (filled && !enclosed && !this.goesOnInto(paragraph)) this.state = fresh('other', null, group);
    // A heading between dash rules stands above the paragraph's number, and so in none of its blocks.
    const words = paragraph.heading;
    const isInBlocks = paragraph.blocks.some(({ type, text }) => type === 'heading' && text === words);
    if (words !== null && !isInBlocks) this.enter(words);
  }

  read(block: Block, paragraph: Paragraph, next: Block | undefined, closedLater: boolean): void {
    const add = (passage: Passage, type = block.type) => this.add(passage, type, block.depth, paragraph);
    let rest: Passage = block;
    const opening = beginMarker(rest.text);
    if (opening !== null) {
      add(slicePassage(rest, 0, opening.start));
      rest = slicePassage(rest, opening.end, rest.text.length);
      if (this.state.enclosed && this.state.section === 'points') this.outer.push(this.state);
      else this.outer.length = 0;
      this.begin(opening.what, closedLater || endMarker(rest.text) !== null);
    }
    const closing = endMarker(rest.text);
    if (closing !== null) {
      add(slicePassage(rest, 0, closing.start));
      const around = closedLater ? this.outer.pop() : undefined;
      this.state =
        around === undefined
          ? fresh('other', null, this.state.group)
          : { ...around, group: this.state.group + 1, filled: true };
      add(slicePassage(rest, closing.end, rest.text.length));
    } else if (block.type === 'heading') {
      this.readHeading(rest, add);
    } else if (block.type === 'bullet') {
      add(rest);
    } else {
      this.readProse(rest, next, add);
    }
  }

  private add(passage: Passage, type: Block['type'], depth: number, paragraph: Paragraph): void {
    // A whole block keeps its own span, which takes in what was printed around its text: `[…](#)`.
    const isWhole = passage.text === passage.text.trim();
    const trimmed = isWhole ? passage : slicePassage(passage, 0, passage.text.length);
    if (trimmed.text.replace(/[-=_*.()\s]/g, '') === '') return;
    const { filled: _, asideOnly, bulleted, ...under } = this.state;
    this.pieces.push({
      passage: trimmed,
      sentences: sentencesOf(trimmed.text),
      type,
      depth,
      paragraph,
      ...under,
    });
    if (type === 'heading') return;
    this.atTop = false;
    this.state = { ...under, asideOnly, filled: true, bulleted: bulleted || type === 'bullet' };
  }

  private goesOnInto(paragraph: Paragraph): boolean {
    const { section, bulleted } = this.state;
    if (section !== 'points' && section !== 'objectives') return false;
    const first = paragraph.blocks.find(({ type }) => type !== 'heading');
    const text = first?.text ?? '';
    if (speaksToPosts(text)) return false;
    if (first?.type === 'bullet') return true;
    if (section === 'objectives') return false;
    if (!bulleted) return true;
    // `On Iran:` before bullets keeps a bulleted set going; a full paragraph of prose does not.
    return paragraph.blocks.some(({ type }) => type === 'bullet') && text.length < 120 && /:\s*$/.test(text);
  }

  private open(heading: Heading, words: string): void {
    // `IF ASKED` under a set for Tokyo is Tokyo's; as a paragraph of its own it is everybody's.
    const isUnderSet = heading.contingent && this.state.section === 'points' && !this.atTop;
    const inherited = isUnderSet ? this.state.set : null;
    this.state = {
      ...fresh(heading.kind, words, this.state.group + 1),
      set: heading.kind === 'points' ? (namedSet(words) ?? inherited) : null,
      contingent: heading.contingent,
      asideOnly: isUnderSet && /\S\s+\(if\b/i.test(words),
      enclosed: isUnderSet && this.state.enclosed,
      paper: heading.paper,
    };
  }

  private begin(words: string, closedLater: boolean): void {
    const before = this.state;
    const heading = readHeading(words) ?? { kind: 'points' as const, contingent: false, paper: false };
    this.open(heading, words);
    // `TALKING POINTS FOR RUSSIA` above a plain `BEGIN POINTS` line still names the set.
    const isSameSet = before.section === 'points' && heading.kind === 'points' && !before.filled;
    this.state = {
      ...this.state,
      set: this.state.set ?? (isSameSet ? before.set : null),
      contingent: this.state.contingent || (isSameSet && before.contingent),
      enclosed: closedLater,
    };
  }

  private readHeading(words: Passage, add: (passage: Passage) => void): void {
    add(words);
    this.enter(words.text);
  }

  /** What a heading opens; one inside a set whose words are none of ours is a subheading: `Nuclear issues`. */
  private enter(words: string): void {
    const isSubheading = this.state.section === 'points' && !this.atTop && isPartOfPoints(words);
    const heading = isSubheading ? null : readHeading(words);
    if (heading !== null && !(this.state.enclosed && heading.kind !== 'points')) {
      this.open(heading, words);
    } else if (this.state.section !== 'points') {
      this.state = fresh('other', words, this.state.group);
    } else {
      // `FOR TOKYO ONLY` names the set from here on.
      const set = /^\W{0,3}for\b|\bonly\b|\bpoints\b/i.test(words) ? namedSet(words) : null;
      if (set !== null) this.state = { ...this.state, set, group: this.state.group + 1, filled: false };
      else if (this.state.asideOnly) this.state = { ...this.state, contingent: false, asideOnly: false };
    }
  }

  private readProse(
    prose: Passage,
    next: Block | undefined,
    add: (passage: Passage, type?: Block['type']) => void,
  ): void {
    let rest = prose;
    const words = runInHeading(prose.text);
    const heading = words === null ? null : readHeading(words);
    const { section, enclosed } = this.state;
    if (words !== null && heading !== null && !(enclosed && heading.kind !== 'points')) {
      this.open(heading, words);
      add(slicePassage(rest, 0, words.length), 'heading');
      rest = slicePassage(rest, words.length + 1, rest.text.length);
    } else if (words !== null && section === 'points') {
      this.readSubset(words);
    }
    const lettered = letteredParts(rest);
    if (lettered !== null && leadsInto(lettered.intro.text) === 'points') {
      // `You should stress that (a) …; (b) …`
      add(lettered.intro);
      this.leadIn(lettered.intro.text);
      for (const part of lettered.parts) add(part, 'bullet');
      return;
    }
    add(rest);
    const leads = leadsInto(rest.text.trim());
    const goesBeforeSet = next !== undefined && (next.type === 'heading' || isSetLine(next.text));
    if (next?.type === 'bullet' || (goesBeforeSet && (section === 'other' || leads === 'points')))
      this.leadIn(rest.text.trim());
  }

  /** `For Tokyo only:` or `If raised:` inside a set. */
  private readSubset(words: string): void {
    const set = namedSet(words);
    const contingent = startsContingent(words);
    if (set === null && !contingent) return;
    this.state = { ...this.state, set: set ?? this.state.set, contingent, group: this.state.group + 1 };
  }

  /** What the bullets after this prose are. */
  private leadIn(text: string): void {
    const into = leadsInto(text);
    const { section, group } = this.state;
    if (into === 'objectives') {
      this.state = { ...fresh('objectives', text, group), filled: true };
    } else if (section === 'points') {
      if (into === 'contingent') this.state = { ...this.state, contingent: true };
    } else if (section !== 'objectives' && (into === 'points' || into === 'contingent')) {
      this.state = { ...fresh('points', text, group + 1), filled: true, contingent: into === 'contingent' };
    }
  }
}
