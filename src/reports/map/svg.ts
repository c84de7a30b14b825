import { shown } from '../../demarche/index.ts';

type Attribute = string | number | null;

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for SVG: marks of the language are escaped, characters that XML can not hold are shown as a box. */
export function escapeXml(text: string): string {
  return shown(text)
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll(/[&<>"']/g, (mark) => ESCAPES[mark] ?? mark);
}

/**
 * One element; `children` is SVG already. An attribute that is null is left out.
 *
 * `element('circle', { r: 4 })` is `<circle r="4"/>`.
 */
export function element(name: string, attributes: Record<string, Attribute>, children = ''): string {
  const printed = Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
    .join('');
  return children === '' ? `<${name}${printed}/>` : `<${name}${printed}>${children}</${name}>`;
}

export interface TextStyle {
  size: number;
  fill: string;
  bold?: boolean;
  anchor?: 'start' | 'middle' | 'end';
  /** Drawn under the letters, so that they can be read on any colour. */
  halo?: string;
}

/** One line of text with its baseline at `y`. */
export function textAt(x: number, y: number, text: string, style: TextStyle): string {
  const { size, fill, bold = false, anchor = 'start', halo } = style;
  const shape = {
    x,
    y,
    'font-family': 'DejaVu Sans',
    'font-size': size,
    'font-weight': bold ? 'bold' : null,
    'text-anchor': anchor,
  };
  const under = halo
    ? element(
        'text',
        { ...shape, fill: halo, stroke: halo, 'stroke-width': 6, 'stroke-linejoin': 'round' },
        escapeXml(text),
      )
    : '';
  return under + element('text', { ...shape, fill }, escapeXml(text));
}

/** Width of a letter as a part of the font size, a little more than DejaVu Sans has on average. */
function letterWidth(letter: string): number {
  if (/[ .,:;'’|!il()[\]/-]/.test(letter)) return 0.36;
  if (/[MWmw%@—]/.test(letter)) return 0.95;
  return /[A-Z\d]/.test(letter) ? 0.69 : 0.61;
}

/** About how wide a text will be; never much too small. */
export function widthOf(text: string, size: number, bold = false): number {
  let width = 0;
  for (const letter of text) width += letter > '\u2e80' ? 1 : letterWidth(letter);
  return width * size * (bold ? 1.12 : 1);
}

/** What is left of a character that was cut in two. */
const HALF = /[\ud800-\udbff]$/;

/** Lines of words that fit a width, so many at most; what does not fit ends in an ellipsis. */
export function fitLines(text: string, width: number, most: number, size: number, bold = false): string[] {
  const fits = (line: string) => widthOf(line, size, bold) <= width;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || fits(longer)) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  if (line !== '') lines.push(line);
  const shown = lines.slice(0, most);
  return shown.map((one, at) => {
    const isCut = at === most - 1 && lines.length > most;
    if (!isCut && fits(one)) return one;
    let cut = one;
    while (cut !== '' && !fits(`${cut}…`)) cut = cut.slice(0, -1).replace(HALF, '');
    return `${cut.trimEnd()}…`;
  });
}
