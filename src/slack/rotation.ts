import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Installation } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Taken } from '../store/index.ts';

/** A bot token that ends within so many seconds is replaced; Slack gives one for twelve hours. */
const RENEWED_BEFORE = 2 * 60 * 60;
/** A token is used until so many seconds before its end. */
const MARGIN = 60;
/** How long one process may hold an installation, how long another waits for it, and how often it looks, in milliseconds. */
const HELD = 30_000;
const PATIENCE = 5_000;
const LOOK = 50;
/** After a failure the next try waits as long, in milliseconds, while the old token is good. */
const AFTER_FAILURE = 60_000;

type Bot = NonNullable<Installation['bot']>;

/** Seconds that a bot's token is still good for; without an end when the workspace's tokens are not rotated. */
const secondsLeft = ({ refreshToken, expiresAt }: Bot, now: number): number =>
  refreshToken && expiresAt ? expiresAt - now : Number.POSITIVE_INFINITY;

const seconds = () => Math.floor(Date.now() / 1_000);

export interface Rotation {
  /** The bot with a token that is good for a while: the one it has, or a new one that was kept before it is handed out. */
  fresh(key: string, bot: Bot): Promise<Bot>;
  /** Runs alone with an installation, over all processes. */
  alone<T>(key: string, work: () => Promise<T>): Promise<T>;
}

/**
 * A refresh token can be used once. So of all processes one renews, the others wait or go on with the old token, and what is read under the
 * hold decides: a newer token is never lost under an older one.
 */
export function createRotation(parts: {
  app: { clientId: string; clientSecret: string };
  clientOptions: WebClientOptions;
  /** Who is at work on an installation. */
  held: Taken;
  read(key: string): Promise<Bot | null>;
  write(key: string, bot: Bot): Promise<void>;
  log: Logger;
}): Rotation {
  const { app, clientOptions, held, read, write, log } = parts;
  const slack = new WebClient(undefined, clientOptions);

  async function alone<T>(key: string, work: () => Promise<T>): Promise<T> {
    const by = randomUUID();
    for (let waited = 0; !(await held.take(key, by, HELD)); waited += LOOK) {
      if (waited >= PATIENCE) throw new Error('another process holds this installation');
      await sleep(LOOK);
    }
    try {
      return await work();
    } finally {
      await held.giveBack(key, by);
    }
  }

  async function renewed(key: string, refreshToken: string): Promise<Bot | null> {
    const answer = await slack.oauth.v2.access({
      client_id: app.clientId,
      client_secret: app.clientSecret,
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
    });
    const known = await read(key);
    if (!known || !answer.access_token || !answer.refresh_token) return known;
    const bot = {
      ...known,
      token: answer.access_token,
      refreshToken: answer.refresh_token,
      expiresAt: seconds() + (answer.expires_in ?? 0),
    };
    await write(key, bot);
    return bot;
  }

  async function renewedAlone(key: string): Promise<Bot> {
    const known = await read(key);
    if (!known) throw new Error('the installation is gone');
    if (!known.refreshToken || secondsLeft(known, seconds()) > RENEWED_BEFORE) return known;
    return (await renewed(key, known.refreshToken)) ?? known;
  }

  return {
    alone,
    async fresh(key, bot) {
      const left = secondsLeft(bot, seconds());
      if (left > RENEWED_BEFORE) return bot;
      if (left <= MARGIN) return alone(key, () => renewedAlone(key));
      // The old token still does, so nobody waits for another process, and Slack may fail.
      const by = randomUUID();
      if (!(await held.take(key, by, HELD))) return bot;
      try {
        const renewedBot = await renewedAlone(key);
        await held.giveBack(key, by);
        return renewedBot;
      } catch (error) {
        log.warn(
          { err: error, secondsLeft: left },
          'a bot token could not be renewed; the old one still does',
        );
        await held.keep(key, by, AFTER_FAILURE);
        return bot;
      }
    },
  };
}
