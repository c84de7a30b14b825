import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { decodeCable, NotACableError, parseCable } from '../cable/index.ts';
import { draftDemarche } from '../demarche/index.ts';
import { exactJson } from '../reports/index.ts';
import { cableJson } from './cable-json.ts';
import { cableSummary } from './cable-summary.ts';
import { type Input, inputs, whyUnread } from './inputs.ts';
import { EXIT, type Io, line, printable, UsageError, type Verb } from './io.ts';
import { progressBar } from './progress.ts';

interface Refused {
  file: string;
  why: string;
}

/**
 * `parse FILE… [--json]`: one file as one JSON object, several (or `--jsonl`) as one object a line, in order. Files that are no cable
 * are named on standard error; then the exit code is 2.
 */
export const parse: Verb = {
  usage: 'parse FILE|DIR|-… [--json | --jsonl]',
  help: 'reads cables and prints what is in them',
  async run(words, io) {
    const { values, positionals } = parseArgs({
      args: words,
      options: { json: { type: 'boolean' }, jsonl: { type: 'boolean' } },
      allowPositionals: true,
    });
    if (positionals.length === 0)
      throw new UsageError('Name at least one file, a folder, or - for standard input.');
    const files = await inputs(positionals, io.stdin);
    const many = files.length > 1 || values.jsonl === true;
    const progress = progressBar(io.stderr, many ? files.length : 0);
    const refused: Refused[] = [];
    for (const file of files) {
      try {
        await write(io, await printed(file, { json: values.json === true || values.jsonl === true, many }));
      } catch (error) {
        refused.push({ file: file.name, why: reason(error) });
      }
      progress.advance();
    }
    progress.done();
    for (const { file, why } of refused) line(io.stderr, `${printable(file)}: ${why}`);
    if (many) line(io.stderr, `${files.length - refused.length} of ${files.length} files are cables.`);
    return refused.length > 0 ? EXIT.refused : EXIT.ok;
  },
};

async function printed(file: Input, { json, many }: { json: boolean; many: boolean }): Promise<string> {
  const raw = decodeCable(await file.read());
  const cable = parseCable(raw);
  const draft = draftDemarche(cable);
  if (!json) return cableSummary(file.name, cable, draft);
  const object = cableJson(file.name, cable, draft);
  return exactJson(object, many ? 0 : 2);
}

function reason(error: unknown): string {
  return error instanceof NotACableError ? error.message : whyUnread(error);
}

/** Waits when the reader of a pipe is slow, so that thousands of files do not pile up in memory. */
async function write({ stdout }: Io, text: string): Promise<void> {
  if (!stdout.write(`${text}\n`)) await once(stdout, 'drain');
}
