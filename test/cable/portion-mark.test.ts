import { describe, expect, it } from 'vitest';
import { parseCable, portionMarkAtEnd, readOwnMark } from '../../src/cable/index.ts';

/** The body of a cable whose one paragraph is this. */
const paragraphOf = (text: string) =>
  parseCable(`CONFIDENTIAL STATE 12345\n\nTAGS: EFIS\nSUBJECT: FEES\n\n${text}\n`).paragraphs[0];

describe('a mark at the head of a text', () => {
  it.each<[text: string, portion: string | null, rest: string]>([
    ['(SBU) We know.', 'SBU', 'We know.'],
    ['(S//NF): We know.', 'S//NF', 'We know.'],
    ['( s // nf ) We know.', 'S//NF', 'We know.'],
    ['(C - NF) We know.', 'C-NF', 'We know.'],
    ['(S//REL TO USA, GBR) We know.', 'S//REL TO USA, GBR', 'We know.'],
    ['(TS//SI//NF) We know.', 'TS//SI//NF', 'We know.'],
    ['(NF) We know.', 'NF', 'We know.'],
    ['(NODIS) We know.', 'NODIS', 'We know.'],
    ['"(C) We know.', 'C', 'We know.'],
    ['((S//NF) NOTE: We know.', 'S//NF', 'NOTE: We know.'],
    ['(c) We know.', null, '(c) We know.'],
    ['(A) We know.', null, '(A) We know.'],
    ['(we) know.', null, '(we) know.'],
    ['(CAIRO) We know.', null, '(CAIRO) We know.'],
    ['We know (C).', null, 'We know (C).'],
    ['', null, ''],
  ])('%s', (text, portion, rest) => {
    const mark = readOwnMark(text);
    expect(mark?.portion ?? null).toBe(portion);
    expect(text.slice(mark?.length ?? 0)).toBe(rest);
  });
});

describe('a mark at the end of a subject', () => {
  it.each([
    ['HARBOR FEES (C)', 'C'],
    ['HARBOR FEES (S // NF)', 'S//NF'],
    ['HARBOR FEES', null],
    ['HARBOR FEES (A)', null],
    ['HARBOR FEES(C)', null],
  ])('%s', (subject, portion) => {
    expect(portionMarkAtEnd(subject)).toBe(portion);
  });
});

describe('each block carries the mark of its own text, and keeps it there as printed', () => {
  it('a bullet', () => {
    const paragraph = paragraphOf('1. (U) Points:\n\n-- (S//NF) We know.\n\n-- Nothing else.');
    expect(paragraph?.portion).toBe('U');
    expect(paragraph?.blocks).toMatchObject([
      { mark: null, text: 'Points:' },
      { mark: 'S//NF', text: '(S//NF) We know.' },
      { mark: null },
    ]);
  });

  it('a heading, and prose under it', () => {
    const paragraph = paragraphOf('1. (U) One.\n\n(C) Background\n\n(SBU) They told us.');
    expect(paragraph?.blocks.map(({ mark }) => mark)).toEqual([null, 'C', 'SBU']);
  });

  it('but no letter of a list of (A), (B), (C)', () => {
    const paragraph = paragraphOf(
      '1. (U) They may (A) pay, (B) wait.\n\n(C) Send notes.\n\n(SBU) We told them.',
    );
    expect(paragraph?.blocks.map(({ mark }) => mark)).toEqual([null, null, 'SBU']);
  });
});
