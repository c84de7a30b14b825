import type { ModalView } from '@slack/types';
import { parseCable } from '../../../src/cable/index.ts';
import type { Board, DemarcheDraft } from '../../../src/demarche/index.ts';
import { IMPORT_PARTS } from '../../../src/slack/blocks/import-sheet.ts';
import type { MessageContent } from '../../../src/slack/blocks/index.ts';
import {
  amendedMessage,
  type ImportSheet,
  importModal,
  importNotice,
  offerMessage,
  partModal,
  pointModal,
  previewModal,
  standingChanges,
} from '../../../src/slack/blocks/index.ts';
import { sample } from '../../support/world.ts';
import { NASTY, NOW } from './largest.ts';

const cable = parseCable(sample('08STATE22377.txt'));

function sheetFor(
  board: Board,
  facts: DemarcheDraft | null,
  other: Partial<ImportSheet['check']>,
): ImportSheet {
  const countries = board.rows.map(({ country }) => country);
  const reply = {
    post: NASTY,
    countries,
    answers: [],
    delivered: board.demarche.facts.why,
    said: { ...board.demarche.facts.why, quote: NASTY.repeat(80) },
  };
  return {
    check: {
      type: 'readable',
      cable: { ...cable, mrn: null, subject: NASTY.repeat(20) },
      draft: facts,
      proposal: facts,
      banner: NASTY,
      already: null,
      kept: 'no',
      answers: Array.from({ length: 5 }, () => ({ demarche: board.demarche, countries, reply })),
      ...other,
    },
    facts,
    mrn: NASTY,
    achieved: countries.slice(0, 20),
    channel: 'C1',
    key: '5b047522-0883-4ef1-9def-eed7b5292a51',
    answered: countries.slice(0, 100),
    zone: 'Pacific/Auckland',
    now: NOW,
    notice: NASTY,
  };
}

/** A sheet for each way in which an import can stand. */
function sheetsOf(board: Board): Array<[string, ImportSheet]> {
  const { facts } = board.demarche;
  const without: DemarcheDraft = {
    ...facts,
    deadlines: [],
    asks: [],
    talkingPoints: [],
    responders: [],
    proposedAchieved: [],
  };
  const scattered: DemarcheDraft = {
    ...facts,
    proposedAchieved: facts.proposedAchieved.map((one, at) => ({ ...one, span: { start: at, end: at + 1 } })),
  };
  const changed = { ...facts, asks: facts.asks.map((ask) => ({ ...ask, text: NASTY })), talkingPoints: [] };
  return [
    ['no action request', sheetFor(board, null, {})],
    ['new', sheetFor(board, facts, {})],
    ['sentence by sentence', sheetFor(board, scattered, {})],
    ['all dropped', { ...sheetFor(board, facts, {}), facts: without }],
    ['all added', { ...sheetFor(board, without, {}), facts }],
    ['changed', { ...sheetFor(board, facts, {}), facts: changed }],
    ['the same text', sheetFor(board, facts, { already: board.demarche, kept: 'this' })],
    [
      'a corrected copy',
      { ...sheetFor(board, facts, { already: board.demarche, kept: 'another' }), facts: without },
    ],
  ];
}

const turnsOn = ({ blocks }: ModalView): boolean => JSON.stringify(blocks).includes('"import.turn:next"');

/** Every view of the import, each page of it, from the empty one to the largest. */
export function* importViewsOf(board: Board): Generator<[string, ModalView]> {
  yield ['the import form', importModal('C1')];
  yield ['a notice of the import', importNotice(NASTY.repeat(200))];
  for (const [name, sheet] of sheetsOf(board)) {
    yield [`preview, ${name}`, previewModal(sheet)];
    for (const part of IMPORT_PARTS) {
      for (let page = 0; ; page++) {
        if (page > 100) throw new Error(`the pages of ${part} never end`);
        const view = partModal(sheet, { part, page, root: 'V012345678' }, NASTY);
        yield [`${part} ${page + 1}, ${name}`, view];
        if (!turnsOn(view)) break;
      }
    }
    for (const point of sheet.facts?.talkingPoints.slice(0, 3) ?? []) {
      yield [`point, ${name}`, pointModal(sheet, point, { root: 'V0', list: 'V1' })];
    }
  }
}

export function* importMessagesOf(board: Board): Generator<[string, MessageContent]> {
  const file = { url: `https://files.example.com/${'x'.repeat(1_500)}`, size: 1_048_576 };
  for (const [name, sheet] of sheetsOf(board)) {
    yield [`offer, ${name}`, offerMessage(sheet.check, file)];
    const { demarche } = board;
    const changes = standingChanges(sheet);
    yield [`changes, ${name}`, amendedMessage({ demarche, changes, answered: sheet.answered, by: 'U1' })];
  }
}
