import { randomUUID } from 'node:crypto';
import { DeskError } from '../desk/index.ts';
import type { Said } from './kept.ts';
import type { SlackParts } from './parts.ts';

/** How long they wait, in milliseconds. */
const KEPT = 60 * 60_000;

export async function keepSaid({ said, workspace }: SlackParts, words: Said): Promise<string> {
  const key = `${workspace} ${randomUUID()}`;
  await said.set(key, words, KEPT);
  return key;
}

/** Throws DeskError when they have waited too long, or somebody else said them. */
export async function takeSaid({ said }: SlackParts, key: string, user: string): Promise<Said> {
  const words = await said.get(key);
  if (!words) {
    throw new DeskError(
      'invalid',
      'This has waited for more than an hour, or was answered before. Say it again.',
    );
  }
  if (words.user !== user) {
    throw new DeskError(
      'not-yours',
      `Only <@${words.user}>, who said it, can answer this. Say it yourself, or use \`/demarche record\`.`,
    );
  }
  return words;
}
