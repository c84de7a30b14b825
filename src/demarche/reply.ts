import type { Cable } from '../cable/index.ts';
import { accreditedTo, type CountryCode, postByName } from '../geo/index.ts';
import { anchorOf } from './draft/calendar.ts';
import { cite } from './draft/passages.ts';
import { sentencesOf } from './draft/sentences.ts';
import type { Cited } from './types.ts';

/** What a post's own cable says that may answer a demarche. A person decides whether it does. */
export interface Reply {
  /** `AMEMBASSY DAKAR`; null when the sender is no post that is known. */
  post: string | null;
  /** The governments that the post speaks to in that year. */
  countries: CountryCode[];
  /** The MRNs that it refers to. */
  answers: string[];
  /** Where it says that the points were delivered; null when it does not say so. */
  delivered: Cited | null;
  /** Where it says how the government answered. */
  said: Cited | null;
}

const DEED =
  /\b(?:deliver(?:ed|s)|presented|conveyed|raised|passed|handed|made|carried\s+out|transmitted|shared)\b/i;
const THING = /\b(?:demarche|points|talking\s+points|message|non-?paper|aide[- ]memoire|request|paper)\b/i;
/** What was not done, is still to be done, or is somebody else's wish. */
const NOT_DONE =
  /\b(?:not|n't|never|unable|unsuccessful\w*|could|cannot|will|would|plans?|planned|intends?|intend|expects?|hopes?|pending|until|once|before|if|asks?|asked|request(?:s|ed)\s+(?:that|to)|postponed|scheduled|seek\w*|to\s+(?:deliver|present|convey|raise|pass|hand|make))\b/i;
const ANSWER =
  /\b(?:said|replied|responded|stated|agreed|noted|told|assured|undertook|promised|answered|declined|commented|supports?|opposes?|welcomed|expressed)\b/i;

/**
 * Reads a cable as the answer of a post. Delivery is read only from a sentence that says it was done; what the government said is quoted
 * and never weighed.
 *
 * `readReply(parseCable(text)).answers` is `['08STATE22377']` for a cable with that REF.
 */
export function readReply(cable: Cable): Reply {
  const post = postByName(cable.from?.name ?? '');
  const year = anchorOf(cable).year;
  const passages = cable.paragraphs.flatMap((paragraph) =>
    paragraph.blocks.filter(({ type }) => type !== 'heading').map((passage) => ({ passage, paragraph })),
  );
  const first = (fits: (sentence: string) => boolean): Cited | null => {
    for (const { passage, paragraph } of passages) {
      const sentence = sentencesOf(passage.text).find(({ text }) => fits(text));
      if (sentence) return cite(passage, paragraph, sentence.start, sentence.end);
    }
    return null;
  };
  return {
    post: post?.name ?? null,
    countries: post === null || year === null ? [] : accreditedTo(post, year),
    answers: [...new Set(cable.references.flatMap(({ mrn }) => mrn ?? []))],
    delivered: first((text) => DEED.test(text) && THING.test(text) && !NOT_DONE.test(text)),
    said: first((text) => ANSWER.test(text) && !/\b(?:ref(?:tel)?|instructions?)\b/i.test(text)),
  };
}
