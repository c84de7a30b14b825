import { printMrn } from '../../cable/index.ts';
import { type Board, buildBoard, type Entry, type Projection, projections } from '../../demarche/index.ts';
import { projectionWords, shortDay } from '../wording.ts';
import { altText, countsOf } from './counts.ts';
import { INNER, MARGIN, type Part, pageSvg } from './page.ts';
import { type Picture, pictureOf } from './picture.ts';
import { eventMarks, projectedLines } from './projected.ts';
import { paintOf } from './standing.ts';
import { element, textAt } from './svg.ts';
import type { Colours, Theme } from './theme.ts';

const DAY = 86_400_000;
/** More columns than this are too narrow for their patterns; then a column stands for several days. */
const MOST_COLUMNS = 32;
const HEIGHT = 460;
const WIDEST = 120;
/** Below the columns, for their days. */
const FOOT = 46;
/** Left of the columns, for the scale. */
const SCALE = 64;

/** The end of each day from the first to the last, UTC; every so many days where there are many. */
function dayEnds(first: Date, last: Date): Date[] {
  const start = Math.floor(first.getTime() / DAY) * DAY;
  const days = Math.max(1, Math.floor((last.getTime() - start) / DAY) + 1);
  const step = Math.ceil(days / MOST_COLUMNS);
  const columns = Math.ceil(days / step);
  return Array.from({ length: columns }, (_, at) => new Date(start + (at + 1) * step * DAY));
}

/**
 * The answers day by day against the deadline: how many countries stood where at the end of each day, with the deadline of the first and of
 * the last post.
 *
 * `(await timeline(board, entries, { now, theme: 'light' })).bytes` is a PNG.
 */
export function timeline(
  board: Board,
  entries: readonly Entry[],
  options: { now: Date; theme: Theme },
): Promise<Picture> {
  const { now } = options;
  const events = projections(board.demarche, entries, now);
  const svg = pageSvg({
    ...options,
    board,
    rows: board.rows,
    title: `Answers day by day to ${printMrn(board.demarche.mrn)}`,
    outlined: false,
    note: 'Days end at midnight UTC.',
    body(y, colours) {
      const drawn = columns({ board, entries, events, now }, y, colours);
      const words = projectedLines(events, drawn.bottom, colours);
      return { svg: drawn.svg + words.svg, bottom: words.bottom };
    },
  });
  const projected = events.map((one) => ` ${projectionWords(one)}`).join('');
  return pictureOf(svg, `${altText('Time line', board, board.rows, now)}${projected}`);
}

interface Shown {
  board: Board;
  entries: readonly Entry[];
  /** Those that are over, where their outcome is known. */
  events: readonly Projection[];
  now: Date;
}

function columns({ board, entries, events, now }: Shown, y: number, colours: Colours): Part {
  const { demarche, lastDueAt, firstDueAt } = board;
  const begun = new Date(demarche.sentAt ?? demarche.openedAt);
  const last = new Date(Math.max(now.getTime(), lastDueAt ? Date.parse(lastDueAt) : 0));
  const ends = dayEnds(begun, last);
  const top = y + 40;
  const base = y + HEIGHT - FOOT;
  const total = Math.max(board.rows.length, 1);
  const unit = (base - top) / total;
  const step = (INNER - SCALE) / ends.length;
  const width = Math.min(step * 0.76, WIDEST);
  const left = MARGIN + SCALE;
  const length = ends[1] && ends[0] ? ends[1].getTime() - ends[0].getTime() : DAY;
  const start = (ends[0]?.getTime() ?? 0) - length;
  const xOf = (instant: number) => left + ((instant - start) / length) * step;

  const drawn = ends.map((end, at) => {
    const x = left + at * step;
    const label = textAt(x + step / 2, base + 32, shortDay(new Date(end.getTime() - 1)), {
      size: 20,
      fill: colours.soft,
      anchor: 'middle',
    });
    const isLabelled = at % Math.ceil(80 / step) === 0;
    const from = end.getTime() - length;
    if (from > now.getTime()) return isLabelled ? label : '';
    const until = new Date(Math.min(end.getTime(), now.getTime()));
    const known = entries.filter((entry) => Date.parse(entry.at) <= until.getTime());
    const then = buildBoard({ demarche, entries: known, owners: new Map(), now: until });
    let floor = base;
    const parts = countsOf(then.rows)
      .filter(({ standing }) => standing !== 'outstanding' && standing !== 'no-post')
      .map(({ standing, count }) => {
        floor -= count * unit;
        return element('rect', {
          x: (x + (step - width) / 2).toFixed(1),
          y: floor.toFixed(1),
          width: width.toFixed(1),
          height: (count * unit).toFixed(1),
          fill: paintOf(standing),
          stroke: colours.soft,
          'stroke-width': 1,
        });
      });
    return parts.join('') + (isLabelled ? label : '');
  });
  return {
    svg: [
      element('rect', { x: left, y: top, width: INNER - SCALE, height: base - top, fill: colours.sea }),
      scale(total, left, base, unit, colours),
      deadlineMark(firstDueAt, lastDueAt, xOf, top, base, colours),
      ...drawn,
      eventMarks(events, xOf, { top, base }, colours),
    ].join(''),
    bottom: y + HEIGHT,
  };
}

/** Lines at round numbers of countries. */
function scale(total: number, left: number, base: number, unit: number, colours: Colours): string {
  const every = [1, 2, 5, 10, 20, 50, 100].find((count) => total / count <= 6) ?? 100;
  const marks: string[] = [];
  for (let count = 0; count <= total; count += every) {
    const y = base - count * unit;
    const line = { x1: left, y1: y, x2: MARGIN + INNER, y2: y, stroke: colours.land, 'stroke-width': 1.5 };
    marks.push(
      element('line', line),
      textAt(left - 12, y + 7, String(count), { size: 20, fill: colours.soft, anchor: 'end' }),
    );
  }
  return marks.join('');
}

/** A band from the first post's deadline to the last one's, or a line where they are the same. */
function deadlineMark(
  first: string | null,
  last: string | null,
  xOf: (instant: number) => number,
  top: number,
  base: number,
  colours: Colours,
): string {
  if (!first || !last) return '';
  const [from, to] = [xOf(Date.parse(first)), xOf(Date.parse(last))];
  const edge = (x: number) =>
    element('line', {
      x1: x,
      y1: top - 6,
      x2: x,
      y2: base,
      stroke: colours.outstanding,
      'stroke-width': 3,
      'stroke-dasharray': '8 5',
    });
  const middle = (from + to) / 2;
  const words = { size: 22, fill: colours.outstanding, bold: true, halo: colours.page } as const;
  const anchor = middle > MARGIN + INNER - 120 ? 'end' : 'middle';
  return (
    element('rect', {
      x: from,
      y: top,
      width: Math.max(to - from, 0),
      height: base - top,
      fill: colours.outstanding,
      'fill-opacity': 0.12,
    }) +
    edge(from) +
    (to - from > 4 ? edge(to) : '') +
    textAt(anchor === 'end' ? MARGIN + INNER : middle, top - 14, 'Deadline', { ...words, anchor })
  );
}
