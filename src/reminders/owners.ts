import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Board, PlannedReminder } from '../demarche/index.ts';
import type { Clock } from '../desk/index.ts';
import type { Onlookers } from '../onlookers.ts';
import { type ClientOf, sayInDm } from '../posting.ts';
import { ownerReminder } from '../slack/blocks/index.ts';
import type { Taken } from '../store/index.ts';

/** A reminder is not told twice, however many channels it goes to and however long a process was away. Milliseconds. */
const REMEMBERED = 60 * 24 * 60 * 60_000;

/**
 * Tells each owner, in a DM, of the countries that they still owe; once for each reminder of a demarche, over all channels and processes.
 * The reminder in the channel names them too, so a DM that Slack refuses is logged and lost.
 */
export function createOwners(parts: {
  clientOf: ClientOf;
  onlookers: Onlookers;
  clock: Clock;
  log: Logger;
  told: Taken;
}) {
  const { clientOf, onlookers, clock, log, told } = parts;

  async function tell(
    board: Board,
    owner: string,
    due: Pick<PlannedReminder, 'key' | 'kind'>,
  ): Promise<void> {
    const { id, workspace } = board.demarche;
    if (!(await told.take(`${workspace} ${id} ${due.key} ${owner}`, randomUUID(), REMEMBERED))) return;
    try {
      const desk = await onlookers.deskFor(workspace, owner);
      const shown = await desk?.demarcheById(id);
      if (!desk || !shown) {
        log.warn(
          { demarche: id, owner },
          'an owner may not use the app, or is in no channel that tracks the demarche, and is not told of it',
        );
        return;
      }
      const content = ownerReminder({
        board: await desk.board(shown),
        owner,
        kind: due.kind,
        now: clock.now(),
      });
      await sayInDm(await clientOf(workspace), owner, content);
    } catch (error) {
      log.warn({ err: error, demarche: id, owner }, 'an owner could not be told');
    }
  }

  return async (board: Board, due: Pick<PlannedReminder, 'key' | 'kind'>): Promise<void> => {
    const owing = board.rows.filter(({ outstanding }) => outstanding);
    for (const owner of new Set(owing.flatMap((row) => row.owner ?? []))) await tell(board, owner, due);
  };
}
