import type { HomeView, ModalView } from '@slack/types';
import {
  type Board,
  type BoardRow,
  type CountryState,
  changesSince,
  type Entry,
  saidBetween,
} from '../../../src/demarche/index.ts';
import {
  achievedMessage,
  asksMessage,
  assignedMessage,
  assignProposal,
  BOARD_FILTERS,
  boardMessage,
  card,
  countryMessage,
  deadlinesMessage,
  digestMessage,
  escapeText,
  type HomeOf,
  heldMessage,
  historyMessage,
  homeView,
  linkBlocks,
  listMessage,
  type MessageContent,
  mineMessage,
  ownerReminder,
  personalReminder,
  personalReminderHidden,
  pickCountryModal,
  pickDemarcheModal,
  pointsMessage,
  recordedMessage,
  reminderDone,
  reminderMessage,
  remindLaterMessage,
  searchMessage,
  sinceMessage,
  tableMessage,
  toldThenMessage,
  undoneMessage,
} from '../../../src/slack/blocks/index.ts';
import { importMessagesOf } from './import-walk.ts';
import { deedsOf, entriesOf, NASTY, NOW } from './largest.ts';

export const zone = 'America/New_York';
export const FROM = { link: 'https://example.slack.com/archives/C1/p1', linkLost: false };

/** All pages, by the page buttons themselves. */
export function* pagesOf(draw: (page: number) => MessageContent): Generator<[string, MessageContent]> {
  for (let page = 0; ; page++) {
    const content = draw(page);
    yield [`page ${page + 1}`, content];
    const more = content.blocks.some(
      (block) => block.type === 'actions' && block.elements.some((one) => one.action_id === 'page.turn:next'),
    );
    if (!more) return;
    if (page > 400) throw new Error('the pages never end');
  }
}

export const outcomeOf = (entry: Entry, row: BoardRow, others: readonly Entry[]) => {
  const after: CountryState = row;
  return {
    recorded: { type: 'recorded' as const, entry, before: after, after, alsoBy: others.slice(0, 5) },
    held: { type: 'held' as const, entry, newer: others.slice(0, 5), current: after },
  };
};

