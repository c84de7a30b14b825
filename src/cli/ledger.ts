import { counted, EXIT, line, UsageError, type Verb } from './io.ts';
import { withDesk } from './open.ts';

/** Recomputes every fold and verifies keys and order; says what is wrong, row by row. */
export const check: Verb = {
  usage: 'check',
  help: 'verifies the ledger',
  run: (_, io) =>
    withDesk(async ({ store }) => {
      const findings = await store.ledger.check();
      for (const { table, where, message } of findings) line(io.stdout, `${table}, ${where}: ${message}`);
      line(
        io.stdout,
        findings.length === 0 ? 'The ledger is sound.' : `${counted(findings.length, 'finding')}.`,
      );
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
