import { parseArgs } from 'node:util';
import { canonicalMrn, decodeCable } from '../cable/index.ts';
import type { Actor } from '../desk/index.ts';
import { inputs } from './inputs.ts';
import { EXIT, line, printable, UsageError, type Verb } from './io.ts';
import { withDesk } from './open.ts';

/** Stores cables; a demarche is opened for an action request and can then be tracked in Slack by the user that is named. */
export const importVerb: Verb = {
  usage: 'import FILE… --workspace T… --user U…',
  help: 'stores cables for a workspace, as that Slack user',
  async run(words, io) {
    const { values, positionals } = parseArgs({
      args: words,
      options: { workspace: { type: 'string' }, user: { type: 'string' }, mrn: { type: 'string' } },
      allowPositionals: true,
    });
    const { workspace, user } = values;
    if (!workspace || !user || positionals.length === 0) {
      throw new UsageError('Name the files, the workspace (T…) and the Slack user (U…) who imports them.');
    }
    const actor: Actor = { workspace, user, surface: 'cli', role: 'coordinator' };
    const files = await inputs(positionals, io.stdin);
    return withDesk(async ({ desk }) => {
      let refused = 0;
      for (const file of files) {
        const bytes = await file.read();
        const check = await desk.check(workspace, bytes);
        const mrn = check.type === 'readable' ? (check.cable.mrn ?? canonicalMrn(values.mrn ?? '')) : null;
        if (check.type !== 'readable' || mrn === null) {
          refused += 1;
          const why =
            check.type === 'readable'
              ? 'it names no MRN; give one with --mrn "08 STATE 22377"'
              : check.message;
          line(io.stderr, `${printable(file.name)}: ${why}`);
          continue;
        }
        const deadlines = check.draft?.deadlines ?? [];
        const { demarche } = await desk.import(actor, decodeCable(bytes), { mrn, deadlines, achieved: [] });
        line(
          io.stdout,
          demarche
            ? `${mrn}: a demarche to ${demarche.facts.responders.length} countries. In Slack: /demarche track ${mrn}`
            : `${mrn}: kept for look-up; it is no action request.`,
        );
      }
      return refused > 0 ? EXIT.refused : EXIT.ok;
    });
  },
};
