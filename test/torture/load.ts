import type { FakeSlack } from '../../demo/slack/index.ts';
import type { Entry } from '../../src/demarche/index.ts';
import { BOT, CAMPAIGN, COORDINATOR, OFFICER, words } from '../app/workspace.ts';
import type { Random } from './random.ts';

/** Some of the responders; the others stay outstanding, so that there is somebody to be reminded of. */
const COUNTRIES = ['Malaysia', 'Indonesia', 'Jordan', 'Morocco', 'Qatar', 'Niger'] as const;
/** How long a person waits after the app did not answer, in milliseconds. */
const TAKEN_ABACK = 25;
const HANDS = [COORDINATOR, OFFICER, COORDINATOR] as const;

export interface Load {
  /** Several people type answers, until the app has taken `enough` of them or it is stopped. */
  start(enough: number): { stop(): Promise<void> };
  sent(): number;
  /** Tags that a person was told are recorded. */
  acknowledged(): string[];
}

/** People who type `/demarche record` as fast as Slack lets them, each answer with a tag of its own. */
export function createLoad(slack: FakeSlack, random: Random): Load {
  let sent = 0;

  /** Whether the app took it; not yet whether it is recorded. */
  async function type(hand: string): Promise<boolean> {
    sent += 1;
    const said = `${random.of(['delivered', 'planned', 'pending', 'noncommittal'])} tag-${sent}.`;
    try {
      await slack.as(hand).command(CAMPAIGN, '/demarche', `record ${random.of(COUNTRIES)} ${said}`);
      return true;
    } catch {
      // Slack told the person that the app did not answer: then nothing was acknowledged.
      return false;
    }
  }

  return {
    start(enough) {
      let left = enough;
      let stopped = false;
      const people = HANDS.map(async (hand) => {
        while (!stopped && left > 0) {
          if (await type(hand)) left -= 1;
          else await new Promise((resolve) => setTimeout(resolve, TAKEN_ABACK));
        }
      });
      return {
        async stop() {
          stopped = true;
          await Promise.all(people);
        },
      };
    },
    sent: () => sent,
    acknowledged: () =>
      [COORDINATOR, OFFICER].flatMap((person) =>
        slack
          .as(person)
          .messages(CAMPAIGN)
          .filter(({ user, ephemeralTo }) => user === BOT.userId && ephemeralTo === person)
          .flatMap((message) => /Recorded for.*?(tag-\d+)\./.exec(words(message))?.[1] ?? []),
      ),
  };
}

/** How often each tag stands in the ledger. */
export function tagsIn(entries: readonly Entry[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const entry of entries) {
    const tag = 'patch' in entry ? /tag-\d+/.exec(entry.patch.note ?? '')?.[0] : undefined;
    if (tag) found.set(tag, (found.get(tag) ?? 0) + 1);
  }
  return found;
}
