import { LEVELS, printMrn } from '../../cable/index.ts';
import {
  type Board,
  type BoardRow,
  type Demarche,
  type Entry,
  effectiveMarking,
  LEVEL_MARKS,
  type Marking,
  POSITIONS,
  portionLevel,
  projections,
} from '../../demarche/index.ts';
import { positionWords, projectionWords, withheldWords } from '../wording.ts';
import { cleanWords, plainWords } from './clean.ts';
import { type Clean, countryText, sentence } from './country.ts';
import { BLANK, compose, type DraftParagraph, type Heading, readsBack } from './form.ts';

/** The highest of the portion marks of what a paragraph quotes; null is for words without a mark, which count as the whole cable does. */
function portionOf(quoted: ReadonlyArray<string | null>, marking: Marking, now: Date): string {
  const ranks = quoted.map((portion) => LEVELS.indexOf(portionLevel(portion, marking, now)));
  const level = LEVELS[Math.max(...ranks)] ?? 'UNCLASSIFIED';
  return marking.captions.includes('NOFORN') && level !== 'UNCLASSIFIED'
    ? `${LEVEL_MARKS[level]}/NF`
    : LEVEL_MARKS[level];
}

/** Words of the form itself name nobody. */
const ADDRESSEE =
  /^(?!(?:FM|TO|INFO|XMT|REFS?|SUBJ(?:ECT)?|TAGS|QUOTE|UNQUOTE|BT|NNNN)\b)[A-Z][A-Z.'-]*(?: [A-Z][A-Z.'-]*)*$/;

function headingOf({ demarche, rows }: Board, now: Date): Heading {
  const { marking, from, tags, mrn } = demarche;
  const { level } = effectiveMarking(marking, now);
  const captions = marking.captions.filter((caption) => /^[A-Z]+(?: [A-Z]+)*$/.test(caption));
  const sensitive = level === 'SBU' && !captions.includes('SENSITIVE') ? ['SENSITIVE'] : [];
  return {
    now,
    to: from && ADDRESSEE.test(from) ? from : 'SECSTATE WASHDC',
    info: [...new Set(rows.map(({ via }) => via))].filter((via) => ADDRESSEE.test(via)),
    level,
    captions: [...sensitive, ...captions],
    declassifyOn: marking.declassifyOn,
    tags: tags.filter((tag) => /^[A-Z][A-Z0-9]{1,9}$/.test(tag)),
    reference: printMrn(mrn),
  };
}

function summary({ tally }: Board, clean: Clean, subject: string): string {
  const late = tally.overdue > 0 ? `, ${tally.overdue} of them overdue` : '';
  const positions = positionWords(tally);
  return [
    'Summary.',
    sentence(
      `Posts have reported on ${tally.in} of the ${tally.owing} governments that they were asked to approach on ${clean(subject)}`,
    ),
    positions === '' ? 'No position is known yet.' : `Positions: ${positions}.`,
    `Reports outstanding: ${tally.outstanding}${late}.`,
    'End summary.',
  ].join(' ');
}

const byPosition = (row: BoardRow): number =>
  row.position === null ? POSITIONS.length : POSITIONS.indexOf(row.position);

const listed = (rows: readonly BoardRow[], clean: Clean): string =>
  rows.length === 0
    ? 'none'
    : rows
        .map(
          ({ name, post, overdue }) =>
            `${cleanWords(name)}${post ? ` (${clean(post)})` : ''}${overdue ? ', overdue' : ''}`,
        )
        .join('; ');

/** A paragraph before its words were made fit for the form. */
interface Slot {
  portion: string;
  text(clean: Clean): string;
}

