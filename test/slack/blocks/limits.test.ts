import type { KnownBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../commands/index.ts';
import { judgeMessageBlocks, judgeView, tooLongTogether } from '../../../demo/slack/block-rules/index.ts';
import { parseCable } from '../../../src/cable/index.ts';
import type { Board, BoardRow, CountryState, Entry } from '../../../src/demarche/index.ts';
import {
  asksMessage,
  assignedMessage,
  BOARD_FILTERS,
  boardMessage,
  cableMessage,
  card,
  countryMessage,
  deadlinesMessage,
  errorMessage,
  heldMessage,
  helpMessage,
  historyMessage,
  importModal,
  importNotice,
  listMessage,
  type MessageContent,
  mineMessage,
  noticeMessage,
  pointsMessage,
  recordedMessage,
  reminderDone,
  reminderMessage,
  responseModal,
  searchMessage,
  tableMessage,
  undoneMessage,
  usageMessage,
} from '../../../src/slack/blocks/index.ts';
import { sample } from '../../support/world.ts';
import { importMessagesOf, importViewsOf } from './import-walk.ts';
import { boards, entries, NASTY, NOW } from './largest.ts';

const zone = 'America/New_York';

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
  const fifty = Array.from({ length: 50 }, (_, at) => ({
    ...board,
    demarche: { ...demarche, id: `${at}${demarche.id.slice(2)}` },
  }));
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
    historyMessage({ board, entries, country: '', reader: 'U1', zone, page: at, now: NOW }),
  ))
    yield [`history, ${page}`, content];
  for (const [page, content] of pagesOf((at) => listMessage({ boards: fifty, zone, page: at, now: NOW })))
    yield [`list of 50, ${page}`, content];
  for (const [page, content] of pagesOf((at) =>
    mineMessage({ boards: fifty, user: 'U0OWNER1', zone, page: at, now: NOW }),
  ))
    yield [`mine, ${page}`, content];
  const { answer, toOwner } = assignedMessage({ board, rows: board.rows, owner: 'U2', by: 'U1', now: NOW });
  yield ['assigned', answer];
  yield ['assigned, to the owner', toOwner];
  for (const late of [false, true])
    yield ['reminder', reminderMessage({ board, kind: 'overdue', late, now: NOW })];
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
      searchMessage({ typed: NASTY, found, place: { of: 'search', id: '', page: at, filter: NASTY } }),
    ))
      yield [`search ${how}, ${page}`, content];
    yield [
      'nothing found',
      searchMessage({
        typed: NASTY,
        found: { ...found, hits: [] },
        place: { of: 'search', id: '', page: 0, filter: '' },
      }),
    ];
  }
  yield ['reminder done', reminderDone({ board, now: NOW })];
  for (const row of board.rows) {
    const history = entries.filter(({ country }) => country === row.country).reverse();
    yield [`country ${row.country}`, countryMessage({ board, row, history, zone, now: NOW, notice: NASTY })];
    const [entry] = history;
    if (!entry) continue;
    const { recorded, held } = outcomeOf(entry, row);
    yield [`recorded ${row.country}`, recordedMessage({ board, row, outcome: recorded })];
    yield [`held ${row.country}`, heldMessage({ board, row, outcome: held })];
    yield [`undone ${row.country}`, undoneMessage({ board, row, undone: entry, after: row })];
  }
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
      /^<(?:!date\^\d+\^[^|]*\|[^>]*|@U\w+|https:\/\/example\.slack\.com\/archives\/C1\/p1\|[^>]*)>$/;
    const foreign = messages
      .filter(([name]) => !name.startsWith('country'))
      .flatMap(([name, { blocks }]) => tokens(blocks).map((token) => ({ name, token })))
      .filter(({ token }) => !ours.test(token));
    expect(foreign).toEqual([]);
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

  it('shows forms that Slack takes', () => {
    const refused = board.rows
      .map((row) => ({
        name: row.country,
        problem: judgeView(responseModal({ board, row, channel: 'C1', now: NOW })),
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
    ...COMMANDS.map((one): [string, MessageContent] => [
      `usage of ${one.name}`,
      usageMessage(one, '/demarche', 'Not so.'),
    ]),
    ...[...pagesOf((page) => cableMessage({ mrn: '08STATE22377', cable: huge, zone, page, now: NOW }))].map(
      ([page, content]): [string, MessageContent] => [`cable, ${page}`, content],
    ),
  ])('%s fits in Slack', (_, content) => {
    expect(problems(content)).toBeNull();
  });

  it.each([
    ['the import form', importModal('C1')],
    ['a notice of the import', importNotice(NASTY.repeat(200))],
  ])('%s is taken by Slack', (_, view) => {
    expect(judgeView(view)).toBeNull();
  });
});
