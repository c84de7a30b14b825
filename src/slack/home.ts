import { TZDate } from '@date-fns/tz';
import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { formatISO } from 'date-fns/formatISO';
import { startOfDay } from 'date-fns/startOfDay';
import { subDays } from 'date-fns/subDays';
import { changesSince } from '../demarche/index.ts';
import {
  decodePages,
  HOME,
  type HomePages,
  homeView,
  importModal,
  type JustSaid,
  lookUpModal,
  refusedHome,
  waitingModal,
} from './blocks/index.ts';
import { idsOf, runOf } from './by-id.ts';
import { failureWords, guard } from './guard.ts';
import type { PartsOf, SlackParts } from './parts.ts';
import { type Reader, readerOf, visibleBoards } from './reader.ts';
import { fillRecordModal } from './record-flow.ts';
import { tellPerson } from './tell.ts';

/** Draws a person's Home from the ledger as it stands now. */
export async function publishHome(
  parts: SlackParts,
  reader: Reader,
  shown: { pages?: HomePages; said?: JustSaid } = {},
): Promise<void> {
  const { clock, client } = parts;
  const { user, zone, desk } = reader;
  const now = clock.now();
  const yesterday = startOfDay(subDays(new TZDate(now, zone), 1));
  const boards = await visibleBoards(reader);
  const news = await Promise.all(
    boards.map(async ({ demarche }) => ({
      demarche,
      changes: changesSince(
        await desk.history(demarche.id),
        demarche,
        yesterday,
        await desk.deeds(demarche.id),
      ),
    })),
  );
  const view = homeView({
    boards,
    news,
    since: formatISO(yesterday, { representation: 'date' }),
    user,
    zone,
    pages: shown.pages ?? { mine: 0, open: 0 },
    now,
    said: shown.said ?? null,
  });
  await client.views.publish({ user_id: user, view });
}

/** Who may not use the app is told so on the page itself. */
async function onOpened(parts: SlackParts, user: string): Promise<void> {
  try {
    await publishHome(parts, await readerOf(parts, { user, surface: 'home', channel: null }));
  } catch (error) {
    const words = failureWords(parts.log, 'home', error);
    await parts.client.views.publish({ user_id: user, view: refusedHome(words) });
  }
}

type Click = Pick<BlockAction<ButtonAction>, 'user' | 'trigger_id' | 'view' | 'actions'>;

const readerOfClick = (parts: SlackParts, { user }: Click) =>
  readerOf(parts, { user: user.id, surface: 'home', channel: null });

const clicks: Record<string, (parts: SlackParts, click: Click) => Promise<unknown>> = {
  async [HOME.turn](parts, click) {
    const pages = decodePages(click.actions[0]?.value ?? '');
    await publishHome(parts, await readerOfClick(parts, click), { pages });
  },

  async [HOME.record](parts, click) {
    const { view: opened } = await parts.client.views.open({
      trigger_id: click.trigger_id,
      view: waitingModal(),
    });
    if (!opened?.id) return;
    await fillRecordModal(parts, opened.id, () => readerOfClick(parts, click), {
      text: '',
      channel: null,
      link: null,
      linkLost: false,
      back: `home ${click.view?.private_metadata ?? ''}`,
    });
  },

  async [HOME.lookUp](parts, click) {
    await readerOfClick(parts, click);
    await parts.client.views.open({ trigger_id: click.trigger_id, view: lookUpModal(null) });
  },

  async [HOME.import](parts, click) {
    await readerOfClick(parts, click);
    await parts.client.views.open({ trigger_id: click.trigger_id, view: importModal(null) });
  },
};

export function listenToHome(app: App, partsOf: PartsOf): void {
  app.event('app_home_opened', async ({ event, context }) => {
    if (event.tab === 'home') await onOpened(partsOf(context), event.user);
  });
  app.action<BlockAction<ButtonAction>>(idsOf(clicks), async ({ ack, action, body, context }) => {
    await ack();
    const parts = partsOf(context);
    const tell = (content: Parameters<typeof tellPerson>[3]) =>
      tellPerson(parts, body.user.id, null, content);
    const { action_id: id } = action;
    await guard(parts.log, `click ${id}`, tell, async () => runOf(clicks, id)?.(parts, body));
  });
}
