/** What is drawn, sent or gathered for the person; a field that is not named is null or false. */
export const MADE: ReadonlyArray<[words: string, reading: object]> = [
  // The map.
  ['map', { type: 'map' }],
  ['show me the map', { type: 'map' }],
  ['map of Africa', { type: 'map', region: 'africa' }],
  ['a map of the Middle East please', { type: 'map', region: 'middle east' }],
  ['africa map', { type: 'map', region: 'africa' }],
  ['can I see the map of europe?', { type: 'map', region: 'europe' }],
  ['map of the Americas', { type: 'map', region: 'americas' }],
  ['map of Latin America, dark', { type: 'map', region: 'americas', dark: true }],
  ['map of afirca', { type: 'map', region: 'africa' }],
  ['map of the pacific', { type: 'map', region: 'oceania' }],
  ['map 08STATE22377 asia', { type: 'map', mrn: '08STATE22377', region: 'asia' }],
  // The time line.
  ['timeline', { type: 'timeline' }],
  ['show the timeline', { type: 'timeline' }],
  ['time line in dark', { type: 'timeline', dark: true }],
  ['answers day by day', { type: 'timeline' }],
  // Files.
  ['export as csv', { type: 'export', form: 'csv' }],
  ['can you export this to excel?', { type: 'export', form: 'xlsx' }],
  ['export 08STATE22377 as json', { type: 'export', mrn: '08STATE22377', form: 'json' }],
  ['give me a spreadsheet', { type: 'export', form: 'xlsx' }],
  ['the csv please', { type: 'export', form: 'csv' }],
  ['draft the reporting cable', { type: 'export', form: 'report' }],
  ['export report', { type: 'export', form: 'report' }],
  // What a person owes.
  ['mine', { type: 'mine' }],
  ['what do I owe?', { type: 'mine' }],
  ['what’s on my plate', { type: 'mine' }],
  ['which are my countries', { type: 'mine' }],
];

/** Since when, in Washington on that Friday at 10:00; null when no time was named. */
export const SINCE: ReadonlyArray<[words: string, from: string | null]> = [
  ['what changed since Monday?', '2008-03-03T05:00:00.000Z'],
  ['what has changed since yesterday', '2008-03-06T05:00:00.000Z'],
  ['since yesterday', '2008-03-06T05:00:00.000Z'],
  ['anything new since 6 March?', '2008-03-06T05:00:00.000Z'],
  ['who answered since the 5th', '2008-03-05T05:00:00.000Z'],
  ['what happened since yesterday at 15:30', '2008-03-06T20:30:00.000Z'],
  ['what changed today', '2008-03-07T05:00:00.000Z'],
  ['what changed this morning', '2008-03-07T05:00:00.000Z'],
  ['what changed since 8:00', '2008-03-07T13:00:00.000Z'],
  // Eleven is still to come today.
  ['what changed since 11 am', '2008-03-06T16:00:00.000Z'],
  ['what changed in the last 24 hours', '2008-03-06T15:00:00.000Z'],
  ['what happened in the last two days', '2008-03-05T15:00:00.000Z'],
  ['what changed in the last hour', '2008-03-07T14:00:00.000Z'],
  ['anything new since 3 days ago', '2008-03-04T15:00:00.000Z'],
  ['what changed this week', '2008-03-03T05:00:00.000Z'],
  ['what changed since last week', '2008-02-25T05:00:00.000Z'],
  ['what happened overnight', '2008-03-06T23:00:00.000Z'],
  ['what’s new?', null],
  ['anything new', null],
  ['what did I miss', null],
  ['catch me up', null],
];

/** So long before the deadline. */
export const BEFORE_DEADLINE: ReadonlyArray<
  [words: string, minutes: number, country: string | null, about: string | null]
> = [
  ['remind me 2 hours before the deadline', 120, null, null],
  ['remind me two hours before it is due', 120, null, null],
  ['remind me a day before the deadline', 1_440, null, null],
  ['remind me the day before the deadline', 1_440, null, null],
  ['please remind me 30 minutes before the cutoff', 30, null, null],
  ['remind 2h before deadline', 120, null, null],
  ['set a reminder half an hour before the deadline', 30, null, null],
  ['remind me at the deadline', 0, null, null],
  ['remind me an hour before the deadline in Jakarta', 60, 'ID', null],
  ['remind me 3 hours before Malaysia is due', 180, 'MY', null],
  ['remind me 2 hours before the Senegalese deadline to call Dakar', 120, 'SN', 'call Dakar'],
  ['remind me to call Dakar 2 hours before the deadline', 120, null, 'call Dakar'],
];

