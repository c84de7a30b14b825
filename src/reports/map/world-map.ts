import { printMrn } from '../../cable/index.ts';
import type { Board, BoardRow } from '../../demarche/index.ts';
import { isInRegion, type Region } from '../../geo/index.ts';
import { chart } from './chart.ts';
import { altText } from './counts.ts';
import { INNER, MARGIN, pageSvg } from './page.ts';
import { type Picture, pictureOf } from './picture.ts';
import { frameAround, heightOf } from './projecting.ts';
import type { Theme } from './theme.ts';

export interface MapOptions {
  region: Region;
  now: Date;
  theme: Theme;
}

/** What stands in a title: `Middle East`. */
function regionTitle(region: Region): string {
  return region.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase());
}

/**
 * Where a campaign stands, as a map: one colour and one pattern a position, delivered and outstanding by their outline, small states as
 * dots; with title, deadline, tally, legend, marking and time.
 *
 * `(await worldMap(board, { region: 'africa', now, theme: 'light' })).alt` says the tally in words.
 */
export function worldMap(board: Board, options: MapOptions): Promise<Picture> {
  const rows = board.rows.filter(({ country }) => isInRegion(options.region, country));
  const where = options.region === 'world' ? '' : ` (${regionTitle(options.region)})`;
  return pictureOf(mapSvg(board, rows, options), altText(`Map${where}`, board, rows, options.now));
}

/** The picture before it is drawn: SVG of its size. */
export function mapSvg(board: Board, rows: readonly BoardRow[], { region, now, theme }: MapOptions): string {
  const frame = frameAround(rows.map(({ country }) => country));
  const where = region === 'world' ? 'Responses' : `${regionTitle(region)}: responses`;
  return pageSvg({
    board,
    rows,
    title: `${where} to ${printMrn(board.demarche.mrn)}`,
    outlined: true,
    note: 'Boundaries are not authoritative.',
    now,
    theme,
    body(y, colours) {
      const box = { x: MARGIN, y, width: INNER, height: heightOf(frame, INNER, 600, 800) };
      return { svg: chart(rows, frame, box, colours), bottom: box.y + box.height };
    },
  });
}
