import type { WebClient } from '@slack/web-api';
import type { Keyv } from 'keyv';
import type { Logger } from 'pino';
import type { Demarche, Place } from '../demarche/index.ts';
import type { Clock, PersonalReminder, SeenDesk } from '../desk/index.ts';
import type { Fairness } from './fair.ts';
import type { ImportDraft, Said } from './kept.ts';
import type { People, Standing } from './people.ts';

/** What the listeners work with in one workspace, as the composition root puts it together. */
export interface SlackParts {
  /** Slack team id. */
  workspace: string;
  /** The desk as a person sees it, from a channel or alone with the app (null); Slack is asked who they are unless it just was. */
  deskFor(user: string, channel: string | null, standing?: Standing): SeenDesk;
  /** What everybody in a channel may be shown of a demarche. */
  placeOf(channel: string, demarche: Pick<Demarche, 'marking'>): Promise<Place>;
  clock: Clock;
  log: Logger;
  /** How much of the app one person may take up. */
  fairness: Fairness;
  people: People;
  /** Imports that wait for the confirm, by a random key; an hour at most. */
  drafts: Keyv<ImportDraft>;
  /** Words that wait for a click of who said them; an hour at most. */
  said: Keyv<Said>;
  /** What people asked to be reminded of, until it is sent. */
  personal: Keyv<PersonalReminder>;
  /** The bot's own client, for what is not an answer to a click: files, ephemeral notes, profiles. */
  client: WebClient;
  botToken: string;
  /** Where the app is reached outside Slack; null where it has no address, and so no links of its own. */
  publicUrl: string | null;
  /** Ends with a slash. Files are fetched from its host only. */
  apiUrl: string;
}

/** Where a payload comes from, as Bolt has authorised it. */
export interface From {
  teamId?: string | undefined;
  botToken?: string | undefined;
  isEnterpriseInstall?: boolean;
}

/** The parts of the workspace that a payload comes from. */
export type PartsOf = (from: From) => SlackParts;
