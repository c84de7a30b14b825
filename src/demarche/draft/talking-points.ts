import { readOwnMark } from '../../cable/index.ts';
import { portionAt } from '../portions.ts';
import type { TalkingPoint } from '../types.ts';
import { speaksToPosts } from './lead-ins.ts';
import { countriesIn } from './names.ts';
import { partNotes } from './notes.ts';
import type { Piece } from './sections.ts';

/** The points to deliver, in order; notes for the post are taken out of them. */
export function readTalkingPoints(pieces: readonly Piece[]): TalkingPoint[] {
  const points: TalkingPoint[] = [];
  /** The number of the last point at each depth. */
  const lastAt: number[] = [];
  for (const piece of pointsAmong(pieces)) {
    const mark = readOwnMark(piece.passage.text);
    // Under no mark of its own it stands under that of the bullet it was cut from.
    const portion = mark?.portion ?? portionAt(piece.paragraph, piece.passage.span.start);
    const parted = partNotes(piece.passage.text.slice(mark?.length ?? 0).trimStart());
    if (parted.text === '') {
      // A bullet that holds a note alone belongs to the point before it.
      const above = points.at(-1);
      // Under another point's mark its own would be lost.
      const lead =
        above === undefined || portion === null || portion === above.portion ? '' : `(${portion}) `;
      above?.notes.push(...parted.notes.map((note) => `${lead}${note}`));
      continue;
    }
    points.push({
      number: points.length + 1,
      text: parted.text,
      notes: parted.notes,
      paragraph: piece.paragraph.number,
      portion,
      set: piece.set,
      contingent: piece.contingent || ifAsked.test(parted.text),
      parent: lastAt.slice(0, piece.depth).findLast((number) => number > 0) ?? null,
      countries: countriesIn(parted.text),
      span: piece.passage.span,
    });
    lastAt.length = Math.min(lastAt.length, piece.depth);
    lastAt[piece.depth] = points.length;
  }
  return points;
}

/** A single point that says itself when to use it: `(If raised) …`. */
const ifAsked =
  /^\W{0,3}if\s+(?:(?:asked|raised|pressed|questioned|challenged)\b|(?:needed|necessary):)|^\(if\s+[^,;:)]{2,80}\b(?:is|are)\s+(?:brought\s+up|raised|mentioned|asked|questioned)\)/i;
/** The first and last lines of a letter. */
const courtesy = /^(?:dear|sincerely|respectfully|with\s+(?:best|warm)|yours)\b.{0,120}$/i;

/** In a set of unmarked points one that announces a list, `There are three reasons:`, is a point with sub-points. */
function pointsAmong(pieces: readonly Piece[]): Piece[] {
  const points = new Set(pieces.filter(isPoint(bulletedGroups(pieces))));
  const unmarked = new Set([...points].filter(({ type }) => type === 'prose').map(({ group }) => group));
  return pieces.filter((piece, at) => {
    const next = pieces[at + 1];
    const announces = piece.type === 'prose' && next?.type === 'bullet' && next.depth > 0;
    return points.has(piece) || (announces && unmarked.has(piece.group) && next.group === piece.group);
  });
}

function bulletedGroups(pieces: readonly Piece[]): ReadonlySet<number> {
  return new Set(
    pieces
      .filter(({ section, type, depth }) => section === 'points' && type === 'bullet' && depth === 0)
      .map(({ group }) => group),
  );
}

/** In a set with bullets the bullets are the points; in one without, each stretch of prose is one. */
function isPoint(bulleted: ReadonlySet<number>): (piece: Piece) => boolean {
  return ({ section, type, group, passage, enclosed }) => {
    if (section !== 'points' || type === 'heading') return false;
    if (type === 'bullet') return true;
    if (bulleted.has(group)) return false;
    if (/:\s*$|^Q\s?\d{0,2}[:.]/.test(passage.text) || courtesy.test(passage.text)) return false;
    return enclosed || !speaksToPosts(passage.text);
  };
}
