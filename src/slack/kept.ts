import type { Ask, Deadline, DemarcheDraft, Responder, TalkingPoint } from '../demarche/index.ts';
import type { CountryCode } from '../geo/index.ts';
import type { PlainReading } from '../utterance/index.ts';

/** What a person has made of a text that waits for the confirm. It is theirs alone, and gone after an hour. */
export interface ImportDraft {
  workspace: string;
  user: string;
  /** ISO instant. */
  startedAt: string;
  raw: string;
  mrn: string | null;
  /** Corrected so far; null when the cable is no action request. */
  lists: {
    deadlines: Deadline[];
    asks: Ask[];
    talkingPoints: TalkingPoint[];
    responders: Responder[];
  } | null;
  achieved: CountryCode[];
  channel: string | null;
  /** The facts that stood when the preview was first shown; null when no text of this MRN was kept. */
  over: { facts: DemarcheDraft | null } | null;
  /** What it came to, once it was confirmed: a second confirm says so again and does nothing. */
  done: string | null;
}

/** Words that wait for a click of the person who said them. */
export interface Said {
  user: string;
  /** Where they were said: the thread that gets the answer. */
  channel: string;
  threadTs: string;
  /** Permalink of the message, kept with what is recorded from it. */
  link: string | null;
  /** The demarche that was meant; null while that is open. */
  demarche: string | null;
  readings: PlainReading[];
}
