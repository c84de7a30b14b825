import { describe, expect, it } from 'vitest';
import {
  boardAt,
  buildBoard,
  cableAt,
  demarcheAt,
  entriesAt,
  foldEntries,
  type Place,
  stateAt,
} from '../../../src/demarche/index.ts';
import { everyEntry, everyField, everything } from './everything.ts';

const now = new Date('2031-05-03T00:00:00Z');
const open: Place = { clearance: 'UNCLASSIFIED', shared: false };

/** Words by which the code decides; their objects stand or fall with the texts beside them. */
const WORDS_OF_CODE = new Set([
  'portion',
  'mark',
  'level',
  'kind',
  'date',
  'time',
  'zone',
  'country',
  'countries',
  'state',
  'type',
  'surface',
  'delivery',
  'position',
  'asks',
  'deliveredOn',
  'followUpOn',
  'declassifyOn',
  'sentAt',
  'mrn',
  'at',
  'code',
  'demarche',
]);

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Each string and each span becomes the place it stands at, so that it is known wherever it turns up. */
function marked<T>(value: T, path?: string): T;
function marked(value: unknown, path = ''): unknown {
  if (typeof value === 'string') return `⟦${path}⟧`;
  if (Array.isArray(value)) return value.map((one) => marked(one, `${path}[]`));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => {
      const isWord = WORDS_OF_CODE.has(key) && !(key === 'level' && path.endsWith('patch'));
      return [key, isWord ? child : marked(child, path === '' ? key : `${path}.${key}`)];
    }),
  );
}

/** The places whose strings are still somewhere in what is left. */
function survivors(left: unknown): string[] {
  return [...new Set([...JSON.stringify(left).matchAll(/⟦([^⟧]*)⟧/g)].map(([, path]) => path ?? ''))].sort();
}

/** The subject keeps its printed mark, by which it is judged. */
const withMark = (subject: string) => `(SBU) ${subject}`;

const demarche = { ...marked(everything), subject: withMark('⟦subject⟧') };
const entries = marked(everyEntry);
const cable = { ...marked(everyField), subject: withMark('⟦subject⟧') };

/** What says which cable it is, how it travelled, and who answers: it stays, and nothing else does. */
const STAYS = {
  demarche: [
    'facts.exempted[].post',
    'facts.exempted[].via',
    'facts.responders[].post',
    'facts.responders[].via',
    'from',
    'id',
    'marking.captions[]',
    'openedAt',
    'openedBy',
    'tags[]',
    'workspace',
  ],
  entries: ['[].by', '[].link'],
  cable: [
    'action[].name',
    'action[].precedence',
    'action[].routing',
    'action[].serial',
    'classification.captions[]',
    'executiveOrder.number',
    'exempt[].name',
    'exempt[].precedence',
    'exempt[].routing',
    'exempt[].serial',
    'from.name',
    'info[].name',
    'info[].precedence',
    'info[].routing',
    'info[].serial',
    // In the marking, which is shown whole.
    'otherMarkings[].captions[]',
    'precedence',
    'references[].letter',
    'tags[]',
    'transmission.id',
    'transmission.routing[]',
    'transmission.station',
  ],
};

describe('of a cable marked SBU, in a channel for UNCLASSIFIED', () => {
  it('the marks are in every string to begin with, so that a survivor would be seen', () => {
    expect(survivors(demarche)).toContain('facts.reportingInstruction.slug');
    expect(survivors(cable)).toContain('paragraphs[].blocks[].text');
    expect(survivors(entries)).toContain('[].patch.level');
  });

  it('no text of the demarche is left but what says which cable it is and who answers', () => {
    expect(survivors(demarcheAt(demarche, open, now))).toEqual(STAYS.demarche);
  });

  it('no text of an answer is left, but who gave it', () => {
    expect(survivors(entriesAt(entries, demarche, open, now))).toEqual(STAYS.entries);
  });

  it('no text of the cable is left but its header', () => {
    expect(survivors(cableAt(cable, open, now))).toEqual(STAYS.cable);
  });

  it('no text is left on the board, nor in a country’s state', () => {
    const board = buildBoard({ demarche, entries, owners: new Map(), now });
    expect(survivors(board.rows)).toContain('[].patch.note');
    const shown = boardAt(board, open, now);
    const responders = ['facts.responders[].post', 'facts.responders[].via'];
    expect(survivors(shown.rows)).toEqual([...STAYS.entries, ...responders]);
    expect(survivors(shown.demarche)).toEqual(STAYS.demarche);
    const state = foldEntries('MY', entries);
    expect(survivors(state)).toContain('[].patch.note');
    expect(survivors(stateAt(state, demarche, open, now))).toEqual(STAYS.entries);
  });

  it.each([
    ['a withheld deadline', '2031-05-06'],
    ['the zone of a withheld deadline', 'Asia/Tokyo'],
    ['a withheld event', '2031-04-0'],
    ['a country of which only withheld sentences speak', '"SN"'],
    ['a country of which only a withheld point speaks', '"RU"'],
  ])('nothing tells %s', (_what, value) => {
    expect(JSON.stringify(demarche)).toContain(value);
    expect(JSON.stringify(demarcheAt(demarche, open, now))).not.toContain(value);
    const board = buildBoard({ demarche, entries, owners: new Map(), now });
    expect(JSON.stringify(boardAt(board, open, now))).not.toContain(value);
  });

  it('nothing tells where in the text a withheld fact stood', () => {
    const moved = JSON.parse(JSON.stringify(demarche).replaceAll('"start":1,"end":2', '"start":77,"end":78'));
    const left = demarcheAt(moved, open, now);
    const ofHeader = JSON.stringify([...left.facts.responders, ...left.facts.exempted]).match(/"start":77/g);
    expect(JSON.stringify(left).match(/"start":77/g)).toHaveLength(ofHeader?.length ?? 0);
  });
});

describe('of the same cable, in a channel for SBU', () => {
  const cleared: Place = { clearance: 'SBU', shared: false };
  it('everything is left as it is, and nothing is said to be withheld', () => {
    const board = buildBoard({ demarche, entries, owners: new Map(), now });
    expect(demarcheAt(demarche, cleared, now)).toEqual(demarche);
    expect(entriesAt(entries, demarche, cleared, now)).toEqual(entries);
    expect(cableAt(cable, cleared, now)).toEqual({ cable, withheld: 0 });
    expect(boardAt(board, cleared, now)).toEqual(board);
  });
});
