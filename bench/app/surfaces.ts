import type { Line } from '../table.ts';
import type { AppChild } from './child.ts';
import { ask } from './commands.ts';
import type { Tracked } from './ledger.ts';
import { median, quantile, timed } from './load.ts';
import { clickOn, homeOpened } from './payloads.ts';
import { type AnsweringSlack, PERSON } from './slack.ts';

/** Entries that `fillFile` gives each country: what a button that was drawn after it names. */
const REVISION = 2;

/** What people wait for most, one after the other, as it is with nobody else at work. */
export async function benchSurfaces(
  slack: AnsweringSlack,
  desk: AppChild,
  tracked: readonly Tracked[],
  times: number,
): Promise<Line[]> {
  const [world, ...usual] = tracked;
  if (!world) throw new Error('no demarche is tracked');
  const board = await timed(times, () => ask(desk, slack, 'status', world.channel));
  const home = await timed(times, (index) => openHome(slack, desk, `Ev${index}`));
  const card: number[] = [];
  const homeAfter: number[] = [];
  // A card is edited once a second at most, so each is clicked once.
  for (const clicked of usual.slice(0, times)) {
    card.push(...(await timed(1, () => clickThrough(slack, desk, clicked))));
    homeAfter.push(...(await timed(1, () => openHome(slack, desk, `Ev ${clicked.demarche}`))));
  }
  const line = (what: string, taken: number[]): Line[] => [
    { what: `${what}, p50`, unit: 'ms', value: median(taken), beside: null, aim: null },
    { what: `${what}, p99`, unit: 'ms', value: quantile(taken, 0.99), beside: null, aim: null },
  ];
  return [
    ...line('click to edited card', card),
    ...line(`board of ${world.countries.length} countries`, board),
    ...line(`Home with ${tracked.length + 1} demarches`, home),
    ...line('the same Home right after an answer', homeAfter),
  ];
}

async function openHome(slack: AnsweringSlack, { wire }: AppChild, eventId: string): Promise<void> {
  const published = slack.call(({ method, args }) => method === 'views.publish' && args.user_id === PERSON);
  await wire.event(homeOpened(eventId));
  await published;
}

async function clickThrough(
  slack: AnsweringSlack,
  { wire }: AppChild,
  { demarche, channel, countries }: Tracked,
): Promise<void> {
  const edited = slack.call(({ method, args }) => method === 'chat.update' && args.channel === channel);
  const { url, arrives } = slack.answer();
  const button = { actionId: 'response.record:supports', value: `${demarche} ${countries[0]} ${REVISION}` };
  await wire.interaction(clickOn(button, { channel, responseUrl: url }));
  await Promise.all([edited, arrives]);
}
