import { parseArgs } from 'node:util';
import { canonicalMrn, decodeCable } from '../cable/index.ts';
import { isDoubt } from '../demarche/index.ts';
import type { Actor, Desk } from '../desk/index.ts';
import { type Input, inputs, whyUnread } from './inputs.ts';
import { counted, EXIT, line, printable, UsageError, type Verb } from './io.ts';
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
        const said = await imported(desk, actor, file, values.mrn ?? '');
        if ('done' in said) line(io.stdout, said.done);
        else {
          refused += 1;
          line(io.stderr, `${printable(file.name)}: ${said.refused}`);
        }
      }
      return refused > 0 ? EXIT.refused : EXIT.ok;
    });
  },
};

type Said = { done: string } | { refused: string };

/** Stores one file; what can not be read or stored is told, and keeps no other file out. */
async function imported(desk: Desk, actor: Actor, file: Input, otherMrn: string): Promise<Said> {
  let bytes: Uint8Array;
  try {
    bytes = await file.read();
  } catch (error) {
    return { refused: whyUnread(error) };
  }
  const check = await desk.check(actor.workspace, bytes);
  if (check.type !== 'readable') return { refused: check.message };
  const mrn = check.cable.mrn ?? canonicalMrn(otherMrn);
  if (mrn === null) return { refused: 'it names no MRN; give one with --mrn "08 STATE 22377"' };
  const deadlines = check.draft?.deadlines ?? [];
  const { demarche } = await desk.import(actor, decodeCable(bytes), { mrn, deadlines, achieved: [] });
  if (!demarche) return { done: `${mrn}: kept for look-up; it is no action request.` };
  const countries = counted(demarche.facts.responders.length, 'country', 'countries');
  // Nobody confirms here, so what a person must look at is said; the same text imported in Slack can be corrected.
  const doubts = demarche.facts.deadlines
    .flatMap(({ assumptions }) => assumptions.filter(isDoubt))
    .map((doubt) => `\n${mrn}: please ${printable(doubt)}. Import the text in Slack to correct it.`);
  return {
    done: `${mrn}: a demarche to ${countries}. In Slack: /demarche track ${mrn}${doubts.join('')}`,
  };
}
