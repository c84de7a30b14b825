import { randomUUID } from 'node:crypto';
import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { boardOrNull, type PersonalReminder } from '../desk/index.ts';
import { dmWith, findPosted, type Mark, post } from '../posting.ts';
import { type MessageContent, personalReminder, personalReminderHidden } from '../slack/blocks/index.ts';
import type { PersonalParts, ReminderParts } from './parts.ts';
import type { Quiet } from './quiet.ts';

/** Longer than looking and posting can take, so that nobody else posts meanwhile. Milliseconds. */
const CLAIM = 2 * 60_000;
/** How long one that was begun is kept, in milliseconds. */
const KEPT = 30 * 24 * 60 * 60_000;
/** Slack's words for a person to whom nothing can be sent, now or later. */
const UNREACHABLE = new Set(['user_not_found', 'user_disabled', 'user_not_visible', 'cannot_dm_bot']);

/**
 * Sends people what they asked to be reminded of, once: take it, note that it is tried, post with a mark, forget it. Whoever takes one
 * that was tried looks for the mark first.
 */
export function createPersonal(
  parts: Pick<ReminderParts, 'onlookers' | 'clientOf' | 'clock' | 'log'> & PersonalParts,
  quiet: Quiet,
): { look(): Promise<void> } {
  const { asked, taken, onlookers, clientOf, clock, log } = parts;

  async function contentOf(reminder: PersonalReminder): Promise<MessageContent> {
    const { workspace, user, demarche, words, at } = reminder;
    const board = await boardOrNull(await onlookers.deskFor(workspace, user), demarche);
    if (!board) return personalReminderHidden(words);
    return personalReminder({ board, user, words, at: new Date(at), now: clock.now() });
  }

  /** Null for who can not be written to, now or later. */
  async function dmOf(client: WebClient, user: string): Promise<string | null> {
    try {
      return await dmWith(client, user);
    } catch (error) {
      if (error instanceof WebAPIPlatformError && UNREACHABLE.has(error.data.error)) return null;
      throw error;
    }
  }

  async function send(key: string): Promise<void> {
    const reminder = await asked.get(key);
    if (!reminder) return;
    const client = await clientOf(reminder.workspace);
    const channel = await dmOf(client, reminder.user);
    if (channel === null) {
      log.warn({ user: reminder.user }, 'a personal reminder has nobody to go to');
      await asked.delete(key);
      return;
    }
    if (quiet.in(channel)) return;
    const mark: Mark = { type: 'demarche_personal', id: key };
    const before = reminder.tried ? await findPosted(client, channel, mark, new Date(reminder.at)) : null;
    if (!before) {
      const content = await contentOf(reminder);
      await asked.set(key, { ...reminder, tried: true }, KEPT);
      const posted = await post(client, channel, mark, content);
      if (posted.type === 'refused') quiet.ask(channel, posted.waitSeconds);
      if (posted.type !== 'posted') {
        log.warn(
          { user: reminder.user, outcome: posted.type },
          'a personal reminder waits for the next look',
        );
        return;
      }
    }
    await asked.delete(key);
  }

  return {
    async look() {
      const now = clock.now().getTime();
      for await (const [key] of asked.iterator()) {
        if (typeof key !== 'string' || !isDue(key, now)) continue;
        const by = randomUUID();
        if (!(await taken.take(key, by, CLAIM))) continue;
        try {
          await send(key);
        } catch (error) {
          log.error({ err: error }, 'a personal reminder failed; it will be tried again');
        } finally {
          await taken.giveBack(key, by);
        }
      }
    },
  };
}

/** The time stands in the key, so that those that are not due need not be opened; before many workspaces it stood first. */
const isDue = (key: string, now: number): boolean =>
  Date.parse(/\d{4}-\d\d-\d\dT[\d:.]+Z/.exec(key)?.[0] ?? '') <= now;
