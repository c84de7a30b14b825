/** One figure of the bench. */
export interface Line {
  what: string;
  unit: string;
  value: number;
  /** The same of something simpler, in the same minutes; the ratio is the median over the rounds. */
  beside: { what: string; value: number; ratio: number } | null;
  aim: { of: 'value' | 'ratio'; most: number } | { of: 'value' | 'ratio'; least: number } | null;
}

/** Round by round, ours over theirs. */
export const ratioOf = (ours: readonly number[], theirs: readonly number[]): number[] =>
  ours.map((one, at) => one / (theirs[at] ?? Number.NaN));

const shown = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(2);

/** Whether the aim is reached; null where there is none. */
export function reached({ value, beside, aim }: Line): boolean | null {
  if (aim === null) return null;
  const measured = aim.of === 'ratio' ? (beside?.ratio ?? Number.NaN) : value;
  return 'most' in aim ? measured <= aim.most : measured >= aim.least;
}

function aimOf(line: Line): string {
  const { aim, unit } = line;
  if (aim === null) return '';
  const limit = 'most' in aim ? `≤ ${aim.most}` : `≥ ${aim.least}`;
  return `${limit}${aim.of === 'ratio' ? ' ×' : ` ${unit}`}: ${reached(line) ? 'reached' : 'not reached'}`;
}

/** All lines as one Markdown table. */
export function tableOf(lines: readonly Line[]): string {
  const rows = lines.map((line) => [
    line.what,
    `${shown(line.value)} ${line.unit}`,
    line.beside ? `${shown(line.beside.value)} ${line.unit}: ${line.beside.what}` : '',
    line.beside ? `${shown(line.beside.ratio)} ×` : '',
    aimOf(line),
  ]);
  return [
    ['measured', 'Demarche Desk', 'beside', 'ratio', 'aim'],
    ['---', '--:', '---', '--:', '---'],
    ...rows,
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}
