import { type Board, DEADLINE_LABELS, deadlineInstant, isDoubt } from '../../demarche/index.ts';
import { banner, bareTitle, citation, deadlineWords, title } from './facts.ts';
import { pageOf } from './paging.ts';
import { context, type MessageContent, message, section, verbatim } from './parts.ts';
import { calendarDate, dateToken, escapeText, localTime, shorten } from './text.ts';
import { countShown, withheldBlocks } from './withheld.ts';

/**
 * Each deadline with what is doubtful of it, its words in the cable, what was assumed, and the time for the reader, for the first and last post, and in UTC.
 */
export function deadlinesMessage(view: {
  board: Board;
  zone: string;
  page: number;
  now: Date;
}): MessageContent {
  const { board, zone, page, now } = view;
  const { demarche } = board;
  const { deadlines, urgency, events, reportingInstruction } = demarche.facts;
  const groups = deadlines.map((deadline) => {
    const zones = deadline.zone ? [deadline.zone] : board.rows.map((row) => row.zone);
    const instants = zones.map((at) => ({ at, due: deadlineInstant(deadline, at) }));
    instants.sort((a, b) => a.due.getTime() - b.due.getTime());
    const ends = [instants[0], instants.at(-1)].flatMap((one) => one ?? []);
    const distinct = ends.filter((one, at) => at === 0 || one.due.getTime() !== ends[0]?.due.getTime());
    const clocks = distinct.map(
      ({ at, due }, index) =>
        `${distinct.length > 1 ? (index === 0 ? 'First post: ' : 'Last post: ') : ''}${dateToken(due, zone, 'date-time')} your time · ${localTime(due, at)} at post · ${localTime(due, 'UTC')}`,
    );
    const doubts = deadline.assumptions.filter(isDoubt);
    const assumptions = deadline.assumptions.filter((one) => !isDoubt(one));
    const assumed = assumptions.length > 0 ? `Assumed: ${assumptions.map(escapeText).join('; ')}` : '';
    return [
      section([`*${DEADLINE_LABELS[deadline.kind]} ${deadlineWords(deadline)}*`, ...clocks].join('\n')),
      ...doubts.map((one) => section(`:warning: *Please ${escapeText(one)}.*`)),
      verbatim('“', shorten(deadline.quote, 1_000), `”  ${citation(deadline)}`),
      ...(assumed ? [context(assumed)] : []),
    ];
  });
  const other = [
    ...urgency.map(
      (one) => `Urgency, without a date: “${escapeText(shorten(one.quote, 200))}”  ${citation(one)}`,
    ),
    ...events.map(
      (one) =>
        `Event: ${calendarDate(one.date)}${one.endDate ? ` to ${calendarDate(one.endDate)}` : ''}, “${escapeText(shorten(one.quote, 200))}”  ${citation(one)}`,
    ),
    ...(reportingInstruction
      ? [
          `Reporting: “${escapeText(shorten(reportingInstruction.quote, 400))}”  ${citation(reportingInstruction)}`,
        ]
      : []),
  ];
  const all = [...groups, ...other.map((line) => [section(line)])];
  const shown = pageOf(all, { of: 'deadlines', id: demarche.id, page, filter: '' });
  const none = 'The cable names no date by which anything is due, so none is shown and nobody is reminded.';
  return message(
    `${countShown(deadlines.length, demarche.withheld?.deadlines, 'deadline')} of ${title(demarche)}`,
    [
      context(`${banner(demarche, now)} · ${bareTitle(demarche)}`),
      ...withheldBlocks(demarche, ['deadlines', 'texts']),
      ...(deadlines.length === 0 && !demarche.withheld?.deadlines ? [section(none)] : []),
      ...(all.length > 0 ? shown.blocks : []),
      ...shown.turn,
    ],
  );
}
