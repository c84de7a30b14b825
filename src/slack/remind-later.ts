import { createHash } from 'node:crypto';
import type { Demarche } from '../demarche/index.ts';
import { DeskError } from '../desk/index.ts';
import { type MessageContent, noticeMessage, remindLaterMessage } from './blocks/index.ts';
import type { Click } from './click.ts';
import type { SlackParts } from './parts.ts';
import type { Reader } from './reader.ts';

/** How long after its time one that could not be sent is kept, in milliseconds. */
const KEPT_AFTER = 30 * 24 * 60 * 60_000;

/** Keeps what a person asked to be reminded of until it is sent; saying the same twice keeps it once. */
export async function remindLater(
  { personal, clock }: Pick<SlackParts, 'personal' | 'clock'>,
  { actor: { workspace }, user, zone }: Reader,
  demarche: Demarche,
  { at, words }: { at: string; words: string | null },
): Promise<MessageContent> {
  const asked = { workspace, user, demarche: demarche.id, at, words };
  const print = createHash('sha256').update(JSON.stringify(asked)).digest('base64url');
  const waits = Math.max(0, Date.parse(at) - clock.now().getTime());
  // The time stands in the key, so that whoever looks for what is due need not open the others.
  const key = `${workspace} ${at} ${print}`;
  await personal.set(key, { ...asked, tried: false }, waits + KEPT_AFTER);
  return remindLaterMessage({ demarche, at: new Date(at), words, zone, key });
}

/** Throws DeskError for who did not ask for it, and where it was sent or taken back before. */
export async function doNotRemind({ parts: { personal }, reader, value, inPlace }: Click): Promise<void> {
  const asked = await personal.get(value);
  if (!asked) throw new DeskError('invalid', 'You were reminded already, or this was taken back before.');
  if (asked.user !== reader.user) {
    throw new DeskError('not-yours', `Only <@${asked.user}>, who asked for it, can take this back.`);
  }
  await personal.delete(value);
  await inPlace(noticeMessage('Taken back: no reminder comes.'));
}
