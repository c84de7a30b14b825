import { startsContingent } from './headings.ts';
import { ADDRESSEE, ANSWER, HOST, ORDER } from './words.ts';

/** A sentence that leads into points: `Posts may draw on the following points:`. */
const toPoints =
  /\b(?:points|talkers|message|demarche|text|non-?\s?paper|aide[-\s]?memoire|following|along\s+(?:the\s+)?(?:following|these)\s+lines)\b[^.]{0,120}:\s*$/i;
const toObjectives =
  /\b(?:objectives?|goals?|purposes?)\b[^.]{0,120}(?::|\bto)\s*$|\b(?:seek|pursue|achieve)\s+the\s+following\b[^.]{0,80}:\s*$/i;
/** `Posts should urge host governments to:`: the bullets say what. */
const toDeeds = new RegExp(
  `\\b(?:urge|encourage|ask|request|press|persuade|approach)\\s+(?:[\\w-]+\\s+){0,3}?${HOST}[^.]{0,60}\\bto\\s{0,2}:\\s*$`,
  'i',
);
/** `You should stress that`: the bullets are what is said. */
const toSay = new RegExp(
  `\\b${ADDRESSEE}\\s+(?:\\w+\\s+){0,3}?(?:should|may|must|are\\s+(?:requested|instructed|authorized)\\s+to)\\s+[^.:]{0,120}?\\b(?:stress|emphasi[sz]e|say|tell|inform|note|state|underscore|point\\s+out|explain|make\\s+clear|convey|add|indicate)\\b[^.:]{0,80}(?:\\bthat|:)\\s{0,2}:?\\s*$`,
  'i',
);
/** A list for the posts, not for the host: `Posts should report on the following:`. */
const toReport =
  /\b(?:report(?:ing)?|responses?|respond|answers?|address\s+the\s+following|advise|provide|information|questions|contact)\b[^.]{0,120}:\s*$/i;

/** What the bullets under a sentence are; null when it does not say. */
export function leadsInto(text: string): 'objectives' | 'points' | 'contingent' | 'report' | null {
  const tail = text.slice(-220);
  // Every lead-in ends so, and few sentences do: the patterns below search the whole tail.
  if (!/(?::|\bto|\bthat)$/i.test(tail.trimEnd().slice(-5))) return null;
  if (toObjectives.test(tail) || toDeeds.test(tail)) return 'objectives';
  if (/:\s*$/.test(tail) && startsContingent(lastSentence(tail))) return 'contingent';
  if (toSay.test(tail)) return 'points';
  // `Posts may draw from the following information:` is for the host government.
  if (/\bdraw\s+(?:up)?(?:on|from)\b[^.]{0,160}:\s*$/i.test(tail)) return 'points';
  if (toReport.test(tail) || /\bpara(?:graph)?s?\s*:\s*$/i.test(tail)) return 'report';
  return toPoints.test(tail) ? 'points' : null;
}

function lastSentence(text: string): string {
  return text.slice(Math.max(text.lastIndexOf('. '), text.lastIndexOf('; ')) + 1);
}

const toPosts = new RegExp(
  `\\b${ADDRESSEE}\\b(?:\\s+[\\w/'’()&-]+){0,5}?\\s+${ORDER}\\b|\\b(?:department|dept|washington)\\s+(?:requests|appreciates|thanks|would)\\b|\\bplease\\s+(?:slug|report|contact|begin|direct|respond|reply)\\b|\\bpoints?\\s+of\\s+contact\\b|^(?:the\\s+)?(?:department|dept|washington)\\b|\\bminimi[sz]e\\s+considered\\b|\\bhost[\\s-](?:government|country)|\\b(?:may|should|can)\\s+be\\s+(?:left|provided|used|given|delivered|handed|drawn)\\b|\\b(?:text|points|paper)\\s+(?:below|above|follows?)\\b|\\b(?:report|slug)\\s+(?:\\w+\\s+){0,3}${ANSWER}\\b`,
  'i',
);

/** Whether words speak to the posts themselves, so that they are nothing to deliver. */
export function speaksToPosts(text: string): boolean {
  return toPosts.test(text.slice(0, 400));
}