/** Every message that shows something of a campaign. */
export function* messagesOf(board: Board): Generator<[string, MessageContent]> {
  const { demarche } = board;
  const entries = entriesOf(board);
  const deeds = deedsOf(board);
  const fifty = fiftyOf(board);
  yield ['card', card({ board, now: NOW })];
  for (const filter of BOARD_FILTERS) {
    for (const [page, content] of pagesOf((at) =>
      boardMessage({ board, zone, filter, page: at, now: NOW, keep: 'MY' }),
    ))
      yield [`board ${filter}, ${page}`, content];
  }
  for (const filter of ['all', 'opposes']) {
    for (const [page, content] of pagesOf((at) => tableMessage({ board, zone, filter, page: at, now: NOW })))
      yield [`table ${filter}, ${page}`, content];
  }
  for (const notes of [false, true]) {
    for (const [page, content] of pagesOf((at) =>
      pointsMessage({ demarche, country: 'MY', notes, page: at, now: NOW }),
    ))
      yield [`points ${notes ? 'with notes' : ''}, ${page}`, content];
  }
  for (const [page, content] of pagesOf((at) => asksMessage({ board, page: at, now: NOW })))
    yield [`asks, ${page}`, content];
  for (const [page, content] of pagesOf((at) => deadlinesMessage({ board, zone, page: at, now: NOW })))
    yield [`deadlines, ${page}`, content];
  for (const [page, content] of pagesOf((at) =>
    historyMessage({ board, entries, deeds, country: '', reader: 'U1', zone, page: at, now: NOW }),
  ))
    yield [`history, ${page}`, content];
  for (const [page, content] of pagesOf((at) => listMessage({ boards: fifty, zone, page: at, now: NOW })))
    yield [`list of 50, ${page}`, content];
  yield ['what a link unfolds to', { text: 'a link', blocks: linkBlocks(board, NOW) }];
  for (const [page, content] of pagesOf((at) =>
    mineMessage({ boards: fifty, user: 'U0OWNER1', zone, page: at, now: NOW }),
  ))
    yield [`mine, ${page}`, content];
  const { answer, toOwner } = assignedMessage({
    board,
    theirs: board,
    rows: board.rows,
    owner: 'U2',
    by: 'U1',
    now: NOW,
  });
  for (const owner of ['U2', null]) {
    const proposal = assignProposal({ board, rows: board.rows, owner, key: 'T1 key', now: NOW });
    yield [`proposal to assign to ${owner}`, proposal];
  }
  yield ['assigned', answer];
  yield ['assigned, to the owner', toOwner];
  yield ['owner reminder', ownerReminder({ board, owner: 'U0OWNER1', kind: '24h', now: NOW })];
  for (const late of [false, true])
    for (const kind of ['overdue', 'snoozed', '24h', 'due'] as const) {
      const due = { key: `again:12:overdue:2008-03-10 before ${board.demarche.id}`, kind };
      yield [`reminder ${kind}`, reminderMessage({ board, due, morningHour: 9, late, now: NOW })];
    }
  const own = entries.map((entry) => ({ ...entry, demarche: demarche.id }));
  for (const since of [new Date(0), NOW]) {
    const changes = changesSince(own, demarche, since, deeds);
    yield [`digest since ${since.toISOString()}`, digestMessage({ board, changes, now: NOW })];
    yield [`since ${since.toISOString()}`, sinceMessage({ board, changes, zone, now: NOW })];
  }
  for (const until of [new Date('2030-01-01T00:00:00Z'), null]) {
    const period = { from: new Date(0), until: until ?? NOW };
    for (const of of ['reported', 'delivered', 'achieved'] as const) {
      const found = saidBetween(board, own, of, period, zone);
      yield [`${of} then`, toldThenMessage({ board, of, found, from: period.from, until, zone, now: NOW })];
    }
  }
  for (const user of ['U0OWNER1', 'U0NOBODY']) {
    const asked = { words: NASTY.repeat(40), at: NOW };
    yield ['personal reminder', personalReminder({ board, user, ...asked, now: NOW })];
    yield [
      'personal reminder, without words',
      personalReminder({ board, user, words: null, at: NOW, now: NOW }),
    ];
    yield ['personal reminder, hidden', personalReminderHidden(asked.words)];
    yield [
      'remind later',
      remindLaterMessage({ demarche, ...asked, zone, key: `2008-03-10T12:00:00.000Z ${'x'.repeat(43)}` }),
    ];
  }
  yield* importMessagesOf(board);
  const hit = {
    mrn: '08STATE22377',
    subject: NASTY.repeat(20),
    tags: Array(60).fill('PREL'),
    snippet: Array.from({ length: 9 }, (__, at) => ({ text: NASTY.repeat(10), hit: at % 2 === 0 })),
  };
  for (const how of ['all', 'respelled', 'any', 'similar'] as const) {
    const found = { how, words: [NASTY], hits: Array(40).fill(hit), more: true as const };
    for (const [page, content] of pagesOf((at) =>
      searchMessage({
        typed: NASTY,
        found,
        mayHold: 'SBU',
        place: { of: 'search', id: '', page: at, filter: NASTY },
      }),
    ))
      yield [`search ${how}, ${page}`, content];
    yield [
      'nothing found',
      searchMessage({
        typed: NASTY,
        found: { ...found, hits: [] },
        mayHold: 'SBU',
        place: { of: 'search', id: '', page: 0, filter: '' },
      }),
    ];
  }
  const each = board.rows.map(({ name }, at) => ({
    name,
    type: at % 2 ? ('held' as const) : ('recorded' as const),
  }));
  yield ['achieved', achievedMessage(board.demarche, each)];
  yield ['reminder done', reminderDone({ board, now: NOW })];
  for (const row of board.rows) {
    const history = entries.filter(({ country }) => country === row.country).reverse();
    yield [
      `country ${row.country}`,
      countryMessage({ board, row, history, zone, now: NOW, notice: escapeText(NASTY) }),
    ];
    const [entry] = history;
    if (!entry) continue;
    const { recorded, held } = outcomeOf(entry, row, entries);
    yield [`recorded ${row.country}`, recordedMessage({ board, row, outcome: recorded })];
    yield [`held ${row.country}`, heldMessage({ board, row, outcome: held })];
    yield [`undone ${row.country}`, undoneMessage({ board, row, undone: entry, after: row })];
  }
}

