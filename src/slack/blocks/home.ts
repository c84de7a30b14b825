import type { HomeView, KnownBlock } from '@slack/types';
import type { Board, BoardRow, Changes, Demarche } from '../../demarche/index.ts';
import type { CountryCode } from '../../geo/index.ts';
import { ACTION, encodePage, HOME } from './actions.ts';
import { title } from './facts.ts';
import { campaignSection } from './list.ts';
import { type Owed, owedBy, owedGroups } from './mine.ts';
import { changeLines } from './news.ts';
import { layOut } from './paging.ts';
import { actions, button, context, header, type MessageContent, section } from './parts.ts';
import { calendarDate, count, localTime } from './text.ts';

/** What each list of Home may take, so that all of them together stay under Slack's hundred blocks. */
const MINE = { blocks: 46, characters: 60_000 };
const OPEN = { blocks: 20, characters: 60_000 };
const NEWS = { demarches: 6, lines: 5 };

/** Which page of each list is shown. */
export interface HomePages {
  mine: number;
  open: number;
}

export const encodePages = ({ mine, open }: HomePages): string => `${mine} ${open}`;

/** The first pages when the value is none of ours. */
export function decodePages(value: string): HomePages {
  const match = /^(\d+) (\d+)$/.exec(value);
  return { mine: Number(match?.[1] ?? 0), open: Number(match?.[2] ?? 0) };
}

/** What a click has just done to a country, shown where its row stands. */
export interface JustSaid {
  demarche: string;
  country: CountryCode | null;
  content: MessageContent;
}

export interface HomeOf {
  /** Open demarches that the person may see, nearest deadline first. */
  boards: readonly Board[];
  /** What changed in each of them. */
  news: ReadonlyArray<{ demarche: Demarche; changes: Changes }>;
  /** ISO date of the person's yesterday. */
  since: string;
  user: string;
  zone: string;
  pages: HomePages;
  now: Date;
  said?: JustSaid | null;
}

const view = (blocks: KnownBlock[], metadata = ''): HomeView => ({
  type: 'home',
  private_metadata: metadata,
  blocks,
});

/** A person's own page: what they owe, what is new, what is open, and how they are served. */
export function homeView(of: HomeOf): HomeView {
  const { boards, pages } = of;
  if (boards.length === 0) return view([...beginning(), ...settings(of)], encodePages(pages));
  return view(
    [begin(true), ...notice(of), ...mine(of), ...news(of), ...open(of), ...settings(of)],
    encodePages(pages),
  );
}

/** For guests and people of other organisations. */
export const refusedHome = (why: string): HomeView => view([section(`:wave: ${why}`)]);

const begin = (running: boolean): KnownBlock =>
  actions('home-begin', [
    ...(running
      ? [
          button('Record a response…', HOME.record, 'record', {
            label: 'Record a response',
            style: 'primary',
          }),
        ]
      : []),
    button('Import a cable…', HOME.import, 'import', {
      label: 'Import a cable from a file',
      ...(running ? {} : { style: 'primary' }),
    }),
    button('Look up a cable…', HOME.lookUp, 'look-up', { label: 'Look up a cable by its MRN' }),
  ]);

/** The next step, to whoever comes first: the app does not know who installed it. */
function beginning(): KnownBlock[] {
  return [
    header('Welcome to Demarche Desk'),
    section(
      'I read a demarche cable and then hold its campaign in Slack: what to say, by when, who has delivered, what each government answered. No open demarche is yours to see yet. To begin:',
    ),
    section(
      [
        '1. Invite me to the channel of the campaign: type `/invite @Demarche Desk` there.',
        '2. Type `/demarche import` there and choose the cable as a text file. You see everything I found in it, and correct it, before anything is tracked.',
        '3. The card of the campaign is then posted there and kept up to date. Only members of that channel see it, here too.',
      ].join('\n'),
    ),
    begin(false),
  ];
}

/** What a click did that concerns none of the person's own countries. */
function notice({ said, boards, user }: HomeOf): KnownBlock[] {
  if (!said) return [];
  const board = boards.find(({ demarche }) => demarche.id === said.demarche);
  const own = board?.rows.some(({ country, owner }) => country === said.country && owner === user);
  return own ? [] : said.content.blocks;
}

