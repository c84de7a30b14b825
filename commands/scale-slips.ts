import { slips } from '../src/geo/index.ts';

/** The words of the scales that no other word lies next to. */
const POSITIONS = ['supports', 'support', 'opposes', 'oppose', 'noncommittal', 'achieved'];
const DELIVERIES = ['delivered', 'planned', 'unable'];
const LONG = 10;

/**
 * The word of a scale that the first word of a note was probably meant to be, where that scale has none yet: such a note is an answer that
 * would be lost.
 *
 * @example meantIn('suports, FM said yes', {}) // { typed: 'suports', meant: 'supports' }
 */
export function meantIn(
  note: string,
  said: { delivery?: unknown; position?: unknown },
): { typed: string; meant: string } | null {
  const [typed = ''] = /^\p{L}+(?:-\p{L}+)?/u.exec(note) ?? [];
  const open = [...(said.position ? [] : POSITIONS), ...(said.delivery ? [] : DELIVERIES)];
  const meant = open.find((word) => {
    const count = slips(typed.toLowerCase().replace('-', ''), word);
    return count > 0 && count <= (word.length >= LONG ? 2 : 1);
  });
  return meant ? { typed, meant } : null;
}
