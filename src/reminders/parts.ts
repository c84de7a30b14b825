import type { Keyv } from 'keyv';
import type { Logger } from 'pino';
import type { Clock, Desk, PersonalReminder, Tracking } from '../desk/index.ts';
import type { Onlookers } from '../onlookers.ts';
import type { ClientOf } from '../posting.ts';
import type { Ledger, Taken } from '../store/index.ts';

/** What the reminders are given by the composition root. */
export interface ReminderParts {
  desk: Desk;
  ledger: Ledger;
  /** A workspace's client that does not try again by itself: this loop decides about that. */
  clientOf: ClientOf;
  clock: Clock;
  log: Logger;
  onlookers: Onlookers;
  /** A reminder is in the channel: what else shows the time that passed can follow. */
  onPosted(demarche: string): void;
  /** Which owners were told of which reminder. */
  told: Taken;
  digests: DigestParts;
  /** What single people asked for. */
  personal: PersonalParts;
  /** A channel takes no messages any more. */
  onShut(where: Pick<Tracking, 'workspace' | 'channel'>, code: string): Promise<void>;
}

export interface DigestParts {
  /** The instant up to which a coordinator has read of a demarche. */
  readUpTo: Keyv<string>;
  /** The mornings that were looked at. */
  mornings: Taken;
}

export interface PersonalParts {
  /** What people asked to be reminded of, under keys that name its time. */
  asked: Keyv<PersonalReminder>;
  taken: Taken;
}
