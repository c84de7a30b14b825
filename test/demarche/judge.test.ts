import { describe, expect, it } from 'vitest';
import { judgeRecord, lastUndoable, type ResponsePatch } from '../../src/demarche/index.ts';
import { adopts, holds, ledger, says, undoes } from './build.ts';

type Lines = Parameters<typeof ledger>[1][];

describe('judgeRecord', () => {
  const cases: Array<{
    rule: string;
    lines: Lines;
    saw: number | null;
    patch: ResponsePatch;
    contradicting: number[];
    alongside: number[];
  }> = [
    {
      rule: 'a different word of someone else since the revision seen contradicts',
      lines: [['U2', says({ position: 'opposes' })]],
      saw: 0,
      patch: { position: 'supports' },
      contradicting: [1],
      alongside: [],
    },
    {
      rule: 'the same word does not contradict',
      lines: [['U2', says({ position: 'supports' })]],
      saw: 0,
      patch: { position: 'supports' },
      contradicting: [],
      alongside: [1],
    },
    {
      rule: 'a delivery and a position do not contradict each other',
      lines: [['U2', says({ delivery: 'delivered' })]],
      saw: 0,
      patch: { position: 'supports' },
      contradicting: [],
      alongside: [1],
    },
    {
      rule: 'what the writer saw is no surprise',
      lines: [['U2', says({ position: 'opposes' })]],
      saw: 1,
      patch: { position: 'supports' },
      contradicting: [],
      alongside: [],
    },
    {
      rule: 'a newer entry of the writer is no surprise',
      lines: [['U1', says({ position: 'opposes' })]],
      saw: 0,
      patch: { position: 'supports' },
      contradicting: [],
      alongside: [],
    },
    {
      rule: 'a writer who saw no revision meets nothing',
      lines: [['U2', says({ position: 'opposes' })]],
      saw: null,
      patch: { position: 'supports' },
      contradicting: [],
      alongside: [],
    },
    {
      rule: 'what was undone does not contradict',
      lines: [
        ['U2', says({ position: 'opposes' })],
        ['U2', undoes(1)],
      ],
      saw: 0,
      patch: { position: 'supports' },
      contradicting: [],
      alongside: [],
    },
    {
      rule: 'what waits as held does not contradict',
      lines: [['U2', holds({ position: 'opposes' })]],
      saw: 0,
      patch: { position: 'supports' },
      contradicting: [],
      alongside: [],
    },
    {
      rule: 'a held record that was adopted contradicts, by its adopt',
      lines: [
        ['U2', holds({ position: 'opposes' })],
        ['U2', adopts(1)],
      ],
      saw: 1,
      patch: { position: 'supports' },
      contradicting: [2],
      alongside: [],
    },
    {
      rule: 'asks are compared one by one',
      lines: [
        ['U2', says({ asks: { 1: 'opposes' } })],
        ['U3', says({ asks: { 2: 'supports' } })],
      ],
      saw: 0,
      patch: { asks: { 2: 'leans-yes', 3: 'supports' } },
      contradicting: [2],
      alongside: [1],
    },
    {
      rule: 'a word that a later one replaced does not contradict',
      lines: [
        ['U2', says({ position: 'opposes' })],
        ['U3', says({ position: 'supports' })],
      ],
      saw: 0,
      patch: { position: 'supports' },
      contradicting: [],
      alongside: [1, 2],
    },
    {
      rule: 'a cleared field is a word like any other',
      lines: [['U2', says({ position: null })]],
      saw: 0,
      patch: { position: 'supports' },
      contradicting: [1],
      alongside: [],
    },
    {
      rule: 'two different notes contradict, the same note with blanks around it does not',
      lines: [
        ['U2', says({ note: 'by phone' })],
        ['U3', says({ quote: 'We will study it.' })],
      ],
      saw: 0,
      patch: { note: ' by phone ', quote: 'We agree.' },
      contradicting: [2],
      alongside: [1],
    },
    {
      rule: 'an entry that contradicts in one field of several contradicts',
      lines: [['U2', says({ delivery: 'delivered', position: 'opposes' })]],
      saw: 0,
      patch: { delivery: 'delivered', position: 'supports' },
      contradicting: [1],
      alongside: [],
    },
  ];

  it.each(cases)('$rule', ({ lines, saw, patch, contradicting, alongside }) => {
    const judged = judgeRecord(ledger('MY', ...lines), saw, 'U1', patch);
    expect({
      contradicting: judged.contradicting.map(({ revision }) => revision),
      alongside: judged.alongside.map(({ revision }) => revision),
    }).toEqual({ contradicting, alongside });
  });
});

describe('lastUndoable', () => {
  const history = ledger(
    'MY',
    ['U1', says({ delivery: 'delivered' })],
    ['U2', says({ position: 'supports' })],
    ['U1', says({ position: 'opposes' })],
    ['U1', undoes(3)],
    ['U1', holds({ position: 'leans-no' })],
    ['U2', holds({ position: 'leans-yes' })],
    ['U2', adopts(6)],
  );
  const cases: Array<[rule: string, by: string, revision: number | undefined, expected: number | null]> = [
    ['is the own latest that is in force, past what was undone and what is held', 'U1', undefined, 1],
    ['can be an adopt', 'U2', undefined, 7],
    ['is null for who recorded nothing', 'U3', undefined, null],
    ['can be named', 'U2', 2, 2],
    ['is never of someone else', 'U1', 2, null],
    ['is never undone twice', 'U1', 3, null],
    ['is never a held record', 'U1', 5, null],
  ];
  it.each(cases)('%s', (_rule, by, revision, expected) => {
    expect(lastUndoable(history, by, revision)?.revision ?? null).toBe(expected);
  });

  it('looks across countries for the latest in time', () => {
    const later = ledger('SN', ['U1', says({ delivery: 'delivered' })]).map((entry) => ({
      ...entry,
      at: '2008-03-05T12:00:00.000Z',
    }));
    const found = [...later, ...history].map((entry) => entry);
    expect(lastUndoable(found, 'U1')?.country).toBe('SN');
  });

  it('is of two that were written in the same instant the one with the higher revision', () => {
    const [first, second] = ledger('MY', ['U1', says({ note: 'one' })], ['U1', says({ note: 'two' })]);
    const at = '2008-03-05T10:00:00.000Z';
    const both = [first, second].flatMap((entry) => (entry ? [{ ...entry, at }] : []));
    expect(lastUndoable(both, 'U1')?.revision).toBe(2);
  });
});