function mine(of: HomeOf): KnownBlock[] {
  const { boards, user, pages, said } = of;
  const all = owedBy(boards, user);
  const shown = all.filter(({ board, rows }) => rows.length > 0 || board.demarche.id === said?.demarche);
  const total = all.reduce((sum, { rows }) => sum + rows.length, 0);
  const done = all.reduce((sum, { done: own }) => sum + own, 0);
  const paged = layOut(
    shown.flatMap((one) => ownGroups(one, of)),
    MINE,
  );
  const at = Math.min(pages.mine, paged.length - 1);
  const words =
    all.length === 0
      ? 'No country is assigned to you. `/demarche assign Malaysia me` takes one on.'
      : total === 0
        ? `All of yours are in: ${count(done, 'answer')}.`
        : `You owe *${count(total, 'answer')}*, nearest deadline first${pageWords(at, paged.length)}.`;
  return [
    header('What I owe'),
    section(words),
    ...(paged[at] ?? []),
    ...turn('mine', at, paged.length, { ...pages, mine: at }),
  ];
}

/**
 * A campaign's own countries. The one that a click has just answered stays where it was, with what was said under it: what lies under the
 * pointer must not become the button of another country.
 */
function ownGroups(one: Owed, { user, zone, now, pages, said }: HomeOf): KnownBlock[][] {
  const { board, rows } = one;
  const place = { of: 'mine', id: '', page: pages.mine, filter: '' } as const;
  const groups = (of: Owed) => owedGroups(of, zone, now, place);
  const row = board.rows.find(({ country }) => country === said?.country);
  if (!said || said.demarche !== board.demarche.id || row?.owner !== user) return groups(one);
  const key = ({ dueAt, name }: BoardRow) => `${dueAt ?? '~'} ${name}`;
  const before = rows.filter((other) => other !== row && key(other) < key(row)).length;
  const kept = rows.filter((other) => other !== row).toSpliced(before, 0, row);
  const [heading = []] = groups(one);
  const [, ...countries] = groups({ ...one, rows: kept });
  const answered = [...(countries[before] ?? []), ...said.content.blocks];
  return [heading, ...countries.with(before, answered)];
}

function news({ news: all, since }: HomeOf): KnownBlock[] {
  const changed = all
    .map(({ demarche, changes }) => ({ demarche, lines: changeLines(changes) }))
    .filter(({ lines }) => lines.length > 0);
  const heading = [header('Since yesterday')];
  if (changed.length === 0) return [...heading, section(`Nothing has changed since ${calendarDate(since)}.`)];
  const left = changed.length - NEWS.demarches;
  return [
    ...heading,
    ...changed.slice(0, NEWS.demarches).map(({ demarche, lines }) => {
      const more =
        lines.length > NEWS.lines ? [`…and ${count(lines.length - NEWS.lines, 'more change')}`] : [];
      return section(
        [`*${title(demarche)}*`, ...lines.slice(0, NEWS.lines), ...more].join('\n'),
        button(
          'History',
          `${ACTION.show}:history`,
          encodePage({ of: 'history', id: demarche.id, page: 0, filter: '' }),
          { label: `History of ${demarche.mrn}` },
        ),
      );
    }),
    ...(left > 0 ? [context(`…and changes in ${count(left, 'more demarche')}`)] : []),
  ];
}

function open({ boards, zone, now, pages }: HomeOf): KnownBlock[] {
  const paged = layOut(
    boards.map((board) => [campaignSection(board, zone, now)]),
    OPEN,
  );
  const at = Math.min(pages.open, paged.length - 1);
  return [
    header('Open demarches'),
    section(
      `${count(boards.length, 'open demarche')} that you can see, nearest deadline first${pageWords(at, paged.length)}.`,
    ),
    ...(paged[at] ?? []),
    ...turn('open', at, paged.length, { ...pages, open: at }),
  ];
}

const pageWords = (at: number, pages: number): string => (pages > 1 ? `, page ${at + 1} of ${pages}` : '');

function turn(list: keyof HomePages, at: number, last: number, pages: HomePages): KnownBlock[] {
  if (last <= 1) return [];
  const what = list === 'mine' ? 'what I owe' : 'open demarches';
  const to = (page: number, words: string, id: string) =>
    button(words, `${HOME.turn}:${list}-${id}`, encodePages({ ...pages, [list]: page }), {
      label: `${words}, ${what}, now page ${at + 1} of ${last}`,
    });
  return [
    actions(`turn-${list}`, [
      ...(at > 0 ? [to(at - 1, '‹ Previous', 'previous')] : []),
      ...(at < last - 1 ? [to(at + 1, 'Next ›', 'next')] : []),
    ]),
  ];
}

function settings({ zone, now }: HomeOf): KnownBlock[] {
  return [
    header('Settings'),
    section(
      [
        `*Your times* go by the clock of \`${zone}\` (now ${localTime(now, zone, 'HH:mm zzz')}), as your Slack profile says; Slack changes it under Preferences, Language & region.`,
        '*Reminders* belong to a channel: `/demarche remind` there says when it is reminded, and changes it.',
        '*Everything I can do*: `/demarche help`, in any channel.',
      ].join('\n'),
    ),
  ];
}
