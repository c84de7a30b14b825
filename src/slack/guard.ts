import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { DeskError } from '../desk/index.ts';
import { StoreError } from '../store/index.ts';
import { errorMessage, type MessageContent } from './blocks/index.ts';

/**
 * A failure in words for the person who caused it: a refusal of the desk as it stands, anything else as an apology with a number that
 * is also in the log.
 */
export function failureWords(log: Logger, what: string, error: unknown): string {
  if (error instanceof DeskError) return error.message;
  const number = randomBytes(3).toString('hex');
  log.error({ err: error, what, number }, 'a request failed');
  if (error instanceof StoreError) return error.message;
  return `That did not work, and it is our fault, not yours. What was recorded before is safe; \`/demarche history\` shows it. Try once more; if it fails again, give your administrator this number: ${number}.`;
}

/** Runs what a person asked for and tells that person when it fails. */
export async function guard(
  log: Logger,
  what: string,
  tell: (content: MessageContent) => Promise<unknown>,
  work: () => Promise<unknown>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const words = failureWords(log, what, error);
    try {
      await tell(errorMessage(words));
    } catch (second) {
      // Slack itself can not be reached: the person sees Slack's own sign of that.
      log.error({ err: second, what }, 'a failure could not be told');
    }
  }
}