/** Who answers for which countries, once it is confirmed. */
export const ASSIGNMENTS: ReadonlyArray<[words: string, countries: readonly string[], owner: string | null]> =
  [
    ['I take Malaysia', ['MY'], 'me'],
    ['I’ll take Malaysia', ['MY'], 'me'],
    ['i will cover KL', ['MY'], 'me'],
    ["I'm handling Malaysia and Indonesia", ['MY', 'ID'], 'me'],
    ['Malaysia is mine', ['MY'], 'me'],
    ['assign Malaysia to me', ['MY'], 'me'],
    ['assign me Malaysia', ['MY'], 'me'],
    ['can you assign Malaysia to me?', ['MY'], 'me'],
    ['put me down for Malaysia', ['MY'], 'me'],
    ['<@U0BOT> assign Malaysia to <@U2>', ['MY'], 'U2'],
    ['assign Malaysia, Mali and the Emirates to <@U2|sam>', ['AE', 'ML', 'MY'], 'U2'],
    ['assign <@U2> Malaysia please', ['MY'], 'U2'],
    ['<@U2> takes Malaysia', ['MY'], 'U2'],
    ['<@U0BOT> <@U2> will take Senegal', ['SN'], 'U2'],
    ['Senegal goes to <@U2>', ['SN'], 'U2'],
    ['hand Senegal over to <@U2>', ['SN'], 'U2'],
    ['give Senegal to <@U2>', ['SN'], 'U2'],
    ['put <@U2> on Senegal', ['SN'], 'U2'],
    ['unassign Senegal', ['SN'], null],
    ['take <@U2> off Senegal', ['SN'], null],
  ];

/** Sentences of the same words that give no country to anybody. */
export const NEVER_ASSIGNED: readonly string[] = [
  'who takes Malaysia?',
  '<@U2> takes Malaysia?',
  'does <@U2> have Malaysia',
  'give me Malaysia',
  'give me the points for Malaysia',
  'I take it that Malaysia supports',
  'I take Malaysia to be noncommittal',
  'Malaysia will take time',
  'Malaysia takes note',
  'Malaysia is fine with <@U2>',
  '<@U2> Malaysia is outstanding',
  'I will not take Malaysia',
  'if I take Malaysia',
  'assign Malaysia',
  'assign <@U2>',
  'assign Atlantis to <@U2>',
  'assign Malaysia to <@U2> and <@U3>',
  'put Malaysia down as noncommittal',
  'note Malaysia supports',
];

/** What is not done on a plain word: the person is told what to type. */
export const TYPED: ReadonlyArray<[words: string, command: string]> = [
  ['close it', 'close'],
  ['please close this demarche', 'close'],
  ['can you close it?', 'close'],
  ['wrap it up', 'close'],
  ['reopen it', 'reopen'],
  ['open it again', 'reopen'],
  ['track this here', 'track'],
  ['follow 08STATE22377 here', 'track'],
  ['stop following it', 'untrack'],
  ['import a cable', 'import'],
  ['start a new demarche', 'import'],
  ['share it', 'share'],
  ['share the board with everyone', 'share'],
  ['mute', 'quiet'],
  ['stop reminding us', 'quiet'],
  ['turn off reminders', 'quiet'],
  ['don’t remind us', 'quiet'],
];

/** Words of one intent in a sentence of another. */
export const CONFUSABLE: ReadonlyArray<[words: string, reading: object]> = [
  ['points on export controls', { type: 'points', topic: 'export controls' }],
  ['what did Senegal say about the export report', { type: 'answer', country: 'SN' }],
  ['history since the import', { type: 'history' }],
  ['has Mali answered since Monday?', { type: 'history', country: 'ML' }],
  ['what changed', { type: 'history' }],
  ['who is in Jakarta', { type: 'status', country: 'ID' }],
  ['is Malaysia in?', { type: 'status', country: 'MY' }],
  ['how close are we to the deadline', { type: 'deadlines' }],
  ['who closed it', { type: 'history' }],
  ['is it closed?', { type: 'show' }],
  ['remind me about the deadline tomorrow', { type: 'remind', words: 'the deadline' }],
  ['remind me tomorrow to export the csv', { type: 'remind', words: 'export the csv' }],
  ['search points of contact', { type: 'search', words: 'points of contact' }],
  ['search map of the border', { type: 'search', words: 'map of the border' }],
  ['search for talking points', { type: 'search', words: 'talking points' }],
  ['find the map of Africa', { type: 'map', region: 'africa' }],
  ['history of yesterday', { type: 'since', from: '2008-03-06T05:00:00.000Z' }],
  ['history of Senegal since Monday', { type: 'history', country: 'SN' }],
  ['open 08STATE22377', { type: 'cable', mrn: '08STATE22377' }],
  ['what is the status of South Africa', { type: 'status', country: 'ZA' }],
  ['points for the Americans', { type: 'points', country: 'US' }],
  ['Mali supports since Monday', { type: 'record', country: 'ML' }],
  ['show the asks', { type: 'asks' }],
  ['show everything open', { type: 'list' }],
];
