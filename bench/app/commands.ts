import { type Line, ratioOf } from '../table.ts';
import { AppChild } from './child.ts';
import { CAMPAIGN } from './ledger.ts';
import { type Answered, drive, median, type Round } from './load.ts';
import { commandFields } from './payloads.ts';
import type { AnsweringSlack } from './slack.ts';

const LOOK_UP = 'points for Malaysia';
const SENDERS = [1, 32] as const;
/** Long enough for the code to be warm, in milliseconds. */
const WARM_UP = 2_000;

/** Types `/demarche` and waits for the answer: it comes with the acknowledgement, or to the `response_url` after it. */
export async function ask(
  { wire }: AppChild,
  slack: AnsweringSlack,
  text: string,
  channel: string,
): Promise<Answered & { body: string }> {
  const start = performance.now();
  const { url, arrives, forget } = slack.answer();
  const said = await wire.command(commandFields(text, { channel, responseUrl: url }));
  const acknowledged = performance.now() - start;
  if (said !== '') forget();
  const body = said || (await arrives);
  return { acknowledged, answered: performance.now() - start, body };
}

/** For an app that acknowledges and sends nothing more. */
async function askBare({ wire }: AppChild, slack: AnsweringSlack): Promise<Answered> {
  const start = performance.now();
  const { url, forget } = slack.answer();
  await wire.command(commandFields(LOOK_UP, { channel: CAMPAIGN, responseUrl: url }));
  forget();
  const acknowledged = performance.now() - start;
  return { acknowledged, answered: acknowledged };
}

/** A look-up beside a bare Bolt app that acknowledges, and one that answers "ok"; their rounds take turns. */
export async function benchCommands(
  slack: AnsweringSlack,
  desk: AppChild,
  { rounds, milliseconds }: { rounds: number; milliseconds: number },
): Promise<Line[]> {
  const bare = await AppChild.start('bare', slack);
  const answering = await AppChild.start('answering', slack);
  const senders = {
    desk: () => ask(desk, slack, LOOK_UP, CAMPAIGN),
    bare: () => askBare(bare, slack),
    answering: () => ask(answering, slack, LOOK_UP, CAMPAIGN),
  };
  const apps = Object.entries(senders);
  try {
    for (const [, send] of apps) await drive(4, Math.min(WARM_UP, milliseconds), send);
    const lines: Line[] = [];
    for (const count of SENDERS) {
      const of: Record<string, Round[]> = { desk: [], bare: [], answering: [] };
      for (let round = 0; round < rounds; round += 1)
        for (const [name, send] of apps) of[name]?.push(await drive(count, milliseconds, send));
      lines.push(...linesOf(count, of.desk ?? [], of.bare ?? [], of.answering ?? []));
    }
    return lines;
  } finally {
    await bare.stop();
    await answering.stop();
  }
}

function linesOf(count: number, desk: Round[], bare: Round[], answering: Round[]): Line[] {
  const at = `\`/demarche ${LOOK_UP}\`, ${count} at a time`;
  const line = (
    what: string,
    unit: string,
    read: (round: Round) => number,
    beside: readonly ['acknowledges' | 'answers', Round[]],
    aim: Line['aim'] = null,
  ): Line => {
    const ours = desk.map(read);
    const theirs = beside[1].map(read);
    return {
      what: `${at}: ${what}`,
      unit,
      value: median(ours),
      beside: {
        what: `bare app that ${beside[0]}`,
        value: median(theirs),
        ratio: median(ratioOf(ours, theirs)),
      },
      aim,
    };
  };
  const acks = ['acknowledges', bare] as const;
  const answers = ['answers', answering] as const;
  const most = (limit: number) => (count === 1 ? null : ({ of: 'value', most: limit } as const));
  return [
    line('answered', 'a second', ({ perSecond }) => perSecond, acks, { of: 'ratio', least: 0.5 }),
    line('answered', 'a second', ({ perSecond }) => perSecond, answers),
    line('acknowledged, p50', 'ms', ({ acknowledged }) => acknowledged.p50, acks, { of: 'ratio', most: 2 }),
    line('acknowledged, p99', 'ms', ({ acknowledged }) => acknowledged.p99, acks, most(25)),
    line('answered, p50', 'ms', ({ answered }) => answered.p50, answers, { of: 'ratio', most: 2 }),
    line('answered, p99', 'ms', ({ answered }) => answered.p99, answers, most(25)),
  ];
}
