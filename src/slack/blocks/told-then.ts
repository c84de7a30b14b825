import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns/format';
import { type Board, labelOf, type SaidThen } from '../../demarche/index.ts';
import { ACTION, encodePage } from './actions.ts';
import { banner, bareTitle, progress } from './facts.ts';
import { actions, button, context, type MessageContent, message, section, sections } from './parts.ts';
import { calendarDate, count, dateToken, escapeText } from './text.ts';

/** Countries beyond this are counted; more of them do not fit in one message. */
const SHOWN = 60;

export interface ToldThenView {
  board: Board;
  of: 'reported' | Parameters<typeof labelOf>[0];
  found: readonly SaidThen[];
  from: Date;
  /** Null is up to now. */
  until: Date | null;
  /** Of who asked: their days are meant. */
  zone: string;
  now: Date;
}

/** `on Thu 6 Mar 2008`, `from Mon 25 Feb 2008 to Sun 2 Mar 2008`, or since when. */
function periodWords({ from, until, zone }: ToldThenView): string {
  if (until === null) return `since ${dateToken(from, zone, 'date-time')}`;
  const day = (instant: Date) => calendarDate(format(new TZDate(instant, zone), 'yyyy-MM-dd'));
  const [first, last] = [day(from), day(new Date(until.getTime() - 1))];
  return first === last ? `on ${first}` : `from ${first} to ${last}`;
}

/** `• *Malaysia*: Delivered on Thu 6 Mar 2008 · Supports`: what stands, and the date that it is counted by. */
function lineOf({ row, entry, on }: SaidThen, zone: string): string {
  const delivery = `${labelOf(row.delivery)}${on ? ` on ${calendarDate(on)}` : ''}`;
  const recorded = on ? '' : `recorded ${dateToken(new Date(entry.at), zone, 'short')}`;
  const said = [delivery, row.position ? `*${labelOf(row.position)}*` : '', recorded].filter(Boolean);
  return `• *${escapeText(row.name)}*: ${said.join(' · ')}`;
}

/** Who delivered or answered in a period that a person named, and by which date each is counted: "who delivered yesterday?". */
export function toldThenMessage(view: ToldThenView): MessageContent {
  const { board, of, found, zone, now } = view;
  const { demarche, tally } = board;
  const what = of === 'reported' ? 'Answered' : labelOf(of);
  const counted = `${found.length} of ${count(board.rows.length, 'country', 'countries')}`;
  const lines = found.slice(0, SHOWN).map((one) => lineOf(one, zone));
  const more = found.length - lines.length;
  if (more > 0) lines.push(`and ${count(more, 'more country', 'more countries')}`);
  return message(`${what}: ${counted}`, [
    section(`*${what}* ${periodWords(view)}: *${counted}*`),
    ...(lines.length > 0 ? sections(lines.join('\n')) : []),
    section(progress(tally)),
    actions('told-then', [
      button(
        'The board',
        `${ACTION.show}:board`,
        encodePage({ of: 'board', id: demarche.id, page: 0, filter: of }),
        { label: `The board of ${demarche.mrn}` },
      ),
    ]),
    context(
      `${banner(demarche, now)} · ${bareTitle(demarche)}`,
      `A delivery counts on its own date where one was given, all else when it was recorded, by the clock of who asked (${zone}).`,
    ),
  ]);
}
