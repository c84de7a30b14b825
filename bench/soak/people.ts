import type { Random } from '../../test/torture/random.ts';
import type { AppChild } from '../app/child.ts';
import { ask } from '../app/commands.ts';
import { CAMPAIGN, type Tracked } from '../app/ledger.ts';
import { clickOn, eventOf, formOf, homeOpened } from '../app/payloads.ts';
import { type AnsweringSlack, BOT, PERSON } from '../app/slack.ts';
import { stateOf } from './form.ts';

/** Each does one thing that people do, waits for what they would wait for, and throws when it is not what they should get. */
export type Doing = (number: number) => Promise<void>;

const LOOK_UPS = [
  'points for Malaysia',
  'points',
  'status Malaysia',
  'status outstanding',
  'deadlines',
  'asks',
  'show',
  'list',
  'mine',
  'history Malaysia',
  'search recognition summit',
] as const;
const WORDS = [
  'points for Malaysia',
  'who is outstanding?',
  'what did Senegal say?',
  'when is it due?',
] as const;
const COUNTRIES = ['Malaysia', 'Indonesia', 'Jordan', 'Morocco', 'Qatar', 'Niger'] as const;
const POSITIONS = ['supports', 'noncommittal', 'opposes'] as const;
const BUTTONS = ['supports', 'noncommittal', 'opposes', 'delivered'] as const;
/** Entries that `fillFile` gives each country. */
const REVISION = 2;

/** What the app says when something broke, and when two answers met: nobody else is at work here. */
const APOLOGY = /our fault|somebody was first/i;

const refuseApology = (what: string, said: string): void => {
  if (APOLOGY.test(said)) throw new Error(`${what} was answered with: ${said.slice(0, 300)}`);
};

/** The things that people do, each with how often it is done in a hundred. */
export function doings(
  slack: AnsweringSlack,
  desk: AppChild,
  tracked: readonly Tracked[],
  random: Random,
): ReadonlyArray<{ kind: string; often: number; run: Doing }> {
  const { wire } = desk;

  async function command(text: string): Promise<void> {
    const { body } = await ask(desk, slack, text, CAMPAIGN);
    refuseApology(`/demarche ${text}`, body);
  }

  function row(number: number): { channel: string; value: string } {
    const { demarche, channel, countries } = tracked[number % tracked.length] ?? {
      demarche: '',
      channel: '',
      countries: [],
    };
    return { channel, value: `${demarche} ${countries[random.below(countries.length)]} ${REVISION}` };
  }

  async function click(number: number): Promise<void> {
    const { channel, value } = row(number);
    const { url, arrives } = slack.answer();
    const button = { actionId: `response.record:${random.of(BUTTONS)}`, value };
    await wire.interaction(clickOn(button, { channel, responseUrl: url }));
    refuseApology('a click', await arrives);
  }

  async function form(number: number): Promise<void> {
    const { channel, value } = row(number);
    const { url, forget } = slack.answer();
    forget();
    const payload = clickOn({ actionId: 'response.more', value }, { channel, responseUrl: url });
    const opened = slack.call(
      ({ method, args }) => method === 'views.open' && args.trigger_id === payload.trigger_id,
    );
    await wire.interaction(payload);
    const view = JSON.parse((await opened).args.view ?? '{}');
    const note = `Note ${number}`;
    const told = slack.call(
      ({ method, args }) => method === 'chat.postEphemeral' && args.channel === channel,
    );
    const answer = await wire.interaction(formOf(view, { ...stateOf(view.blocks), ...noteSaying(note) }));
    if (answer !== '') throw new Error(`a form was answered with ${answer.slice(0, 300)}`);
    refuseApology('a form', JSON.stringify((await told).args));
  }

  /** Said once, delivered once or, as Slack does, twice; answered once either way. */
  async function said(number: number, dm: boolean, twice: boolean): Promise<void> {
    const ts = `${1_700_000_000 + number}.000100`;
    const text = random.of(WORDS);
    const channel = dm ? `D${PERSON}` : CAMPAIGN;
    const event = dm
      ? { type: 'message', channel_type: 'im', user: PERSON, channel, text, ts, event_ts: ts }
      : { type: 'app_mention', user: PERSON, channel, text: `<@${BOT}> ${text}`, ts, event_ts: ts };
    let answers = 0;
    const count = slack.onCall(({ args }) => {
      if (args.thread_ts === ts) answers += 1;
    });
    try {
      const answered = slack.call(({ args }) => args.thread_ts === ts);
      await wire.event(eventOf(`Ev${number}`, event));
      refuseApology(text, JSON.stringify((await answered).args));
      if (twice) await wire.event(eventOf(`Ev${number}-again`, event));
      if (answers > 1) throw new Error(`“${text}” was answered ${answers} times`);
    } finally {
      count();
    }
  }

  async function home(number: number): Promise<void> {
    const published = slack.call(({ method }) => method === 'views.publish');
    await wire.event(homeOpened(`EvHome${number}`));
    refuseApology('Home', JSON.stringify((await published).args));
  }

  return [
    { kind: 'look-ups', often: 60, run: () => command(random.of(LOOK_UPS)) },
    {
      kind: 'records',
      often: 2,
      run: (number) => command(`record ${random.of(COUNTRIES)} ${random.of(POSITIONS)} said ${number}`),
    },
    { kind: 'clicks', often: 6, run: click },
    { kind: 'forms', often: 2, run: form },
    { kind: 'mentions', often: 10, run: (number) => said(number, false, false) },
    { kind: 'direct messages', often: 5, run: (number) => said(number, true, false) },
    { kind: 'repeated events', often: 10, run: (number) => said(number, number % 2 === 0, true) },
    { kind: 'Homes', often: 5, run: home },
  ];
}

const noteSaying = (value: string) => ({ note: { value: { type: 'plain_text_input', value } } });
