import fc from 'fast-check';
import { cableFacts } from './arbitrary.ts';
import { bodyLines } from './body.ts';
import { damages } from './damage/index.ts';
import { type ExpectedCable, expectedOf } from './expected.ts';
import type { CableFacts } from './facts.ts';
import { headerLines } from './header.ts';
import { diceFrom, type Line } from './lines.ts';
import { preambleLines } from './preamble.ts';
import { type Style, styles } from './style.ts';

export type { ExpectedCable, ExpectedParagraph } from './expected.ts';

/** A printed cable with what must be read out of it. */
export interface PrintedCable {
  text: string;
  expected: ExpectedCable;
  /** The damage done, by name, in order. */
  damage: string[];
  header: Style['header'];
}

/** One chosen damage of a group, with the seed of its dice. */
type Choice = { name: string; seed: number } | null;

const choices: fc.Arbitrary<Choice[]> = fc.tuple(
  ...damages.map((group) =>
    fc.option(fc.record({ name: fc.constantFrom(...Object.keys(group)), seed: fc.nat() }), { freq: 2 }),
  ),
);

/** Cables of before 1990 came in capitals only. */
function inCapitals(facts: CableFacts): CableFacts {
  return {
    ...facts,
    paragraphs: facts.paragraphs.map((one) => ({
      ...one,
      heading: one.heading?.toUpperCase() ?? null,
      prose: one.prose.toUpperCase(),
      bullets: one.bullets.map(({ text, subPoints }) => ({
        text: text.toUpperCase(),
        subPoints: subPoints.map((subPoint) => subPoint.toUpperCase()),
      })),
    })),
  };
}

export function printCable(
  given: CableFacts,
  style: Style,
  chosen: readonly Choice[],
  newline: string,
): PrintedCable {
  const facts = style.capitals ? inCapitals(given) : given;
  const expected = expectedOf(facts, style);
  let lines: Line[] = [
    ...headerLines(facts, style),
    ...preambleLines(facts, style),
    ...bodyLines(facts, style),
  ];
  const damage: string[] = [];
  for (const [index, choice] of chosen.entries()) {
    const group = damages[index] ?? {};
    // A cable in sections has its breaks; without them the other sections would be missing.
    const name = choice?.name ?? (facts.sections !== null && 'pageBreaks' in group ? 'pageBreaks' : null);
    const apply = name === null ? undefined : group[name];
    if (name === null || apply === undefined) continue;
    lines = apply(lines, diceFrom(choice?.seed ?? 0), { facts, style });
    apply.expect?.(expected, { facts, style });
    damage.push(name);
  }
  return { text: lines.map(({ text }) => text).join(newline), expected, damage, header: style.header };
}

/** Cables as they are found: printed by some clerk, carried by some relay, copied from some page. */
export const printedCables: fc.Arbitrary<PrintedCable> = fc
  .tuple(cableFacts, styles, choices, fc.constantFrom('\n', '\n', '\r\n'))
  .map(([facts, style, chosen, newline]) => printCable(facts, style, chosen, newline));
