import { furtherMarkers, readMarker } from './bullets.ts';
import { runInHeading } from './headings.ts';
import { slicePassage } from './source.ts';
import type { Block } from './types.ts';

/** A block cut out of a joined one; `lead` is what was printed between it and the block before, when they share a line. */
export interface Piece extends Block {
  lead?: string;
}

/** Cuts a joined block where a heading runs into its text and where further bullets stand in one line. */
export function piecesOf(block: Block, allCapitals: boolean): Piece[] {
  if (block.type === 'heading') {
    return [block];
  }
  if (block.type === 'bullet') {
    return bulletPieces(block, block.marker ?? '', 0);
  }
  const runIn = runInHeading(block.text, allCapitals);
  if (runIn === null) {
    return prosePieces(block, 0);
  }
  const isAlone = runIn.length >= block.text.length;
  const heading: Piece = {
    ...block,
    ...slicePassage(block, 0, isAlone ? block.text.length : runIn.heading.length),
    type: 'heading',
  };
  if (isAlone) {
    return [heading];
  }
  const [first, ...others] = prosePieces(block, runIn.length);
  return first === undefined || first.type === 'bullet'
    ? [
        { ...heading, ...slicePassage(block, 0, runIn.length) },
        ...(first === undefined ? [] : [first]),
        ...others,
      ]
    : [heading, { ...first, lead: block.text.slice(runIn.heading.length, runIn.length) }, ...others];
}

const AFTER_COLON = /: {1,3}(--|-|\*|•|–) {1,3}(?=["'“(]?[A-Z])/;

/** Bullets that follow a colon in the same line count only when there are at least two of them. */
function prosePieces(block: Block, from: number): Piece[] {
  const text = block.text.slice(from);
  const opening = readMarker(text);
  if (opening !== null && /^[-–*•]/.test(opening.marker) && furtherMarkers(text, opening.marker).length > 0) {
    return bulletPieces(
      { ...block, type: 'bullet', marker: opening.marker },
      opening.marker,
      from + opening.length,
    );
  }
  const colon = AFTER_COLON.exec(text);
  if (colon?.[1] !== undefined && furtherMarkers(text.slice(colon.index + 1), colon[1]).length > 0) {
    const at = from + colon.index + 1;
    const start = from + colon.index + colon[0].length;
    return [
      { ...block, ...slicePassage(block, from, at) },
      ...bulletPieces({ ...block, type: 'bullet', marker: colon[1] }, colon[1], start),
    ];
  }
  return [from === 0 ? block : { ...block, ...slicePassage(block, from, block.text.length) }];
}

function bulletPieces(block: Block, marker: string, from: number): Piece[] {
  const starts = furtherMarkers(block.text.slice(from), marker).map((start) => from + start);
  if (starts.length === 0 && from === 0) {
    return [block];
  }
  return [from - marker.length, ...starts].map((start, index) => ({
    ...block,
    ...slicePassage(block, start + marker.length, starts[index] ?? block.text.length),
    type: 'bullet',
    marker,
  }));
}
