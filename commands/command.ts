import type { KnownBlock, ModalView } from '@slack/types';
import type { Board, Demarche } from '../src/demarche/index.ts';
import type { Actor, SeenDesk } from '../src/desk/index.ts';

/** The person who typed, as far as an answer needs to know them. */
export interface Viewer {
  user: string;
  /** IANA zone from the Slack profile. */
  zone: string;
}

export interface CommandContext {
  /** The words after the subcommand, as typed, trimmed. */
  words: string;
  actor: Actor;
  viewer: Viewer;
  channel: string;
  now: Date;
  /** As this person sees it from this channel. */
  desk: SeenDesk;
  /**
   * The demarche that the person means: an MRN among the words (then taken off them), else the one that this channel
   * tracks. Throws a DeskError whose message offers the nearest MRNs, or lists those tracked here when there are several.
   */
  demarche(words: string): Promise<{ demarche: Demarche; rest: string }>;
  /** The boards of all open demarches that this person may see, nearest deadline first. */
  boards(): Promise<Board[]>;
  /** What a search finds of the cables that this person may see. */
  search(words: string): Promise<Answer>;
  /** The address of a demarche outside Slack, which leads back into it; null where the app has none. */
  linkTo(demarche: Demarche): string | null;
  /** The board as another person sees it alone with the app; null for who may not use the app, or not see this demarche. */
  boardOf(user: string, demarche: Demarche): Promise<Board | null>;
  /** Whether the app is a member of this channel and so can post there. */
  canPost(): Promise<boolean>;
}

/** What a subcommand answers. Only the asker sees it. */
export interface Answer {
  /** The fallback text: says the same as the blocks in one line. */
  text: string;
  blocks?: KnownBlock[];
  /** Opens a modal; then the text is shown only if Slack refuses to open it. */
  view?: ModalView;
  /** Uploaded for the asker in a DM, or to the thread of the channel's card when it is shared; then `text` goes with it. */
  file?: FileAnswer;
  /** Told to somebody else, in a DM. */
  dm?: { user: string; text: string; blocks: KnownBlock[] };
}

export interface FileAnswer {
  /** `08STATE22377.csv`. */
  name: string;
  title: string;
  bytes: Uint8Array;
  /** What a picture shows, in words; null for what is text itself. */
  alt: string | null;
}

export interface Command {
  /** `points`. */
  name: string;
  aliases?: readonly string[];
  /** `points [MRN] [for COUNTRY]`. */
  usage: string;
  /** One line for the help. */
  help: string;
  /** What can be typed as it stands: `points for Malaysia`. */
  examples: readonly string[];
  /** Its last words are the person's own, so that `share` at their end is one of them and asks for nothing. */
  ownWords?: true;
  run(context: CommandContext): Promise<Answer>;
}
