import type { Counted, Filter, PlainReading } from './types.ts';

/** What a sentence is about; `count` and `status` take a filter besides. */
export type Intent = Exclude<PlainReading['type'], 'record' | 'cable'> | 'cable';

/** Words by which an intent is known, in this order; small words (`SMALL_WORDS`) may stand between them. COUNTRY is any country. */
export interface Head {
  intent: Intent;
  /** A verb that fits any intent ("show the points"): counts only where nothing else is named. */
  weak?: true;
  /** Only where the sentence starts with it. */
  first?: true;
  said: readonly string[];
}

export const HEADS: readonly Head[] = [
  {
    intent: 'help',
    said: [
      'help',
      'what can you do',
      'what do you do',
      'what can i ask',
      'what can i say',
      'how does this work',
      'how do i use',
      'how do you work',
      'what are you',
      'who are you',
      'commands',
      'instructions',
    ],
  },
  { intent: 'help', first: true, weak: true, said: ['hi', 'hello', 'hey', 'good morning', 'good afternoon'] },
  {
    intent: 'points',
    said: [
      'points',
      'point',
      'talking points',
      'talking point',
      'talkers',
      'tps',
      'pts',
      'what do we say',
      'what should say',
      'what to say',
      'what say to COUNTRY',
      'what say in COUNTRY',
      'what tell COUNTRY',
      'what do i tell',
      'what should tell',
      'speaking notes',
      'speaking points',
      'script',
    ],
  },
  {
    intent: 'asks',
    said: [
      'asks',
      'the ask',
      'our ask',
      'objectives',
      'objective',
      'what are we asking',
      'what asking for',
      'what do we want',
      'what does washington want',
      'what is requested',
    ],
  },
  {
    intent: 'deadlines',
    said: [
      'deadline',
      'deadlines',
      'due',
      'when due',
      'when report',
      'when deliver',
      'when answer',
      'when reply',
      'when COUNTRY report',
      'when COUNTRY deliver',
      'when COUNTRY due',
      'when COUNTRY answer',
      'due date',
      'by when',
      'how long do we have',
      'how much time',
      'time left',
      'cutoff',
    ],
  },
  {
    intent: 'answer',
    said: [
      'what COUNTRY say',
      'what COUNTRY said',
      'what COUNTRY answer',
      'what COUNTRY reply',
      'what COUNTRY respond',
      'what COUNTRY think',
      'what COUNTRY tell us',
      'what COUNTRY position',
      'what COUNTRY government say',
      'what heard from COUNTRY',
      'how COUNTRY respond',
      'how COUNTRY answer',
      'how COUNTRY reply',
      'how COUNTRY react',
      'where COUNTRY stand',
      'COUNTRY answer',
      'COUNTRY response',
      'COUNTRY reply',
      'COUNTRY position',
      'COUNTRY view',
      'answer of COUNTRY',
      'answer from COUNTRY',
      'response of COUNTRY',
      'response from COUNTRY',
      'reply from COUNTRY',
      'position of COUNTRY',
      'heard from COUNTRY',
      'hear from COUNTRY',
    ],
  },
  {
    intent: 'count',
    said: ['how many', 'number of', 'count', 'count of', 'headcount'],
  },
  {
    intent: 'status',
    said: [
      'status',
      'board',
      'tally',
      'scoreboard',
      'progress',
      'where are we',
      'where do we stand',
      'how are we doing',
      'how is it going',
      'how is it looking',
      'how does it look',
      'what about COUNTRY',
      'how about COUNTRY',
      'how COUNTRY doing',
      'news from COUNTRY',
    ],
  },
  { intent: 'status', weak: true, said: ['who', 'which', 'which countries', 'what countries', 'whom'] },
  {
    intent: 'history',
    said: [
      'history',
      'audit',
      'audit trail',
      'who changed',
      'who recorded',
      'what changed',
      'what happened',
      'changes',
      'log',
    ],
  },
  {
    intent: 'undo',
    first: true,
    said: [
      'undo',
      'take that back',
      'take it back',
      'scratch that',
      'revert',
      'never mind that entry',
      'i made a mistake',
    ],
  },
  {
    intent: 'remind',
    first: true,
    said: [
      'remind',
      'remind me',
      'remind us',
      'set a reminder',
      'reminder',
      'nudge me',
      'ping me',
      'wake me',
    ],
  },
  {
    intent: 'list',
    said: [
      'demarches',
      'open demarches',
      'list demarches',
      'which demarches',
      'campaigns',
      'what is open',
      'everything open',
    ],
  },
  { intent: 'list', weak: true, said: ['list'] },
  {
    intent: 'show',
    said: ['card', 'show card', 'demarche', 'summary', 'overview', 'what is this about'],
  },
  { intent: 'show', weak: true, said: ['show'] },
  { intent: 'cable', said: ['cable', 'telegram', 'message', 'read cable'] },
  { intent: 'cable', weak: true, said: ['look up', 'lookup', 'open', 'read'] },
  {
    intent: 'search',
    first: true,
    said: ['search', 'search for', 'find', 'look for', 'look up', 'lookup', 'anything about', 'anything on'],
  },
];

