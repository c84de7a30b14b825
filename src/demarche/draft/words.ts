/**
 * The vocabulary of requests, as sources for regular expressions (all used with the `i` flag).
 * Bounded repetitions only, so that every pattern built from them stays linear.
 */

/** Those whom a cable instructs. `you` counts: points for the host government are left out before this is used. */
export const ADDRESSEE =
  '(?:(?:action\\s+|all\\s+|info(?:rmation)?\\s+)?(?:posts?|addressees?|embass(?:y|ies)|amembass(?:y|ies)|embs?|missions?|consulates?(?:\\s+general)?|delegations?|delegates?|recipients?)|usun|usnato|useu|usoecd|usiaea|unvie|usosce|ussep|usdel|u\\.?s\\.?del|ambassadors?|charges?|chiefs?\\s+of\\s+mission|coms?|dcms?|you)';

/** Words that turn a noun for the addressees into an order to them. */
export const ORDER =
  '(?:should|must|shall|may|will\\s+want\\s+to|(?:are|is|be|being)\\s+(?:also\\s+|hereby\\s+|therefore\\s+|kindly\\s+|strongly\\s+)?(?:requested|instructed|asked|directed|urged|encouraged|authorized|to|invited)|(?:requested|instructed|directed|asked|authorized)(?=\\s+(?:to|deliver|convey|raise|approach|present|inform|advise|report|reply|respond|make|seek|discuss)\\b)|needs?\\s+to|has\\s+been\\s+instructed)';

/** An order in the form of a wish: `would be grateful if posts could`. */
export const WISH = `(?:grateful|appreciate(?:\\s{1,3}it)?)\\s{1,3}if\\s{1,3}(?:(?:all|action|the)\\s{1,3}){0,2}${ADDRESSEE}\\s{1,3}(?:would|could|will|can)`;

/** Verbs of bringing something before a government. */
export const DELIVER =
  'deliver|convey|raise|approach|present|demarche|engage|reiterate|underscore|emphasi[sz]e|stress|express|make|take|carry\\s+out|undertake|draw|pursue|seek|pass|hand|communicate|meet|call(?:\\s+(?:up)?on)?|speak|explain|inform|notify|contact|discuss|consult|use|execute|implement|act|complete|initiate|transmit|share|solicit|lobby|follow\\s+up|weigh\\s+in|relay|impart|begin|bring';

/** Verbs of moving a government: what follows them is its deed, and so is a date that follows. */
export const MOVE =
  'urge|press|encourage|request|ask|remind|tell|propose|persuade|call\\s+for|argue|advocate';

/** Verbs of telling Washington. */
export const REPORT =
  'report|respond|reply|advise|cable|confirm|submit|provide|send|forward|e-?mail|comment|answer|summari[sz]e|furnish|supply|return|nominate|identify|designate|consolidate|relate|apprise';

/** What the posts send back. */
export const ANSWER =
  '(?:responses?|repl(?:y|ies)|reports?|reporting|feedback|views|comments|reactions?|inputs?|answers?|results|confirmation|assessments?|submissions?|nominations?|cables?|readouts?|information|advice|outcomes?|findings)';

/** What the posts deliver. */
export const MESSAGE =
  '(?:demarches?|points|talking\\s+points|message|approach(?:es)?|non-?papers?|text|letters?|notes?|aide-?memoires?|action|delivery|deliveries|representations?|presentations?|request)';

/** Those before whom the case is made. */
export const HOST =
  '(?:host(?:\\s|-)(?:government|country|nation)|governments?|ministr(?:y|ies)|ministers?|mfa|fon(?:off|min)|foreign\\s+(?:office|minist\\w+|affairs)|officials?|authorities|counterparts?|interlocutors?|go(?!od|al|ne|es|ing|ld|lf|at|d\\b|t\\b)[a-z]{1,3}\\b|president|prime\\s+minister|capitals)';

/** Before an order these make it somebody's talk: `The Minister told us that the Embassy should raise it`. */
export const TALK =
  '(?:told|said|says|suggested|argued|replied|claimed|stated|wrote|believes?|(?:noted|added|agreed|asked|hoped)\\s+(?:that|whether))';

/** What takes place on a day. `convention` and `congress` are left to those who can tell the gathering from the treaty and the house. */
export const EVENT =
  '(?:meetings?|summit|ministerial|sessions?|conference|votes?|voting|plenary|elections?|talks|visits?|referendum|negotiations|forum|workshop|seminar|symposium|hearings?|round|consultations|inauguration|anniversary|debate|gathering|roundtable|dialogue)';
