import type { KnownBlock } from '@slack/types';
import { countryName, type Demarche, onceFor, type TalkingPoint } from '../../demarche/index.ts';
import { banner, bareTitle, citation, title } from './facts.ts';
import { pageOf } from './paging.ts';
import { context, type MessageContent, message, section, verbatim } from './parts.ts';
import { count, escapeText, split } from './text.ts';
import { countShown, withheldBlocks } from './withheld.ts';

/** A rich text block beyond this is hard to read and near Slack's own limit for a message. */
const PIECE = 3_000;

export interface PointsView {
  demarche: Demarche;
  /** Points that name this country come first; empty for none. */
  country: string;
  /** NOTEs are for the post only, so they are shown only when asked for. */
  notes: boolean;
  page: number;
  now: Date;
}

/** The talking points, to the letter, in the cable's order, each with its paragraph and portion mark. */
export function pointsMessage(view: PointsView): MessageContent {
  const { demarche, now } = view;
  const { heading, blocks } = pageOnce(view);
  return message(`${countPoints(demarche)} of ${title(demarche)}`, [
    context(`${banner(demarche, now)} · ${bareTitle(demarche)}`),
    section(heading),
    ...withheldBlocks(demarche, ['points']),
    ...blocks,
  ]);
}

const countPoints = ({ facts, withheld }: Demarche): string =>
  countShown(facts.talkingPoints.length, withheld?.points, 'talking point');

/** What of a page hangs on nothing but the facts and what was asked for. */
interface PointsPage {
  heading: string;
  blocks: readonly KnownBlock[];
}

const pages = onceFor<PointsPage>();

function pageOnce(view: PointsView): PointsPage {
  const { demarche, country, notes, page } = view;
  const asked = `${demarche.id} ${demarche.withheld?.points} ${country} ${notes} ${page}`;
  return pages(demarche.facts, asked, () => drawPage(view));
}

function drawPage({ demarche, country, notes, page }: PointsView): PointsPage {
  const { talkingPoints, nonPaper } = demarche.facts;
  const named = country ? talkingPoints.filter((point) => point.countries.includes(country)) : [];
  const others = talkingPoints.filter((point) => !named.includes(point));
  const name = country ? countryName(country) : '';
  const groups = [
    ...(named.length > 0 ? [[section(`*Points that name ${escapeText(name)}*`)]] : []),
    ...named.map((point) => pointBlocks(point, notes)),
    ...(named.length > 0 && others.length > 0 ? [[section('*All other points*')]] : []),
    ...withSets(others, notes),
  ];
  const shown = pageOf(groups, {
    of: 'points',
    id: demarche.id,
    page,
    filter: [country, notes ? 'notes' : ''].join(' ').trim(),
  });
  const noted = talkingPoints.filter((point) => point.notes.length > 0).length;
  const heading = [
    `*${countPoints(demarche)}*${shown.label ? `, ${shown.label}` : ''}`,
    nonPaper ? 'may be left as a non-paper' : '',
    noted > 0 && !notes ? `${count(noted, 'note')} for the post left out (\`points notes\` shows them)` : '',
    country && named.length === 0 && talkingPoints.length > 0 ? `none names ${escapeText(name)}` : '',
  ];
  return {
    heading: heading.filter(Boolean).join(' · '),
    blocks: [...(talkingPoints.length > 0 ? shown.blocks : nonePoints(demarche)), ...shown.turn],
  };
}

function nonePoints({ withheld }: Demarche): KnownBlock[] {
  // That the cable has points is said in the line above.
  if (withheld && withheld.points > 0) return [];
  return [section('The cable carries no talking points. `/demarche asks` shows what to ask for.')];
}

/** The heading of a set stands before its first point. */
function withSets(points: readonly TalkingPoint[], notes: boolean): Array<readonly KnownBlock[]> {
  let set: string | null = null;
  return points.map((point) => {
    const begins = point.set !== set && point.set !== null;
    set = point.set;
    const blocks = pointBlocks(point, notes);
    return begins ? [section(`*${escapeText(point.set ?? '')}*`), ...blocks] : blocks;
  });
}

/** The pages of all countries share their points. */
const drawn = onceFor<readonly KnownBlock[]>();

const pointBlocks = (point: TalkingPoint, notes: boolean): readonly KnownBlock[] =>
  drawn(point, `${notes}`, () => drawPoint(point, notes));

function drawPoint(point: TalkingPoint, notes: boolean): KnownBlock[] {
  const lead = `${point.parent === null ? '' : '    ↳ '}${point.number}.${point.contingent ? ' If raised:' : ''}`;
  const pieces = split(point.text, PIECE);
  return [
    ...pieces.map((piece, at) =>
      verbatim(at === 0 ? lead : '', piece, at === pieces.length - 1 ? citation(point) : ''),
    ),
    ...(notes
      ? point.notes.flatMap((note) =>
          split(note, PIECE).map((piece) => verbatim('Note, not to be delivered:', piece)),
        )
      : []),
  ];
}