function slotsOf(board: Board, entries: readonly Entry[], now: Date): Slot[] {
  const { demarche, rows } = board;
  const { marking, facts } = demarche;
  const whole = portionOf([null], marking, now);
  const isNil = (row: BoardRow) => row.delivery === 'nil' && row.position === null;
  const answered = rows
    .filter((row) => row.last !== null && !isNil(row))
    .toSorted((a, b) => byPosition(a) - byPosition(b));
  const silent = rows.filter((row) => row.post === null && row.last === null);
  const asks: Slot = {
    portion: portionOf(
      facts.asks.map(({ portion }) => portion),
      marking,
      now,
    ),
    text: (clean) =>
      `Governments were asked as follows. ${facts.asks.map(({ number, text }) => sentence(`Ask ${number}: ${clean(text)}`)).join(' ')}`,
  };
  const withheld = withheldWords(board);
  return [
    { portion: whole, text: (clean) => summary(board, clean, demarche.subject) },
    ...(withheld ? [{ portion: whole, text: () => `Note to the drafter. ${withheld}` }] : []),
    ...(facts.asks.length > 0 ? [asks] : []),
    ...answered.map((row): Slot => ({ portion: whole, text: (clean) => countryText(row, clean) })),
    ...projections(demarche, entries, now).map(
      (one): Slot => ({ portion: whole, text: (clean) => clean(projectionWords(one, ', now ')) }),
    ),
    {
      portion: whole,
      text: (clean) => {
        const nil = rows.filter(isNil).map((row) => countryText(row, clean));
        return `Nil reports: ${nil.length === 0 ? 'none.' : nil.join(' ')}`;
      },
    },
    {
      portion: whole,
      text: (clean) =>
        `Outstanding: ${listed(
          rows.filter((row) => row.outstanding),
          clean,
        )}.`,
    },
    ...(silent.length > 0
      ? [
          {
            portion: whole,
            text: (clean: Clean) => `Without a post of the United States: ${listed(silent, clean)}.`,
          },
        ]
      : []),
  ];
}

/** From what people wrote to a blank: the first that the form can carry is taken. */
const WAYS: readonly Clean[] = [cleanWords, plainWords, () => BLANK];
const SIMPLIFIED = 'Words were simplified here to fit this form; Demarche Desk has them exactly.';

function subjectOf({ subject }: Demarche, clean: Clean): string {
  return `RESPONSES TO DEMARCHE ON ${clean(subject).toUpperCase() || BLANK}`;
}

/**
 * The draft of the cable that reports what a campaign brought: header, tally, one paragraph a country, what moved over an event, nil
 * reports, who is outstanding, and blanks (`XXXXXXXXXXXX`) for what only the drafter knows: originator, number, comment, signature. Our
 * own parser reads it back without a warning; words of people that would break the form are simplified until it does.
 *
 * `reportingCable(board, now, entries)` begins `R 061500Z MAR 08`.
 */
export function reportingCable(board: Board, now: Date, entries: readonly Entry[] = []): string {
  const heading = headingOf(board, now);
  const whole = portionOf([null], board.demarche.marking, now);
  const comment: DraftParagraph = { portion: whole, text: `Comment: ${BLANK}. End comment.` };
  const slots = slotsOf(board, entries, now);
  const fill = ({ portion, text }: Slot, clean: Clean): DraftParagraph => ({ portion, text: text(clean) });
  const simplified = (slot: Slot, clean: Clean): DraftParagraph => {
    const { portion, text } = fill(slot, clean);
    return { portion, text: clean === cleanWords ? text : `${text} ${SIMPLIFIED}` };
  };
  const carries = (subject: string, body: readonly DraftParagraph[]) =>
    readsBack(compose(heading, subject, [...body, comment]), subject, [...body, comment]);

  const subjects = WAYS.map((clean) => subjectOf(board.demarche, clean));
  const asWritten = slots.map((slot) => fill(slot, cleanWords));
  const [first = ''] = subjects;
  if (carries(first, asWritten)) return compose(heading, first, [...asWritten, comment]);

  // Something breaks the form: paragraph by paragraph, so that only what does is simplified.
  const subject = subjects.find((one) => carries(one, [])) ?? subjects.at(-1) ?? '';
  const body: DraftParagraph[] = [];
  for (const slot of slots) {
    const ways = WAYS.map((clean) => simplified(slot, clean));
    const fits = ways.find((one) => carries(subject, [...body, one])) ?? ways.at(-1);
    if (fits) body.push(fits);
  }
  return compose(heading, subject, [...body, comment]);
}
