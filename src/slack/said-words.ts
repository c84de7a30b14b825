import { countryName } from '../demarche/index.ts';
import type { PlainReading } from '../utterance/index.ts';
import { type HelpLine, localTime } from './blocks/index.ts';

/** What can be said in plain words, for the help. */
export const SAYINGS: readonly HelpLine[] = [
  ['who is outstanding?', 'the countries that still owe an answer'],
  ['points for Malaysia', 'the talking points'],
  ['when is it due in Jakarta?', 'the deadline by that clock'],
  ['what did Senegal say?', 'the latest answer and its history'],
  ['how many support?', 'the count, with the names'],
  [
    'who delivered yesterday?',
    'those of that day by your clock; also “since Monday”, “this week”, “on 6 March”',
  ],
  ['what changed since Monday?', 'what is new in the campaign'],
  ['what do I owe?', 'your countries, the nearest deadline first'],
  ['remind me tomorrow', 'a DM at that time, with what you then owe'],
  ['remind me 2 hours before the deadline', 'the same, counted back from it'],
  ['map of Africa', 'where each government stands, as a picture in your DM'],
  ['export as csv', 'the board as a file in your DM'],
  ['Senegal supports, FM said yes on the 6th', 'shows what would be recorded, and asks first'],
  ['I take Malaysia', 'asks, and then names you as who answers for it'],
].map(([usage = '', help = '']) => ({ usage, help, examples: [usage] }));

/** What is said behind the number of them. */
export const COUNTED: Record<string, string> = {
  reported: 'are in',
  outstanding: 'are outstanding',
  overdue: 'are overdue',
  all: 'owe an answer',
  held: 'have two versions that wait for a choice',
  pending: 'are pending',
  planned: 'are planned',
  delivered: 'were delivered to',
  unable: 'could not be delivered to',
  nil: 'reported that nothing was done',
  achieved: 'have done what was asked',
  supports: 'support',
  'leans-yes': 'lean yes',
  noncommittal: 'are noncommittal',
  'leans-no': 'lean no',
  opposes: 'oppose',
};

const OTHER_WORDS = {
  help: 'Help',
  list: 'All demarches',
  show: 'The card',
  asks: 'The asks',
  undo: 'Undo my last entry',
  search: 'A search',
  mine: 'What I owe',
  timeline: 'The time line',
} as const;

const FORMS = {
  xlsx: 'As a workbook',
  csv: 'As a table (CSV)',
  json: 'As JSON',
  report: 'The draft reporting cable',
};

/** What stands on the button of a reading. */
export function choiceWords(reading: PlainReading, zone: string): string {
  const name = 'country' in reading && reading.country ? countryName(reading.country) : '';
  switch (reading.type) {
    case 'points':
      return name ? `Talking points for ${name}` : 'Talking points';
    case 'deadlines':
      return name ? `When it is due in ${name}` : 'Deadlines';
    case 'history':
      return name ? `History of ${name}` : 'History';
    case 'status':
      return name ? `Status of ${name}` : 'The board';
    case 'answer':
      return `What ${name} said`;
    case 'record':
      return `Record for ${name}`;
    case 'count':
      return `How many ${COUNTED[reading.of] ?? reading.of}`;
    case 'between':
      return `From ${localTime(new Date(reading.from), zone)}`;
    case 'cable':
      return reading.mrn ? `Cable ${reading.mrn}` : 'The cable';
    case 'remind':
      return `Remind me ${localTime(new Date(reading.at), zone)}`;
    case 'remind-before':
      return name ? `Remind me before ${name} is due` : 'Remind me before the deadline';
    case 'since':
      return reading.from ? `Since ${localTime(new Date(reading.from), zone)}` : 'What is new';
    case 'map':
      return reading.region ? `Map of ${reading.region}` : 'Map of the world';
    case 'export':
      return FORMS[reading.form];
    case 'assign':
      return `${reading.owner ? 'Assign' : 'Unassign'} ${reading.countries.map(countryName).join(', ')}`;
    case 'command':
      return `How to ${reading.command === 'quiet' ? 'set reminders' : reading.command}`;
    default:
      return OTHER_WORDS[reading.type];
  }
}
