import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parseCable } from '../src/cable/index.ts';
import { draftDemarche } from '../src/demarche/index.ts';
import { printedCables } from '../test/cable/printer/index.ts';
import { splitAndMatch } from './baseline.ts';
import type { Line } from './table.ts';
import { bestOf } from './timing.ts';

const samplesFolder = join(import.meta.dirname, '../samples');
const millisecondsEach = 3000;

function samples(): string[] {
  return readdirSync(samplesFolder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(join(samplesFolder, name), 'utf8'));
}

/** One text of the largest size that is accepted, to see that the cost per byte does not grow. */
function longCable(): string {
  const [head = '', rest = ''] = (samples()[0] ?? '').split(/(?=^1\. )/m);
  const paragraphs = Array.from(
    { length: 2500 },
    (_, index) => `${index + 1}. (C) ${rest.slice(7, 330)}\n\n`,
  );
  return head + paragraphs.join('');
}

function row(name: string, texts: readonly string[]): string {
  const megabytes = megabytesOf(texts);
  const all = (read: (text: string) => unknown) =>
    bestOf(() => texts.forEach((text) => void read(text)), millisecondsEach);
  const baseline = all(splitAndMatch);
  const parse = all(parseCable);
  const draft = all((text) => draftDemarche(parseCable(text)));
  const cells = [
    name,
    String(texts.length),
    megabytes.toFixed(2),
    (megabytes / (parse / 1000)).toFixed(1),
    ((texts.length / parse) * 1000).toFixed(0),
    (parse / baseline).toFixed(1),
    (megabytes / (draft / 1000)).toFixed(1),
    (draft / baseline).toFixed(1),
  ];
  return `| ${cells.join(' | ')} |`;
}

const generatedTexts = (): string[] =>
  fc.sample(printedCables, { numRuns: 400, seed: 1961 }).map(({ text }) => text);

const megabytesOf = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1_000_000;

/** How fast the generated cables are read, for the table of the whole. */
export function parseLine(milliseconds: number): Line {
  const texts = generatedTexts();
  const best = bestOf(() => texts.forEach((text) => void parseCable(text)), milliseconds);
  return {
    what: `parse of ${texts.length} generated cables`,
    unit: 'MB/s',
    value: megabytesOf(texts) / (best / 1_000),
    beside: null,
    aim: null,
  };
}

/** Reads the samples and some generated cables over and over, and says how fast, as a Markdown table. */
export function benchParse(): string {
  return [
    '| texts | cables | MB | parse MB/s | cables/s | parse ÷ baseline | parse + draft MB/s | parse + draft ÷ baseline |',
    '|---|--:|--:|--:|--:|--:|--:|--:|',
    row('samples', samples()),
    row('generated', generatedTexts()),
    row('one long cable', [longCable()]),
  ].join('\n');
}
