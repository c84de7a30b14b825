import { type Board, type BoardRow, bannerOf, effectiveMarking } from '../../demarche/index.ts';
import { asOfWords, deadlineWords, withheldWords } from '../wording.ts';
import { type Count, countsOf, progressOf } from './counts.ts';
import { paintOf, patterns, standingLabel } from './standing.ts';
import { element, fitLines, textAt, widthOf } from './svg.ts';
import { BANNER, COLOURS, type Colours, type Theme } from './theme.ts';

/** Twice the width at which Slack shows a picture, for screens with fine pixels. */
const WIDTH = 1440;
export const MARGIN = 40;
export const INNER = WIDTH - MARGIN * 2;
const BANNER_HEIGHT = 44;

/** What is on a page between its banners. */
export interface Page {
  board: Board;
  /** The rows that it is about. */
  rows: readonly BoardRow[];
  title: string;
  /** Whether its outlines say where the points were delivered. */
  outlined: boolean;
  /** The last line, after the time. */
  note: string;
  now: Date;
  theme: Theme;
  /** Draws the picture itself from `y` down. */
  body(y: number, colours: Colours): Part;
}

/** SVG of a whole picture: marking, title, deadline, tally, the picture itself, legend, time, marking. */
export function pageSvg({ board, rows, title: words, outlined, note, now, theme, body }: Page): string {
  const colours = COLOURS[theme];
  const counts = countsOf(rows);
  const head = title(board, rows, words, colours);
  const bar = tallyBar(counts, head.bottom + 14, colours);
  const picture = body(bar.bottom + 18, colours);
  const key = legend(counts, rows, outlined, picture.bottom + 22, colours);
  const foot = footer(board, now, note, key.bottom + 6, colours);
  const height = Math.round(foot.bottom + 14 + BANNER_HEIGHT);
  const parts = [
    patterns(colours),
    element('rect', { width: WIDTH, height, fill: colours.page }),
    banner(board, now, 0),
    head.svg,
    bar.svg,
    picture.svg,
    key.svg,
    foot.svg,
    banner(board, now, height - BANNER_HEIGHT),
  ];
  const size = { width: WIDTH, height, viewBox: `0 0 ${WIDTH} ${height}` };
  return element('svg', { xmlns: 'http://www.w3.org/2000/svg', ...size }, parts.join(''));
}

export interface Part {
  svg: string;
  bottom: number;
}

function banner({ demarche }: Board, now: Date, y: number): string {
  const { level } = effectiveMarking(demarche.marking, now);
  const [words = ''] = fitLines(bannerOf(demarche.marking, now), INNER, 1, 24, true);
  return (
    element('rect', { y, width: WIDTH, height: BANNER_HEIGHT, fill: BANNER[level] }) +
    textAt(WIDTH / 2, y + 31, words, { size: 24, fill: '#ffffff', bold: true, anchor: 'middle' })
  );
}

function title(board: Board, rows: readonly BoardRow[], words: string, colours: Colours): Part {
  const { demarche } = board;
  const { owing, arrived, overdue } = progressOf(rows);
  const left = 1000;
  const size = Math.min(42, Math.floor((42 * left) / widthOf(words, 42, true)));
  let y = BANNER_HEIGHT + 58;
  const svg = [textAt(MARGIN, y, words, { size, fill: colours.ink, bold: true })];
  for (const line of fitLines(demarche.subject, left, 2, 27)) {
    y += 38;
    svg.push(textAt(MARGIN, y, line, { size: 27, fill: colours.ink }));
  }
  y += 40;
  svg.push(textAt(MARGIN, y, deadlineWords(board), { size: 26, fill: colours.soft }));
  const right = { fill: colours.ink, anchor: 'end' } as const;
  svg.push(
    textAt(WIDTH - MARGIN, BANNER_HEIGHT + 84, `${arrived} of ${owing}`, { ...right, size: 68, bold: true }),
    textAt(WIDTH - MARGIN, BANNER_HEIGHT + 124, 'have reported', { ...right, size: 27 }),
  );
  if (overdue > 0) {
    const late = { ...right, size: 26, fill: colours.outstanding, bold: true };
    svg.push(textAt(WIDTH - MARGIN, BANNER_HEIGHT + 160, `${overdue} overdue`, late));
    y = Math.max(y, BANNER_HEIGHT + 160);
  }
  return { svg: svg.join(''), bottom: y };
}

/** One part a standing, as long as it has countries, with their number where there is room. */
function tallyBar(counts: readonly Count[], y: number, colours: Colours): Part {
  const height = 36;
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  let x = MARGIN;
  const parts = counts.map(({ standing, count }) => {
    const width = (INNER * count) / Math.max(total, 1);
    const part = element('rect', {
      x: x.toFixed(1),
      y,
      width: width.toFixed(1),
      height,
      fill: paintOf(standing),
      stroke: colours.soft,
      'stroke-width': 1.2,
    });
    const number = textAt(x + width / 2, y + 27, String(count), {
      size: 24,
      fill: colours.ink,
      bold: true,
      anchor: 'middle',
      halo: colours.page,
    });
    x += width;
    return width < 20 + widthOf(String(count), 24, true) ? part : part + number;
  });
  return { svg: parts.join(''), bottom: y + height };
}

const LEGEND_COLUMNS = 3;
const LEGEND_ROW = 44;

function legend(
  counts: readonly Count[],
  rows: readonly BoardRow[],
  outlined: boolean,
  y: number,
  colours: Colours,
): Part {
  const column = INNER / LEGEND_COLUMNS;
  const swatch = { width: 46, height: 28, 'stroke-linejoin': 'round' };
  const delivered = rows.filter(({ delivery }) => delivery === 'delivered').length;
  const { overdue } = progressOf(rows);
  const late = overdue > 0 ? `, ${overdue} overdue` : '';
  const outline = {
    label: `Outline: points delivered ${delivered}`,
    box: { stroke: colours.delivered, 'stroke-width': 3.2 },
    fill: 'none',
  };
  const entries = [
    ...counts.map(({ standing, count }) => ({
      label: `${standingLabel(standing)} ${count}${standing === 'outstanding' ? late : ''}`,
      box:
        standing === 'outstanding'
          ? { stroke: colours.outstanding, 'stroke-width': 2.2, 'stroke-dasharray': '5 3' }
          : { stroke: colours.soft, 'stroke-width': 1 },
      fill: paintOf(standing),
    })),
    ...(outlined && delivered > 0 ? [outline] : []),
  ];
  const perColumn = Math.ceil(entries.length / LEGEND_COLUMNS);
  const svg = entries.map(({ label, box, fill }, at) => {
    const x = MARGIN + Math.floor(at / perColumn) * column;
    const top = y + (at % perColumn) * LEGEND_ROW;
    return (
      element('rect', { x, y: top, ...swatch, fill, ...box }) +
      textAt(x + 62, top + 24, label, { size: 26, fill: colours.ink })
    );
  });
  return { svg: svg.join(''), bottom: y + perColumn * LEGEND_ROW };
}

function footer(board: Board, now: Date, note: string, y: number, colours: Colours): Part {
  const line = { size: 22, fill: colours.soft };
  const lines = [`As of ${asOfWords(now)}. ${note}`, ...fitLines(withheldWords(board), INNER, 2, 22)];
  const svg = lines.map((words, at) => textAt(MARGIN, y + 22 + at * 30, words, line));
  return { svg: svg.join(''), bottom: y + 28 + (lines.length - 1) * 30 };
}
