import { z } from 'zod';
import type { Deed } from '../demarche/index.ts';
import type { AuditRow } from '../store/index.ts';
import type { Context } from './context.ts';

const words = z.string().nullable();
const channel = z.object({ channel: z.string() });

/** What each line of the audit that people are told of has beside who and when. */
const DETAILS = {
  assign: z.object({ country: z.string(), from: words, to: words }),
  amend: z.object({
    changes: z.array(
      z.object({
        of: z.enum(['deadline', 'ask', 'point', 'responder']),
        name: z.string(),
        was: words,
        now: words,
        country: words,
      }),
    ),
  }),
  track: channel,
  untrack: channel,
};

function deedOf({ verb, detail, by, at }: AuditRow): Deed[] {
  switch (verb) {
    case 'close':
    case 'reopen':
      return [{ type: verb, by, at }];
    case 'track':
    case 'untrack':
      return [{ type: verb, ...DETAILS[verb].parse(detail), by, at }];
    case 'assign':
      return [{ type: verb, ...DETAILS.assign.parse(detail), by, at }];
    case 'amend':
      return [{ type: verb, ...DETAILS.amend.parse(detail), by, at }];
    default:
      return [];
  }
}

/** What was done to a demarche besides recording answers, oldest first. */
export async function deeds({ ledger }: Context, id: string): Promise<Deed[]> {
  const demarche = await ledger.demarcheById(id);
  if (demarche === null) return [];
  return (await ledger.audit(demarche.workspace, id)).flatMap(deedOf);
}
