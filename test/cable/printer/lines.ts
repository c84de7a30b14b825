/** Which part of the cable a printed line belongs to; damage chooses its victims by it. */
export type Part =
  | 'transmission'
  | 'date-time-group'
  | 'from'
  | 'addressee'
  | 'exempt'
  | 'classification'
  | 'caption'
  | 'pass-to'
  | 'executive-order'
  | 'tags'
  | 'subject'
  | 'reference'
  | 'classified-by'
  | 'heading'
  | 'paragraph'
  | 'bullet'
  | 'signer'
  | 'tail'
  | 'break'
  | 'blank';

export interface Line {
  part: Part;
  text: string;
  /** The first line of a paragraph or of a bullet. */
  first: boolean;
}

export const line = (part: Part, text: string, first = false): Line => ({ part, text, first });
export const blank = line('blank', '');

export const isBody = ({ part }: Line): boolean => part === 'paragraph' || part === 'bullet';

/** Small repeatable numbers from one seed: fast-check shrinks the seed, the damage stays a plain function. */
export interface Dice {
  /** 0 … sides - 1. */
  roll(sides: number): number;
  pick<T>(from: readonly [T, ...T[]]): T;
}

export function diceFrom(seed: number): Dice {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const roll = (sides: number) => Math.floor(next() * sides);
  return { roll, pick: (from) => from[roll(from.length)] ?? from[0] };
}

/**
 * Breaks text at blanks, and behind hyphens, so that no line is longer than `columns` where words allow it. A dash
 * (`--`) stays behind its word: at the head of a line it would be a bullet.
 */
export function wrap(text: string, columns: number | null): string[] {
  if (columns === null) return [text];
  const pieces = text.replace(/ (?=--|- |\? )/g, '\u0000').split(/(?<= )|(?<=[a-z]-)(?=[a-z])/i);
  const lines: string[] = [];
  let current = '';
  for (const piece of pieces) {
    if (current !== '' && (current + piece).trimEnd().length > columns) {
      lines.push(current.trimEnd());
      current = '';
    }
    current += piece;
  }
  lines.push(current.trimEnd());
  return lines.map((one) => one.replaceAll('\u0000', ' '));
}
