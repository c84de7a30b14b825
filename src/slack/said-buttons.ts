import type { BoardRow, ResponsePatch } from '../demarche/index.ts';
import { DeskError, rowOf } from '../desk/index.ts';
import type { PlainReading } from '../utterance/index.ts';
import { answer } from './answer.ts';
import { ACTION, heldMessage, noticeMessage, recordedMessage, responseModal } from './blocks/index.ts';
import type { Click } from './click.ts';
import type { Said } from './kept.ts';
import { visibleDemarche } from './reader.ts';
import { doNotRemind } from './remind-later.ts';
import { takeSaid } from './said.ts';
import { assignSaid } from './said-commands.ts';

type RecordReading = Extract<PlainReading, { type: 'record' }>;

async function proposal(click: Click): Promise<{ said: Said; reading: RecordReading; demarche: string }> {
  const said = await takeSaid(click.parts, click.value, click.reader.user);
  const [reading] = said.readings;
  if (reading?.type !== 'record' || !said.demarche) {
    throw new DeskError('invalid', 'There is nothing to record here. Say it again.');
  }
  return { said, reading, demarche: said.demarche };
}

async function boardAndRow({ reader }: Click, id: string, country: string) {
  const board = await reader.desk.board(await visibleDemarche(reader, id));
  return { board, row: rowOf(board, country) };
}

/** The row as it would be with the patch: what the form is opened with. */
function filledWith(row: BoardRow, { asks, ...fields }: ResponsePatch): BoardRow {
  const all = Object.entries({ ...row.asks, ...asks });
  const known = all.flatMap(([ask, position]) => (position ? [[ask, position] as const] : []));
  return { ...row, ...fields, asks: Object.fromEntries(known) };
}

/** The buttons under what was said in plain words: nothing of it is recorded before the first of them. */
export const saidClicks: Record<string, (click: Click) => Promise<unknown>> = {
  async [ACTION.confirm](click) {
    const { said, reading, demarche } = await proposal(click);
    const { parts, reader, value } = click;
    await visibleDemarche(reader, demarche);
    const actor = { ...reader.actor, surface: 'message', link: said.link } as const;
    const outcome = await reader.desk.record(actor, demarche, reading.country, null, reading.patch);
    await parts.said.delete(value);
    const { board, row } = await boardAndRow(click, demarche, reading.country);
    await click.inPlace(
      outcome.type === 'recorded'
        ? recordedMessage({ board, row, outcome })
        : heldMessage({ board, row, outcome }),
    );
  },

  async [ACTION.amend](click) {
    const { said, reading, demarche } = await proposal(click);
    const { board, row } = await boardAndRow(click, demarche, reading.country);
    const filled = filledWith(row, reading.patch);
    const { channel: seenIn, link } = said;
    const view = responseModal({ board, row: filled, seenIn, link, now: click.parts.clock.now() });
    await click.client.views.open({ trigger_id: click.triggerId, view });
  },

  async [ACTION.assign](click) {
    const { parts, reader, value } = click;
    const said = await takeSaid(parts, value, reader.user);
    const [reading] = said.readings;
    if (reading?.type !== 'assign' || !said.demarche) {
      throw new DeskError('invalid', 'There is nobody to assign here. Say it again.');
    }
    const content = await assignSaid(
      parts,
      reader,
      said,
      await visibleDemarche(reader, said.demarche),
      reading,
    );
    await parts.said.delete(value);
    await click.inPlace(content);
  },

  async [ACTION.cancel](click) {
    const { readings } = await takeSaid(click.parts, click.value, click.reader.user);
    await click.parts.said.delete(click.value);
    const words = readings[0]?.type === 'assign' ? 'Nobody was assigned.' : 'Nothing was recorded.';
    await click.inPlace(noticeMessage(words));
  },

  [ACTION.forget]: doNotRemind,

  async [ACTION.meant](click) {
    const said = await takeSaid(click.parts, click.value, click.reader.user);
    const reading = said.readings[Number(click.word)];
    if (!reading) throw new DeskError('invalid', 'This is no longer one of the choices. Say it again.');
    const { content } = await answer(click.parts, click.reader, said, reading);
    await click.inPlace(content);
  },
};
