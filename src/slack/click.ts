import type { WebClient } from '@slack/web-api';
import type { MessageContent } from './blocks/index.ts';
import type { SlackParts } from './parts.ts';
import type { Reader } from './reader.ts';
import type { Stage } from './stage.ts';

/** A click, unpacked: what every button of ours needs. */
export interface Click {
  parts: SlackParts;
  reader: Reader;
  /** `supports` of `response.record:supports`. */
  word: string;
  value: string;
  blockId: string;
  channel: string | null;
  /** The ts of the message that was clicked; null on Home and in a panel. */
  messageTs: string | null;
  triggerId: string;
  client: WebClient;
  stage: Stage;
  /** An answer beside the message that was clicked, to the clicker only. */
  beside(content: MessageContent): Promise<unknown>;
  /** In place of the message that was clicked; for messages that only the clicker sees. */
  inPlace(content: MessageContent): Promise<unknown>;
}