/** Fifty campaigns like this one. */
const fiftyOf = (board: Board): Board[] =>
  Array.from({ length: 50 }, (_, at) => ({
    ...board,
    demarche: { ...board.demarche, id: `${at}${board.demarche.id.slice(2)}` },
  }));

/** What is new on Home does not hang on who looks, nor at which page. */
function newsOf(boards: readonly Board[]): HomeOf['news'] {
  const entries = entriesOf(boards[0] ?? null).slice(0, 40);
  return boards.map(({ demarche }) => {
    const own = entries.map((entry) => ({ ...entry, demarche: demarche.id }));
    return { demarche, changes: changesSince(own, demarche, new Date(0)) };
  });
}

const homeOf = (boards: readonly Board[], news: HomeOf['news'], user: string, page: number): HomeOf => ({
  boards,
  news,
  since: '2008-03-09',
  user,
  zone,
  pages: { mine: page, open: page },
  now: NOW,
});

const ownedBy = (board: Board, owner: string, most: number): Board => ({
  ...board,
  rows: board.rows.map((row, at) => (at < most ? { ...row, owner } : row)),
});

/** Home from empty to fifty campaigns, for who owes nothing, a few countries in each, and every country; on the first and the last page. */
export function* homesOf(board: Board): Generator<[string, HomeView]> {
  const entries = entriesOf(board);
  const all = ownedBy(board, 'U0ALL', Number.POSITIVE_INFINITY);
  const fifty = fiftyOf(ownedBy(board, 'U0ALL', 4));
  yield ['home of nobody', homeView(homeOf([], [], 'U0ALL', 0))];
  for (const boards of [[all], fifty]) {
    const news = newsOf(boards);
    for (const user of ['U0NOBODY', 'U0ALL']) {
      for (const page of [0, 1, 9_999]) {
        yield [`home of ${boards.length}, ${user}, page ${page}`, homeView(homeOf(boards, news, user, page))];
      }
    }
  }
  const home = homeOf([all], newsOf([all]), 'U0ALL', 0);
  for (const row of all.rows.slice(0, 6)) {
    const entry = entries.find(({ country }) => country === row.country);
    if (!entry) continue;
    const { recorded, held } = outcomeOf(entry, row, entries);
    const about = { demarche: board.demarche.id, country: row.country };
    for (const content of [
      recordedMessage({ board, row, outcome: recorded }),
      heldMessage({ board, row, outcome: held }),
      undoneMessage({ board, row, undone: entry, after: row }),
    ]) {
      yield [`home after ${row.country}`, homeView({ ...home, said: { ...about, content } })];
    }
  }
}

/** The ways to a form, from no countries to all of them named. */
export function pickersOf(board: Board): ModalView[] {
  const from = { demarche: null, channel: 'C1', link: null, linkLost: true, back: null };
  const named = board.rows.slice(0, 30).map(({ country }) => country);
  return [
    pickDemarcheModal(
      [...fiftyOf(board), ...fiftyOf(board), ...fiftyOf(board)].map(({ demarche }, at) => ({
        ...demarche,
        id: `${at}-${demarche.id.slice(4)}`,
      })),
      { ...from, named },
    ),
    ...(board.rows.length === 0
      ? []
      : [[], named].map((names) => pickCountryModal(board, { ...from, named: names }, NOW))),
  ];
}
