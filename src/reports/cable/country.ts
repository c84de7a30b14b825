import { tz } from '@date-fns/tz';
import { format } from 'date-fns/format';
import { type BoardRow, labelOf } from '../../demarche/index.ts';
import { cleanWords } from './clean.ts';

/** How words of people are made fit for the form; each reading of a paragraph uses another one. */
export type Clean = (text: string) => string;

/** `March 6, 2008` from `2008-03-06`. */
function longDate(date: string): string {
  return format(new Date(`${date}T00:00:00Z`), 'MMMM d, yyyy', { in: tz('UTC') });
}

/** A sentence with its end; a list's own comma or semicolon goes. */
export function sentence(text: string): string {
  const bare = text.replace(/[\s;,:]+$/, '');
  return /[.!?]["')]?$/.test(bare) ? bare : `${bare}.`;
}

const small = (label: string): string => label.toLowerCase();

function deliverySentence(row: BoardRow, clean: Clean): string {
  const post = (row.post && clean(row.post)) || 'The post';
  switch (row.delivery) {
    case 'delivered':
      return `${post} delivered the points${row.deliveredOn ? ` on ${longDate(row.deliveredOn)}` : ''}.`;
    case 'unable':
      return sentence(
        `${post} was unable to deliver the points${row.reason ? `: ${clean(row.reason)}` : ''}`,
      );
    case 'nil':
      return sentence(`${post} reports that nothing was done${row.reason ? `: ${clean(row.reason)}` : ''}`);
    case 'planned':
      return `${post} plans to deliver the points.`;
    case 'pending':
      return 'No delivery is recorded.';
  }
}

function positionSentences(row: BoardRow): string[] {
  const whole = row.position ? `Position: ${small(labelOf(row.position))}.` : 'No position is known yet.';
  const asks = Object.entries(row.asks).map(([ask, position]) => `Ask ${ask}: ${small(labelOf(position))}.`);
  return [whole, ...asks];
}

/**
 * One paragraph of the report: who delivered and when, at what level, what the government answered, in which words, what is next.
 *
 * `Malaysia: AMEMBASSY KUALA LUMPUR delivered the points on March 6, 2008. Position: supports.`
 */
export function countryText(row: BoardRow, clean: Clean): string {
  const { level, interlocutor, quote, note, paperLeft, followUpOn, proposedAchieved, held } = row;
  const said = (label: string, text: string | null) => (text ? [sentence(`${label}: ${clean(text)}`)] : []);
  const cableSays = row.position === 'achieved' && !quote ? (proposedAchieved?.quote ?? null) : null;
  const inQuotes = (label: string, text: string | null) =>
    text ? [sentence(`${label}: "${clean(text).replaceAll('"', "'")}"`)] : [];
  return [
    `${cleanWords(row.name)}: ${deliverySentence(row, clean)}`,
    ...said('Level', level),
    ...said('Interlocutor', interlocutor),
    ...positionSentences(row),
    ...inQuotes('In its words', quote),
    ...inQuotes('The demarche says of it', cableSays),
    ...said('Note', note),
    ...(paperLeft === null ? [] : [paperLeft ? 'A paper was left.' : 'No paper was left.']),
    ...(followUpOn ? [`Follow-up on ${longDate(followUpOn)}.`] : []),
    ...(held.length > 0 ? ['A second answer that differs is recorded and not in force.'] : []),
  ].join(' ');
}
