import type { Projection } from '../../demarche/index.ts';
import { projectionWords } from '../wording.ts';
import { INNER, MARGIN, type Part } from './page.ts';
import { element, fitLines, textAt } from './svg.ts';
import type { Colours } from './theme.ts';

const SIZE = 24;
const LINE = 34;

/** A band over the days of each event whose outcome is known, with its days above. */
export function eventMarks(
  events: readonly Projection[],
  xOf: (instant: number) => number,
  box: { top: number; base: number },
  colours: Colours,
): string {
  return events
    .map(({ event }) => {
      const from = xOf(Date.parse(`${event.date}T00:00:00Z`));
      const to = xOf(Date.parse(`${event.endDate ?? event.date}T24:00:00Z`));
      const words = { size: 20, fill: colours.ink, anchor: 'middle', halo: colours.page } as const;
      const shape = { x: from, y: box.top, width: to - from, height: box.base - box.top };
      return (
        element('rect', {
          ...shape,
          fill: 'none',
          stroke: colours.ink,
          'stroke-width': 2,
          'stroke-dasharray': '2 5',
        }) + textAt((from + to) / 2, box.top + 28, 'Event', words)
      );
    })
    .join('');
}

/** Projected against actual in words, below what is drawn. */
export function projectedLines(events: readonly Projection[], y: number, colours: Colours): Part {
  const lines = events.flatMap((one) => fitLines(projectionWords(one), INNER, 3, SIZE));
  const svg = lines.map((words, at) =>
    textAt(MARGIN, y + (at + 1) * LINE, words, { size: SIZE, fill: colours.ink }),
  );
  return { svg: svg.join(''), bottom: lines.length === 0 ? y : y + lines.length * LINE + 8 };
}
