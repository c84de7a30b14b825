import type { Position } from '../demarche/index.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Who speaks for a government, between its name and what it says: "Senegal's FM said yes". */
export const VOICES = set(
  'government govt gov mfa fm pm dfm dg ministry minister foreign prime president deputy director general ambassador officials authorities side embassy post',
);
/** What may stand between the government and the word of the scale; never a negation. */
export const LINKS = set(
  'is are was has have had now also all already clearly firmly formally fully strongly definitely again still just as down says say said saying answered answers replied replies responded told confirmed confirms that it they he she us me will today be been',
);
/** The post, speaking of itself. */
export const SPEAKERS = set('i we post embassy have has just already was');
/** Asks for a record, where the sentence starts with it. */
export const RECORD_VERBS = set('record note log mark put register enter set report update fyi add');
/** Before a statement: "please note that the". */
export const LEAD_INS = set(
  'please kindly thanks hi hello hey ok okay so can could you would and the that for us me also government govt republic of in from dear all team well news good just',
);
export const ASKING = set(
  'who whom whose what when where why how which is are was were does do did has have had can could would will should shall may might am',
);
/** A sentence with one of these states nothing as certain, wherever it stands. */
export const HYPOTHETICAL = set(
  'if whether unless might perhaps maybe probably possibly presumably likely unlikely suppose supposing assuming assume hopefully guess ' +
    'apparently allegedly reportedly rumour rumor rumours rumors unclear unsure unconfirmed provided conditional conditionally contingent depending depends almost nearly ' +
    'pretend imagine supposedly seemingly hypothetically wonder wondering doubtful',
);
/** Beside the word of the scale they make it uncertain; elsewhere in the note they do not: "supports, would like a call". */
export const UNCERTAIN = set(
  'would could may should hope hopes hoping think thinks believe believes expect expects expected seems seem appears until consider ' +
    'considers considering tends doubt doubts ask asks asked want wants when once or only',
);
export const NEGATING_A_STATEMENT = set(
  'not no never neither nor without nobody none nothing cannot refuse refuses refused refusing decline declines declined fail fails failed stop ' +
    'stopped stops hardly barely rather hesitates hesitant reluctant withdrew withdraws withdrawn lack lacks denies denied ended ends wrong false untrue',
);
/** Right behind the word of the scale, also after a comma, they bound it. */
export const TURNING = set('but or not nor only subject pending depending except');
/** Within the first words behind it they deny it. */
export const DENIALS = set('not false wrong untrue incorrect');
/** At the end they turn a statement into a question: "Senegal supports, right". */
export const TAGS = set('right correct eh huh innit yeah');

/** The root of the words of the scale, to see that a sentence is about one; only `parseResponseWords` says that it is one. */
export const SCALE_ROOTS: ReadonlyArray<{ root: RegExp; means: Position }> = [
  {
    root: /^(?:support|supports|supported|supporting|supportive|favou?rs?|favou?red|favou?rable|endorses?|endorsed|agrees?|agreed|yes)$/,
    means: 'supports',
  },
  {
    root: /^(?:oppose|opposes|opposed|opposing|opposition|against|rejects?|rejected|objects?|objected)$/,
    means: 'opposes',
  },
  { root: /^(?:noncommittal|undecided|neutral)$/, means: 'noncommittal' },
  { root: /^(?:achieved)$/, means: 'achieved' },
];

/** What a person may have meant by a sentence about a position, when only they can say. */
export const OFFERED: Readonly<Record<'for' | 'against', readonly Position[]>> = {
  for: ['supports', 'leans-yes', 'noncommittal'],
  against: ['opposes', 'leans-no', 'noncommittal'],
};

/** A date beside one of these is the day on which the government spoke or the post did. */
export const SPEAKING = set(
  'said says told answered replied responded confirmed confirms informed met delivered presented raised handed yes no supports supportive opposes opposed',
);
/** A date beside one of these is some other day. */
export const PLANNING = set(
  'will meets meeting by until before after next planned scheduled expects cabinet vote votes voting summit due again from since',
);

/** After a country they make a statement of it, not a look-up. */
export const STATES = set(
  'is are was has have had will does do did not says say said told answered replied responded confirmed confirms would might may could can ' +
    'fm pm mfa government yes no supports support supportive opposes oppose opposed against undecided neutral noncommittal achieved done ' +
    'leans lean leaning delivered raised handed presented planned scheduled unable nil in favour as also now wants refuses agrees agreed ' +
    'rejects still cannot never supported',
);

export const SPEECH_WORDS: ReadonlySet<string> = new Set(
  [
    VOICES,
    LINKS,
    RECORD_VERBS,
    LEAD_INS,
    ASKING,
    HYPOTHETICAL,
    UNCERTAIN,
    NEGATING_A_STATEMENT,
    TAGS,
    SPEAKING,
    PLANNING,
    STATES,
  ].flatMap((words) => [...words]),
);
