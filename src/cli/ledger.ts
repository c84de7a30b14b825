import { parseArgs } from 'node:util';
import { canonicalMrn } from '../cable/index.ts';
import { EXIT, line, UsageError, type Verb } from './io.ts';
import { withDesk } from './open.ts';

/** Everything that is known of one demarche or of all, as JSON: the facts, the board, every entry ever made. */
export const exportVerb: Verb = {
  usage: 'export MRN|--all --workspace T…',
  help: 'prints demarches with every entry, as JSON, one a line',
  async run(words, io) {
    const { values, positionals } = parseArgs({
      args: words,
      options: { workspace: { type: 'string' }, all: { type: 'boolean' } },
      allowPositionals: true,
    });
    const { workspace } = values;
    const mrn = canonicalMrn(positionals[0] ?? '');
    if (!workspace || (!values.all && mrn === null))
      throw new UsageError('Name the workspace (T…) and an MRN, or --all.');
    return withDesk(async ({ desk }) => {
      const all = await desk.demarches(workspace, 'any');
      const chosen = values.all ? all : all.filter((one) => one.mrn === mrn);
      for (const demarche of chosen) {
        const [board, entries] = [await desk.board(demarche), await desk.history(demarche.id)];
        line(
          io.stdout,
          JSON.stringify({ demarche, rows: board.rows, tally: board.tally, asOf: board.asOf, entries }),
        );
      }
      if (chosen.length === 0)
        line(
          io.stderr,
          values.all ? 'No demarche in this workspace.' : `No demarche ${mrn} in this workspace.`,
        );
      return chosen.length === 0 && !values.all ? EXIT.refused : EXIT.ok;
    });
  },
};

/** Recomputes every fold and verifies keys and order; says what is wrong, row by row. */
export const check: Verb = {
  usage: 'check',
  help: 'verifies the ledger',
  run: (_, io) =>
    withDesk(async ({ store }) => {
      const findings = await store.ledger.check();
      for (const { table, where, message } of findings) line(io.stdout, `${table}, ${where}: ${message}`);
      line(io.stdout, findings.length === 0 ? 'The ledger is sound.' : `${findings.length} findings.`);
      return findings.length === 0 ? EXIT.ok : EXIT.refused;
    }),
};

/** A consistent copy while the app goes on writing. */
export const backup: Verb = {
  usage: 'backup FILE',
  help: 'writes a consistent copy of the database to a new file',
  run(words, io) {
    const [file] = words;
    if (!file) throw new UsageError('Name the file to write.');
    return withDesk(async ({ store }) => {
      await store.backup(file);
      line(io.stdout, `Written to ${file}.`);
      return EXIT.ok;
    });
  },
};
