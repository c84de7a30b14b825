import type { CableFacts } from '../facts.ts';
import { dateTimeGroup } from '../header.ts';
import { blank, isBody, type Line, line } from '../lines.ts';
import { classificationLine } from '../preamble.ts';
import type { Style } from '../style.ts';
import type { Damage } from './damage.ts';

const padded = (value: number, width: number) => String(value).padStart(width, '0');

type BreakStyle = (facts: CableFacts, section: number, page: number, style: Style) => Line[];

const byLine = (...texts: string[]): Line[] =>
  texts.map((text) => (text === '' ? blank : line('break', text)));

/** `STATE 00022377  002 OF 003`, `BAKU 00001835  001.2 OF 003`. */
const sectionStyles: [BreakStyle, BreakStyle] = [
  ({ origin, serial, sections }, section) =>
    byLine(
      '',
      `${origin.numbersAs} ${padded(serial, 8)}  ${padded(section, 3)} OF ${padded(sections ?? 1, 3)}`,
      '',
      '',
    ),
  ({ origin, serial, sections }, section, page) =>
    byLine(
      '',
      `${origin.numbersAs} ${padded(serial, 8)}  ${padded(section, 3)}.${page} OF ${padded(sections ?? 1, 3)}`,
      '',
    ),
];

/** `PAGE 02        STATE  015113  182333Z`, alone or under the classification. */
const pageStyles: [BreakStyle, BreakStyle] = [
  ({ origin, serial, sentAt }, _section, page) =>
    byLine(
      '',
      `PAGE ${padded(page, 2)}        ${origin.numbersAs}  ${padded(serial, 6)}  ${dateTimeGroup(sentAt).slice(0, 7)}`,
      '',
    ),
  ({ origin, serial, level }, _section, page) =>
    byLine(
      level === 'SBU' ? 'UNCLASSIFIED' : level,
      '',
      `PAGE ${padded(page, 2)} ${origin.numbersAs} ${padded(serial, 6)}`,
      '',
    ),
];

/** The classification line of the next section, with the captions under it. */
const sectionHead: BreakStyle = (facts, section, _page, style) => [
  blank,
  line('break', classificationLine(facts, style.spacedClassification, section)),
  blank,
  ...facts.captions.map((caption) => line('break', caption)),
  blank,
];

interface Gap {
  line: number;
  offset: number;
}

/** Where a joined line may be cut: between two words, neither behind its first few nor inside the signer's name. */
function gapsInside(lines: readonly Line[], signer: string): Gap[] {
  return lines.flatMap((one, index) =>
    isBody(one)
      ? [...one.text.replace(signer, '').matchAll(/(?<=.{20}[A-Za-z,]) (?=[A-Za-z])/g)].map((gap) => ({
          line: index,
          offset: gap.index,
        }))
      : [],
  );
}

/** Ends of lines that go on in the next one. */
function gapsBetween(lines: readonly Line[]): Gap[] {
  return lines.flatMap((one, index) => {
    const next = lines[index + 1];
    return isBody(one) && next !== undefined && isBody(next) && !next.first
      ? [{ line: index, offset: one.text.length }]
      : [];
  });
}

function split(lines: readonly Line[], { line: at, offset }: Gap, pageBreak: readonly Line[]): Line[] {
  return lines.flatMap((one, index) =>
    index === at
      ? [
          { ...one, text: one.text.slice(0, offset) },
          ...pageBreak,
          ...(offset < one.text.length ? [{ ...one, text: one.text.slice(offset + 1), first: false }] : []),
        ]
      : [one],
  );
}

/** Every further section of the cable begins somewhere inside a sentence, a bullet or a heading. */
export const pageBreaks: Damage = (lines, dice, { facts, style }) => {
  const print =
    facts.sections === null ? dice.pick(pageStyles) : dice.pick([...sectionStyles, sectionHead] as const);
  const count = facts.sections === null ? 1 + dice.roll(2) : facts.sections - 1;
  // A page ends with a line; only where a copy has joined the lines does the break stand inside one.
  const between = style.columns === null ? [] : gapsBetween(lines);
  const gaps = between.length >= count ? between : gapsInside(lines, facts.signer);
  const chosen = new Set<Gap>();
  while (chosen.size < Math.min(count, gaps.length)) {
    const gap = gaps[dice.roll(gaps.length)];
    if (gap !== undefined) chosen.add(gap);
  }
  // From the end to the beginning, so that earlier positions stay true.
  return [...chosen]
    .sort((a, b) => b.line - a.line || b.offset - a.offset)
    .reduce<Line[]>(
      (broken, gap, index) => {
        const page = chosen.size - index + 1;
        return split(broken, gap, print(facts, page, page, style));
      },
      [...lines],
    );
};
