import type { KnownBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../commands/index.ts';
import { judgeMessageBlocks, judgeView, tooLongTogether } from '../../../demo/slack/block-rules/index.ts';
import { parseCable } from '../../../src/cable/index.ts';
import {
  cableMessage,
  errorMessage,
  heldMessage,
  helpMessage,
  importModal,
  importNotice,
  installedMessage,
  joinedMessage,
  lookUpModal,
  type MessageContent,
  namedCablesMessage,
  noticeMessage,
  panelModal,
  refusedHome,
  responseModal,
  sayingsMessage,
  sourceWords,
  waitingModal,
} from '../../../src/slack/blocks/index.ts';
import { sample } from '../../support/world.ts';
import { FROM, homesOf, messagesOf, outcomeOf, pagesOf, pickersOf, zone } from './catalogue.ts';
import { importViewsOf } from './import-walk.ts';
import { boards, entries, NASTY, NOW } from './largest.ts';

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
      row && entry ? heldMessage({ board, row, outcome: outcomeOf(entry, row, entries).held }).blocks : [];
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
        problem: judgeView(responseModal({ board, row, seenIn: 'C1', source: sourceWords(FROM), now: NOW })),
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
    ['sayings', sayingsMessage(COMMANDS)],
    ['sayings with a notice', sayingsMessage(COMMANDS, NASTY)],
    ['an error', errorMessage(NASTY.repeat(200))],
    ['a notice', noticeMessage(NASTY)],
    ['the line on how to begin', joinedMessage()],
    ['the welcome to who installed it', installedMessage()],
    [
      'a choice of cables',
      namedCablesMessage({
        named: 60,
        cables: Array.from({ length: 20 }, (_, at) => ({
          mrn: `08STATE${at}`,
          subject: at % 2 === 0 ? NASTY.repeat(20) : null,
          marking: at % 3 > 0 ? { level: 'SECRET', captions: ['NOFORN'], declassifyOn: null } : null,
        })),
        barred: 3,
      }),
    ],
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