/** Words for rows of the board. A phrase that starts another stands after it. */
export const FILTERS: ReadonlyArray<{ filter: Counted; said: readonly string[] }> = [
  { filter: 'leans-yes', said: ['leans yes', 'lean yes', 'leaning yes', 'leaning towards yes'] },
  { filter: 'leans-no', said: ['leans no', 'lean no', 'leaning no', 'leaning towards no'] },
  {
    filter: 'supports',
    said: [
      'supports',
      'support',
      'supporting',
      'supportive',
      'in favour',
      'in favor',
      'on board',
      'said yes',
      'yes',
    ],
  },
  {
    filter: 'opposes',
    said: ['opposes', 'oppose', 'opposing', 'opposed', 'against', 'said no', 'refused', 'rejected'],
  },
  { filter: 'noncommittal', said: ['noncommittal', 'non committal', 'undecided', 'neutral', 'on the fence'] },
  {
    filter: 'achieved',
    said: ['achieved', 'done what', 'done it', 'already done', 'recognized', 'recognised'],
  },
  {
    filter: 'outstanding',
    said: [
      'outstanding',
      'missing',
      'left',
      'owes',
      'owe',
      'still open',
      'remaining',
      'to chase',
      'should chase',
      'must chase',
      'not in',
      'chase',
      'silent',
      'have yet',
      'has yet',
      'waiting for',
      'waiting on',
    ],
  },
  { filter: 'overdue', said: ['overdue', 'late', 'past due', 'past the deadline', 'missed deadline'] },
  { filter: 'held', said: ['held', 'on hold', 'waiting for a choice', 'in conflict'] },
  { filter: 'unable', said: ['unable', 'could not deliver', 'can not deliver'] },
  { filter: 'delivered', said: ['delivered', 'deliver', 'delivering', 'presented'] },
  { filter: 'planned', said: ['planned', 'scheduled', 'plan'] },
  { filter: 'nil', said: ['nil', 'no action'] },
  { filter: 'pending', said: ['pending'] },
  {
    filter: 'in',
    said: [
      'answered',
      'answer',
      'responded',
      'respond',
      'replied',
      'reply',
      'reported',
      'report',
      'came back',
      'got back',
      'are in',
      'is in',
      'heard from',
      'heard',
    ],
  },
  { filter: 'all', said: ['all', 'everyone', 'everybody', 'total', 'altogether', 'responders'] },
];

/** The rows that a negation leaves: "who has not delivered". Several, where only the person can say which they mean. */
export const NEGATED: Readonly<Partial<Record<Counted, readonly Filter[]>>> = {
  in: ['outstanding'],
  delivered: ['outstanding'],
  supports: ['opposes', 'leans-no', 'noncommittal'],
  opposes: ['supports', 'leans-yes', 'noncommittal'],
};

export const NEGATIONS: ReadonlySet<string> = new Set([
  'not',
  'no',
  'never',
  'nobody',
  'neither',
  'nor',
  'without',
  'yet to',
]);

/** Words that carry nothing of their own in a question. */
export const SMALL_WORDS: ReadonlySet<string> = new Set(
  (
    'a an the is are was were be been being am it its this that these those there their them they he she our ours we us i me my you your ' +
    'please kindly thanks thank can could would will shall should do does did has have had to of at for in on with from by and or so ' +
    'ok okay hey hi hello dear just now yet still already far currently today right quick quickly again tell show give get need want like ' +
    'see know let lets bot desk team all some any anyone who what when which as about regarding concerning re on not no me ' +
    'countries country governments government posts post capital capitals states embassy embassies people them mr madam sir'
  ).split(' '),
);

/** Before a slot: the word tells that a country, or a topic, follows. */
export const BEFORE_COUNTRY: ReadonlySet<string> = new Set(
  'for in to from of did does has have is about with by do on record note mark at will what how'.split(' '),
);
export const BEFORE_TOPIC: ReadonlySet<string> = new Set(
  'on about regarding concerning re covering mentioning'.split(' '),
);
