import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { type Deed, onceFor } from '../demarche/index.ts';
import { type AuditRow, reminderSettings } from '../store/index.ts';
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
  remind: channel.extend({ from: reminderSettings, to: reminderSettings }),
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
    case 'remind': {
      const deed = { type: verb, ...DETAILS.remind.parse(detail), by, at };
      // What was set to what it was is no deed.
      return isDeepStrictEqual(deed.from, deed.to) ? [] : [deed];
    }
    default:
      return [];
  }
}

const told = onceFor<readonly Deed[]>();

/** What was done to a demarche besides recording answers, oldest first. */
export async function deeds({ ledger }: Context, id: string): Promise<readonly Deed[]> {
  const demarche = await ledger.demarcheById(id);
  if (demarche === null) return [];
  const lines = await ledger.auditOf(demarche.workspace, id);
  return told(lines, '', () => lines.flatMap(deedOf));
}
