import type { PageValue } from './blocks/index.ts';
import { decodePage, encodePage } from './blocks/index.ts';
import { draw } from './draw.ts';
import type { SlackParts } from './parts.ts';
import type { Reader } from './reader.ts';

const BACK = 'message ';
/** How long Slack is waited for, in milliseconds. */
const PATIENCE = 10_000;

/**
 * What a form goes back to that was opened from a message which its reader alone sees: where Slack takes the message's new face, and the
 * page that it shows. Slack names that place to nobody but the app, and keeps it with the form.
 */
export const backToMessage = (responseUrl: string, place: PageValue): string =>
  `${BACK}${responseUrl} ${encodePage(place)}`;

/**
 * Draws the message anew that a form was opened from: the state after it, not before it. Slack takes that five times and for half an hour;
 * when it no longer does, the message stays as it was, and what was recorded is told beside it all the same.
 */
export async function redrawMessage(
  parts: SlackParts,
  reader: Reader,
  back: string | null,
  country: string,
): Promise<void> {
  if (!back?.startsWith(BACK)) return;
  const [url = '', ...page] = back.slice(BACK.length).split(' ');
  const place = decodePage(page.join(' '));
  if (!place || !URL.canParse(url)) return;
  const { text, blocks } = await draw(parts, reader, place, { keep: country });
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ response_type: 'ephemeral', replace_original: true, text, blocks }),
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (!response.ok) parts.log.info({ status: response.status }, 'a message can not be drawn again');
}
