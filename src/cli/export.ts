import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { canonicalMrn } from '../cable/index.ts';
import type { Demarche } from '../demarche/index.ts';
import type { Desk } from '../desk/index.ts';
import { REGIONS, type Region, regionOf } from '../geo/index.ts';
import { exportCsv, exportJson, exportXlsx, reportingCable, timeline, worldMap } from '../reports/index.ts';
import type { Ledger } from '../store/index.ts';
import { EXIT, type Io, jsonLine, line, UsageError, type Verb } from './io.ts';
import { withDesk } from './open.ts';

const FORMS = ['xlsx', 'csv', 'json', 'report', 'map', 'timeline'] as const;
/** No terminal shows these. */
const BINARY: Readonly<Record<string, string>> = {
  xlsx: 'board.xlsx',
  map: 'map.png',
  timeline: 'timeline.png',
};
type Form = (typeof FORMS)[number];

const isForm = (word: string | undefined): word is Form => FORMS.some((form) => form === word);

interface Asked {
  workspace: string;
  form: Form;
  mrn: string;
  out: string | null;
  region: Region;
  dark: boolean;
}

const OPTIONS = {
  workspace: { type: 'string' },
  all: { type: 'boolean' },
  out: { type: 'string' },
  region: { type: 'string' },
  dark: { type: 'boolean' },
} as const;

/** One demarche as a file, or everything that is known of one or of all as lines of JSON. */
export const exportVerb: Verb = {
  usage: 'export [FORM] MRN|--all --workspace T…',
  help: 'FORM xlsx, csv, json, report, map or timeline (--out FILE, --region R, --dark); none: every entry as JSON lines',
  async run(words, io) {
    const { values, positionals } = parseArgs({ args: words, options: OPTIONS, allowPositionals: true });
    const { workspace, out, dark = false } = values;
    const [form, ...rest] = positionals;
    const mrn = canonicalMrn((isForm(form) ? rest : positionals).join(' '));
    if (!workspace || (!values.all && mrn === null))
      throw new UsageError('Name the workspace (T…) and an MRN, or --all.');
    if (!isForm(form)) {
      return withDesk(async ({ desk, store }) => {
        const code = await lines(desk, workspace, values.all ? null : mrn, io);
        if (values.all) await rules(store.ledger, workspace, io);
        return code;
      });
    }
    if (mrn === null) throw new UsageError(`Name the MRN: ${form} is of one demarche.`);
    if (form in BINARY && !out) throw new UsageError(`Name the file: --out ${BINARY[form]}.`);
    const region = regionOf(values.region ?? 'world');
    if (region === null) throw new UsageError(`The regions are ${REGIONS.join(', ')}.`);
    return withDesk(({ desk }) => one(desk, { workspace, form, mrn, out: out ?? null, region, dark }, io));
  },
};

async function one(desk: Desk, asked: Asked, io: Io): Promise<number> {
  const demarche = await desk.demarche(asked.workspace, asked.mrn);
  if (!demarche) {
    line(io.stderr, `No demarche ${asked.mrn} in this workspace.`);
    return EXIT.refused;
  }
  const content = await print(desk, demarche, asked);
  if (asked.out) {
    await write(asked.out, content);
    line(io.stdout, `Written to ${asked.out}.`);
  } else put(io, asked.form, content);
  return EXIT.ok;
}

async function write(out: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(out, content);
  } catch (cause) {
    throw new Error(
      `The export could not be written to ${out}. Name a file in a folder that exists and that you may write to.`,
      { cause },
    );
  }
}

/** Exactly as it is into a pipe; on a terminal without what would steer it, which JSON has escaped already. */
function put({ stdout }: Io, form: Form, content: string | Uint8Array): void {
  if (stdout.isTTY && form !== 'json' && typeof content === 'string') line(stdout, content.trimEnd());
  else stdout.write(content);
}

async function print(
  desk: Desk,
  demarche: Demarche,
  { form, region, dark }: Asked,
): Promise<string | Uint8Array> {
  const board = await desk.board(demarche);
  const now = new Date(board.asOf);
  const theme = dark ? 'dark' : 'light';
  switch (form) {
    case 'xlsx':
      return exportXlsx(board, await desk.history(demarche.id));
    case 'csv':
      return exportCsv(board, await desk.history(demarche.id));
    case 'json':
      return exportJson(board, await desk.history(demarche.id));
    case 'report':
      return reportingCable(board, now, await desk.history(demarche.id));
    case 'map':
      return (await worldMap(board, { region, now, theme })).bytes;
    case 'timeline':
      return (await timeline(board, await desk.history(demarche.id), { now, theme })).bytes;
  }
}

/** Everything that is known, one demarche a line: the facts, the board, every entry ever made. All of them without an MRN. */
async function lines(desk: Desk, workspace: string, mrn: string | null, io: Io): Promise<number> {
  const all = await desk.demarches(workspace, 'any');
  const chosen = mrn === null ? all : all.filter((demarche) => demarche.mrn === mrn);
  for (const demarche of chosen) {
    const [board, entries] = [await desk.board(demarche), await desk.history(demarche.id)];
    const { rows, tally, asOf } = board;
    jsonLine(io.stdout, { demarche, rows, tally, asOf, entries });
  }
  if (chosen.length > 0) return EXIT.ok;
  line(io.stderr, mrn === null ? 'No demarche in this workspace.' : `No demarche ${mrn} in this workspace.`);
  return mrn === null ? EXIT.ok : EXIT.refused;
}

/** Who may do what in the workspace and how much its channels may show, as the last line; none where nobody has said anything of it. */
async function rules(ledger: Ledger, workspace: string, io: Io): Promise<void> {
  const [defaultRole, roles, clearances] = [
    await ledger.defaultRole(workspace),
    await ledger.grants(workspace),
    await ledger.clearances(workspace),
  ];
  if (defaultRole === null && roles.length === 0 && clearances.length === 0) return;
  jsonLine(io.stdout, { workspace, defaultRole, roles, clearances });
}
