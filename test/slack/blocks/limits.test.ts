import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../commands/index.ts';
import { judgeMessageBlocks, judgeView, tooLongTogether } from '../../../demo/slack/block-rules/index.ts';
import { parseCable } from '../../../src/cable/index.ts';
import {
  type Board,
  type BoardRow,
  type CountryState,
  changesSince,
  type Entry,
} from '../../../src/demarche/index.ts';
import {
  asksMessage,
  assignedMessage,
  assignProposal,
  BOARD_FILTERS,
  boardMessage,
  cableMessage,
  card,
  countryMessage,
  deadlinesMessage,
  digestMessage,
  errorMessage,
  escapeText,
  type HomeOf,
  heldMessage,
  helpMessage,
  historyMessage,
  homeView,
  importModal,
  importNotice,
  installedMessage,
  joinedMessage,
  linkBlocks,
  listMessage,
  lookUpModal,
  type MessageContent,
  mineMessage,
  namedCablesMessage,
  noticeMessage,
  ownerReminder,
  panelModal,
  personalReminder,
  personalReminderHidden,
  pickCountryModal,
  pickDemarcheModal,
  pointsMessage,
  recordedMessage,
  refusedHome,
  reminderDone,
  reminderMessage,
  remindLaterMessage,
  responseModal,
  searchMessage,
  sinceMessage,
  sourceWords,
  tableMessage,
  undoneMessage,
  usageMessage,
  waitingModal,
} from '../../../src/slack/blocks/index.ts';
import { sample } from '../../support/world.ts';
import { importMessagesOf, importViewsOf } from './import-walk.ts';
import { boards, deeds, entries, NASTY, NOW } from './largest.ts';

const zone = 'America/New_York';
const FROM = { link: 'https://example.slack.com/archives/C1/p1', linkLost: false };

/** All pages, by the page buttons themselves. */
function* pagesOf(draw: (page: number) => MessageContent): Generator<[string, MessageContent]> {
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

const outcomeOf = (entry: Entry, row: BoardRow) => {
  const after: CountryState = row;
  return {
    recorded: { type: 'recorded' as const, entry, before: after, after, alsoBy: entries.slice(0, 5) },
    held: { type: 'held' as const, entry, newer: entries.slice(0, 5), current: after },
  };
};

function* messagesOf(board: Board): Generator<[string, MessageContent]> {
  const { demarche } = board;
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
  const { answer, toOwner } = assignedMessage({ board, rows: board.rows, owner: 'U2', by: 'U1', now: NOW });
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
    const found = { how, words: [NASTY], hits: Array(40).fill(hit) };
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
  yield ['reminder done', reminderDone({ board, now: NOW })];
  for (const row of board.rows) {
    const history = entries.filter(({ country }) => country === row.country).reverse();
    yield [
      `country ${row.country}`,
      countryMessage({ board, row, history, zone, now: NOW, notice: escapeText(NASTY) }),
    ];
    const [entry] = history;
    if (!entry) continue;
    const { recorded, held } = outcomeOf(entry, row);
    yield [`recorded ${row.country}`, recordedMessage({ board, row, outcome: recorded })];
    yield [`held ${row.country}`, heldMessage({ board, row, outcome: held })];
    yield [`undone ${row.country}`, undoneMessage({ board, row, undone: entry, after: row })];
  }
}

/** Every text that a person would see or hear. */
function textsIn(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) =>
    typeof value === 'string' && /^(?:text|alt_text|accessibility_label|caption)$/.test(key)
      ? [value]
      : textsIn(value),
  );
}
/** Controls, marks that turn around, and halves of characters; our own zero-width space apart. */
const UNSEEN =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2060-\u206f\ufeff\u{d800}-\u{dfff}\u{e0000}-\u{e007f}]/u;

/** Fifty campaigns like this one. */
const fiftyOf = (board: Board): Board[] =>
  Array.from({ length: 50 }, (_, at) => ({
    ...board,
    demarche: { ...board.demarche, id: `${at}${board.demarche.id.slice(2)}` },
  }));

