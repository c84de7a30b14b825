import type {
  App,
  BlockAction,
  ButtonAction,
  SlackActionMiddlewareArgs,
  StaticSelectAction,
} from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { DELIVERIES, POSITIONS, type ResponsePatch, SNOOZES } from '../demarche/index.ts';
import { DeskError, refusal, rowOf } from '../desk/index.ts';
import { say } from '../posting.ts';
import {
  ACTION,
  achievedMessage,
  dateToken,
  decodePage,
  decodeReminder,
  decodeRow,
  heldMessage,
  noticeMessage,
  openProposals,
  recordedMessage,
  responseModal,
  title,
  undoneMessage,
} from './blocks/index.ts';
import { idsOf, runOf } from './by-id.ts';
import type { Click } from './click.ts';
import { guard } from './guard.ts';
import type { From, PartsOf } from './parts.ts';
import { readerOf, visibleDemarche } from './reader.ts';
import { saidClicks } from './said-buttons.ts';
import { stageOf } from './stage.ts';

const STALE = 'This button is from an older version of the app. Type `/demarche` to go on.';

const clickedRow = ({ value }: Click) => {
  const row = decodeRow(value);
  if (!row) throw new DeskError('invalid', STALE);
  return row;
};

async function boardAndRow({ reader }: Click, id: string, country: string) {
  const demarche = await visibleDemarche(reader, id);
  const board = await reader.desk.board(demarche);
  return { demarche, board, row: rowOf(board, country) };
}

const clicks: Record<string, (click: Click) => Promise<unknown>> = {
  async [ACTION.record](click) {
    const { demarche: id, country, revision } = clickedRow(click);
    const { demarche } = await boardAndRow(click, id, country);
    const patch = patchOf(click.word);
    const outcome = await click.reader.desk.record(click.reader.actor, demarche.id, country, revision, patch);
    const { board, row } = await boardAndRow(click, id, country);
    const content =
      outcome.type === 'recorded'
        ? recordedMessage({ board, row, outcome })
        : heldMessage({ board, row, outcome });
    await click.stage.recorded(click.reader, content, { demarche: id, country });
  },

  async [ACTION.more](click) {
    const { demarche: id, country } = clickedRow(click);
    const { board, row } = await boardAndRow(click, id, country);
    if (board.demarche.state === 'closed') throw refusal.closed(board.demarche, 'record');
    const { channel: seenIn, stage } = click;
    const now = click.parts.clock.now();
    await stage.form(responseModal({ board, row, seenIn, back: stage.back, now }));
  },

  async [ACTION.undo](click) {
    const { demarche: id, country, revision } = clickedRow(click);
    await visibleDemarche(click.reader, id);
    const { undone, after } = await click.reader.desk.undo(click.reader.actor, id, { country, revision });
    const { board, row } = await boardAndRow(click, id, country);
    const content = undoneMessage({ board, row, undone, after });
    await click.stage.settled(click.reader, content, { demarche: id, country });
  },

  [ACTION.adopt]: (click) => choose(click, 'adopt'),
  [ACTION.dismiss]: (click) => choose(click, 'dismiss'),

  [ACTION.show]: async (click) => {
    const page = decodePage(click.value);
    if (!page) throw new DeskError('invalid', STALE);
    await click.stage.show(click.reader, page);
  },

  [ACTION.page]: async (click) => {
    const page = decodePage(click.value);
    if (!page) throw new DeskError('invalid', STALE);
    await click.stage.turn(click.reader, page);
  },

  /** A select: the value is the country, the block says of which demarche. */
  [ACTION.country]: async (click) => {
    const id = click.blockId.replace(/^country-of:/, '');
    await click.stage.show(click.reader, { of: 'country', id, page: 0, filter: click.value });
  },

  async [ACTION.confirmAchieved](click) {
    const { reader, value } = click;
    const demarche = await visibleDemarche(reader, value);
    const open = openProposals(await reader.desk.board(demarche));
    const outcomes: Parameters<typeof achievedMessage>[1][number][] = [];
    for (const { name, country, revision } of open) {
      const { type } = await reader.desk.record(reader.actor, demarche.id, country, revision, {
        position: 'achieved',
      });
      outcomes.push({ name, type });
    }
    const content = achievedMessage(demarche, outcomes);
    await click.stage.recorded(reader, content, { demarche: demarche.id, country: null });
  },

  [ACTION.snooze]: (click) => snooze(click),

  async [ACTION.mute](click) {
    const { reader, value, channel } = click;
    const demarche = await visibleDemarche(reader, value);
    const tracking = (await reader.desk.trackings(demarche.id)).find((one) => one.channel === channel);
    if (!tracking)
      throw new DeskError('not-tracked-here', 'This channel does not follow this demarche any more.');
    await reader.desk.setReminders(reader.actor, demarche.id, tracking.channel, {
      ...tracking.reminders,
      off: true,
    });
    const words = `This channel is not reminded of *${title(demarche)}* any more. \`/demarche remind on\` changes that.`;
    await succeeds(click.parts, () => click.beside(noticeMessage(words)));
  },
};

