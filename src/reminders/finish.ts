import { barredFrom, boardAt } from '../demarche/index.ts';
import { edit } from '../posting.ts';
import { noticeMessage, reminderDone } from '../slack/blocks/index.ts';
import type { ReminderRow } from '../store/index.ts';
import type { ReminderParts } from './parts.ts';
import type { Quiet } from './quiet.ts';

export interface Finish {
  /** Edits the reminders of one demarche, when nobody is outstanding any more. */
  of(demarche: string): Promise<void>;
  /** The same for every demarche: what an outage or the end of a process left undone. */
  all(): Promise<void>;
}

/** Reminders that say "outstanding" are edited once everyone is in. What Slack does not take now is tried again at the next look. */
export function createFinish(
  {
    desk,
    ledger,
    clientOf,
    onlookers,
    clock,
    log,
  }: Pick<ReminderParts, 'desk' | 'ledger' | 'clientOf' | 'onlookers' | 'clock' | 'log'>,
  quiet: Quiet,
): Finish {
  async function finish(id: string, posted: readonly ReminderRow[]): Promise<void> {
    const demarche = posted.length > 0 ? await desk.demarcheById(id) : null;
    if (!demarche) return;
    const board = await desk.board(demarche);
    if (board.demarche.state === 'open' && board.tally.outstanding > 0) return;
    const client = await clientOf(demarche.workspace);
    for (const { id: row, channel, postedTs } of posted) {
      if (!postedTs || quiet.in(channel)) continue;
      const now = clock.now();
      const place = await onlookers.placeOf(channel, demarche);
      const barred = barredFrom(demarche.marking, place);
      const content = barred
        ? noticeMessage(`:lock: ${barred}`)
        : reminderDone({ board: boardAt(board, place, now), now });
      const edited = await edit(client, channel, postedTs, content);
      if (edited.type === 'refused') quiet.ask(channel, edited.waitSeconds);
      // Where the message is gone, or the channel takes nothing any more, there is nothing left to edit.
      if (edited.type === 'refused' || edited.type === 'unclear') {
        log.warn({ channel, demarche: id }, 'a reminder could not be edited; it will be tried again');
      } else {
        await ledger.finishReminder(row);
      }
    }
  }

  return {
    of: async (id) => finish(id, await ledger.postedReminders(id)),
    async all() {
      const posted = Map.groupBy(await ledger.postedReminders(), ({ demarche }) => demarche);
      for (const [id, rows] of posted) {
        try {
          await finish(id, rows);
        } catch (error) {
          log.error({ err: error, demarche: id }, 'the reminders of a demarche could not be edited');
        }
      }
    },
  };
}