const homeOf = (boards: readonly Board[], user: string, page: number): HomeOf => ({
  boards,
  news: boards.map(({ demarche }) => {
    const own = entries.slice(0, 40).map((entry) => ({ ...entry, demarche: demarche.id }));
    return { demarche, changes: changesSince(own, demarche, new Date(0)) };
  }),
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
function* homesOf(board: Board): Generator<[string, HomeView]> {
  const all = ownedBy(board, 'U0ALL', Number.POSITIVE_INFINITY);
  const fifty = fiftyOf(ownedBy(board, 'U0ALL', 4));
  yield ['home of nobody', homeView(homeOf([], 'U0ALL', 0))];
  for (const boards of [[all], fifty]) {
    for (const user of ['U0NOBODY', 'U0ALL']) {
      for (const page of [0, 1, 9_999]) {
        yield [`home of ${boards.length}, ${user}, page ${page}`, homeView(homeOf(boards, user, page))];
      }
    }
  }
  for (const row of all.rows.slice(0, 6)) {
    const entry = entries.find(({ country }) => country === row.country);
    if (!entry) continue;
    const { recorded, held } = outcomeOf(entry, row);
    const about = { demarche: board.demarche.id, country: row.country };
    for (const content of [
      recordedMessage({ board, row, outcome: recorded }),
      heldMessage({ board, row, outcome: held }),
      undoneMessage({ board, row, undone: entry, after: row }),
    ]) {
      const home = homeOf([all], 'U0ALL', 0);
      yield [`home after ${row.country}`, homeView({ ...home, said: { ...about, content } })];
    }
  }
}

/** The ways to a form, from no countries to all of them named. */
function pickersOf(board: Board): ModalView[] {
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

const problems = ({ text, blocks }: MessageContent): unknown => {
  if (text.trim() === '') return 'no fallback text';
  if (tooLongTogether(blocks)) return 'too long together';
  return judgeMessageBlocks(blocks);
};

/** Everything in mrkdwn that Slack would turn into a ping, a mention or a link. */
const tokens = (blocks: KnownBlock[]): string[] =>
  [...JSON.stringify(blocks).matchAll(/"type":"mrkdwn","text":"((?:[^"\\]|\\.)*)"/g)].flatMap(
    ([, text = '']) => text.match(/<[^>]*>/g) ?? [],
  );

describe.each(Object.entries(boards))('a campaign that is %s', (_, board) => {
  const messages = [...messagesOf(board)];

  it('fits in Slack whatever of it is shown', () => {
    const refused = messages
      .map(([name, content]) => ({ name, problem: problems(content) }))
      .filter(({ problem }) => problem !== null);
    expect(refused).toEqual([]);
  });

  it('never pings or links out of the text of a cable or a person', () => {
    const ours =
      /^<(?:!date\^\d+\^[^|]*\|[^>]*|@U\w+|#C0CAMPAIGN|https:\/\/example\.slack\.com\/archives\/C1\/p1\|[^>]*)>$/;
    const foreign = messages
      .flatMap(([name, { text, blocks }]) =>
        [...(text.match(/<[^>]*>/g) ?? []), ...tokens(blocks)].map((token) => ({ name, token })),
      )
      .filter(({ token }) => !ours.test(token));
    expect(foreign).toEqual([]);
  });

  it('shows nothing that is unseen, turns around or steers a terminal', () => {
    const unseen = messages
      .flatMap(([name, content]) => textsIn(content).map((text) => ({ name, text })))
      .filter(({ text }) => UNSEEN.test(text.replaceAll('\t', ' ')));
    expect(unseen).toEqual([]);
  });

  it('gives every button words of its own for who can not see the screen', () => {
    const buttons = messages.flatMap(([, { blocks }]) =>
      blocks
        .flatMap((block) => (block.type === 'actions' ? block.elements : []))
        .filter(({ type }) => type === 'button'),
    );
    const silent = buttons.filter((one) => one.type === 'button' && !one.accessibility_label);
    expect(silent).toEqual([]);
  });

  it('shows Home as Slack takes it, from empty to the largest', () => {
    const refused = [...homesOf(board)]
      .map(([name, view]) => ({ name, problem: judgeView(view) }))
      .filter(({ problem }) => problem !== null);
    expect(refused).toEqual([]);
  });

  it('shows in a panel whatever it shows in a message, tables apart', () => {
    const [row] = board.rows;
    const [entry] = entries;
    const notice =
      row && entry ? heldMessage({ board, row, outcome: outcomeOf(entry, row).held }).blocks : [];
    const refused = messages
      .filter(([, { blocks }]) => !blocks.some(({ type }) => type === 'table' || type === 'data_table'))
      .flatMap(([name, content]) => [
        { name, problem: judgeView(panelModal(content, null)) },
        {
          name: `${name}, after a click`,
          problem: judgeView(panelModal(content, null, { country: 'AL', blocks: notice })),
        },
      ])
      .filter(({ problem }) => problem !== null);
    expect(refused).toEqual([]);
  });

  it('asks for demarche and country as Slack takes it', () => {
    expect(pickersOf(board).map(judgeView).filter(Boolean)).toEqual([]);
  });

  it('shows forms that Slack takes', () => {
    const refused = board.rows
      .map((row) => ({
        name: row.country,
        problem: judgeView(responseModal({ board, row, channel: 'C1', source: sourceWords(FROM), now: NOW })),
      }))
      .filter(({ problem }) => problem !== null);
    expect(refused).toEqual([]);
  });

  it('shows an import that Slack takes, whatever part of it is looked at', () => {
    const refused = [...importViewsOf(board)]
      .map(([name, view]) => ({ name, problem: judgeView(view) }))
      .filter(({ problem }) => problem !== null);
    expect(refused).toEqual([]);
  });
});

describe('what needs no campaign', () => {
  const cable = parseCable(sample('08STATE22377.txt'));
  const huge = {
    ...cable,
    subject: NASTY.repeat(20),
    paragraphs: cable.paragraphs.map((one) => ({ ...one, text: NASTY.repeat(400) })),
  };

  it.each([
    ['help', helpMessage(COMMANDS, '/demarche')],
    ['help with a notice', helpMessage(COMMANDS, '/demarche', NASTY)],
    ['an error', errorMessage(NASTY.repeat(200))],
    ['a notice', noticeMessage(NASTY)],
    ['the line on how to begin', joinedMessage()],
    ['the welcome to who installed it', installedMessage()],
    [
      'a choice of cables',
      namedCablesMessage(
        Array.from({ length: 60 }, (_, at) => ({
          mrn: `08STATE${at}`,
          subject: at % 2 === 0 ? NASTY.repeat(20) : null,
          marking: at % 3 > 0 ? { level: 'SECRET', captions: ['NOFORN'], declassifyOn: null } : null,
        })),
      ),
    ],
    ...COMMANDS.map((one): [string, MessageContent] => [
      `usage of ${one.name}`,
      usageMessage(one, '/demarche', 'Not so.'),
    ]),
    ...[
      ...pagesOf((page) =>
        cableMessage({ mrn: '08STATE22377', cable: huge, withheld: 0, zone, page, now: NOW }),
      ),
    ].map(([page, content]): [string, MessageContent] => [`cable, ${page}`, content]),
  ])('%s fits in Slack', (_, content) => {
    expect(problems(content)).toBeNull();
  });

  it.each([
    ['the look-up form', lookUpModal(null)],
    ['the look-up form with a notice', lookUpModal(NASTY.repeat(200))],
    ['what waits', waitingModal()],
    ['a refused Home', refusedHome(NASTY.repeat(200))],
    ['the import form', importModal('C1')],
    ['a notice of the import', importNotice(NASTY.repeat(200))],
  ])('%s is taken by Slack', (_, view) => {
    expect(judgeView(view)).toBeNull();
  });
});