async function snooze(click: Click): Promise<void> {
  const { parts, reader, channel, messageTs, word, value } = click;
  const reminder = decodeReminder(value);
  const how = SNOOZES.find((one) => one === word);
  if (!reminder || !how || !channel || !messageTs) throw new DeskError('invalid', STALE);
  const demarche = await visibleDemarche(reader, reminder.demarche);
  const at = await reader.desk.snooze(reader.actor, demarche.id, channel, reminder.key, how);
  const when = dateToken(at, reader.zone, 'date-time');
  const terms = `again ${when}, once, if anybody is outstanding then.`;
  // The others see in the thread that it was snoozed, and the channel stays quiet.
  const told = await succeeds(parts, () =>
    say(parts.client, { channel, thread_ts: messageTs }, noticeMessage(`:zzz: Snoozed: this comes ${terms}`)),
  );
  const untold = told ? '' : ' The others were not told: Slack took no line in the thread of this reminder.';
  const words = `:alarm_clock: This channel is reminded of *${title(demarche)}* ${terms}${untold}`;
  await succeeds(parts, () => click.beside(noticeMessage(words)));
}

/** What was done stands, whether or not it can be told: a failure to tell it must not look like a failure to do it. */
async function succeeds({ log }: Click['parts'], tell: () => Promise<unknown>): Promise<boolean> {
  try {
    await tell();
    return true;
  } catch (error) {
    log.warn({ err: error }, 'what a click has done could not be told');
    return false;
  }
}

async function choose(click: Click, verb: 'adopt' | 'dismiss'): Promise<void> {
  const { demarche: id, country, revision } = clickedRow(click);
  const { reader } = click;
  await visibleDemarche(reader, id);
  await reader.desk[verb](reader.actor, id, country, revision);
  const notice = verb === 'adopt' ? ':white_check_mark: In force now.' : 'Left aside. The history keeps it.';
  const instead = { of: 'country', id, page: 0, filter: country } as const;
  await click.stage.settled(reader, noticeMessage(notice), { demarche: id, country }, instead);
}

function patchOf(word: string): ResponsePatch {
  const delivery = DELIVERIES.find((one) => one === word);
  if (delivery) return { delivery };
  const position = POSITIONS.find((one) => one === word);
  if (position) return { position };
  throw new DeskError('invalid', STALE);
}

const chosenIn = (action: ButtonAction | StaticSelectAction): string =>
  action.type === 'button' ? (action.value ?? '') : action.selected_option.value;

type Clicked = SlackActionMiddlewareArgs<BlockAction<ButtonAction | StaticSelectAction>> & {
  client: WebClient;
  context: From;
};

async function clicked(
  partsOf: PartsOf,
  run: (click: Click) => Promise<unknown>,
  { ack, action, body, respond, client, context }: Clicked,
): Promise<void> {
  await ack();
  const parts = partsOf(context);
  const stage = stageOf(parts, body, action.block_id, respond);
  await guard(parts.log, `click ${action.action_id}`, stage.beside, async () => {
    const user = body.user.id;
    const surface = body.view?.type === 'home' ? 'home' : 'button';
    const reader = await readerOf(parts, { user, surface, channel: body.channel?.id ?? null });
    await run({
      parts,
      reader,
      word: action.action_id.split(':')[1] ?? '',
      value: chosenIn(action),
      blockId: action.block_id,
      channel: body.channel?.id ?? null,
      messageTs: body.message?.ts ?? null,
      triggerId: body.trigger_id,
      client,
      stage,
      beside: stage.beside,
      inPlace: stage.inPlace,
    });
  });
}

export function listenToButtons(app: App, partsOf: PartsOf): void {
  const table = { ...clicks, ...saidClicks };
  app.action<BlockAction<ButtonAction | StaticSelectAction>>(idsOf(table), async (payload) => {
    const run = runOf(table, payload.action.action_id);
    if (run) await clicked(partsOf, run, payload);
  });
}
