import { describe, expect, it } from 'vitest';
import { ASKED, NOT_ASKED } from './asks.cases.ts';
import { cableText, draftOf, draftWith } from './text.ts';

/** Without the stop or semicolon at their ends. */
const textsOf = (rest: string, to?: string) =>
  draftWith(rest, to).asks.map(({ text }) => text.replace(/[.;]$/, ''));

describe('asks are what the host government is asked to do', () => {
  it.each([
    [
      'bullets after the sentence',
      'The objectives of this demarche are to:\n\n-- Lower the fees;\n\n-- Repair the pier.',
      ['Lower the fees', 'Repair the pier'],
    ],
    [
      'bullets under a heading',
      'OBJECTIVES:\n\n-- Lower the fees.\n\n-- Repair the pier.',
      ['Lower the fees', 'Repair the pier'],
    ],
    [
      'parts of a sentence',
      'The objectives of this demarche are to: (a) lower the fees; and (b) repair the pier.',
      ['lower the fees', 'repair the pier'],
    ],
    [
      'one sentence',
      'The purpose of this demarche is to seek lower fees. Fees rose in May.',
      ['The purpose of this demarche is to seek lower fees'],
    ],
    [
      'bullets after an order to ask',
      'Posts should urge host governments to:\n\n-- Lower the fees.\n\n-- Repair the pier.',
      ['Lower the fees', 'Repair the pier'],
    ],
    ['none where none are stated', 'TALKING POINTS:\n\n-- The fees are too high.\n\n-- The pier is old.', []],
  ])('%s', (_, rest, expected) => {
    expect(textsOf(rest)).toEqual(expected);
  });

  it('asks are cited with their paragraph and portion', () => {
    const [ask] = draftOf(
      '1. (SBU) This is an action request.\n\n2. (C) OBJECTIVES:\n\n-- Lower the fees.',
    ).asks;
    expect(ask).toMatchObject({ number: 1, paragraph: 2, portion: 'C' });
  });
});

describe('asks counted inside a sentence', () => {
  it.each(['letters', 'numbers'])('are as many as it counts, by %s', (signs) => {
    const count = 11;
    const sign = (at: number) => (signs === 'letters' ? String.fromCharCode(97 + at) : String(at + 1));
    const parts = Array.from({ length: count }, (_, at) => `(${sign(at)}) lower fee ${at + 1}`);
    const { asks } = draftWith(`The objectives of this demarche are to: ${parts.join('; ')}.`);
    expect(asks.map(({ text }) => text.replace(/\.$/, ''))).toEqual(
      Array.from({ length: count }, (_, at) => `lower fee ${at + 1}`),
    );
  });
});

describe('a sentence that sends the posts to a government for something is an ask', () => {
  it.each(ASKED)('$text', ({ text, asks }) => {
    const read = draftWith(text).asks;
    expect(read.map((ask) => ask.text.replace(/\.$/, ''))).toEqual([asks]);
    expect(read[0]).toMatchObject({ number: 1, quote: text, paragraph: 2, portion: 'C' });
  });
});

describe('a sentence that sends nobody to a government for anything is none', () => {
  it.each(NOT_ASKED)('%s: %s', (_, text) => {
    expect(draftWith(text).asks).toEqual([]);
  });
});

describe('asks that sentences make', () => {
  it('are none where the cable states its objectives, which they say again', () => {
    const rest =
      'Posts should urge host governments to repair the pier.\n\n3. (C) OBJECTIVES: Posts should seek to:\n\n-- lower the fees;\n\n-- repair the pier.';
    expect(textsOf(rest)).toEqual(['lower the fees', 'repair the pier']);
  });

  it('count once, however often they are made', () => {
    const rest =
      'SUMMARY: Posts should urge host governments to repair the pier.\n\n3. (C) Posts should urge host governments to repair the pier before June. Please ask the Ministry to lower the fees.';
    expect(textsOf(rest)).toEqual([
      'urge host governments to repair the pier',
      'ask the Ministry to lower the fees',
    ]);
  });

  it('are the parts that the sentence counts', () => {
    const rest = 'Posts should urge host governments to (a) lower the fees; and (b) repair the pier.';
    expect(textsOf(rest)).toEqual(['lower the fees', 'repair the pier']);
  });

  it('may be bullets that an order leads to, without what is for the post alone', () => {
    const rest =
      'Posts are requested to:\n\n-- urge the Ministry to lower the fees;\n\n-- report reactions by June 1;\n\n-- seek support for the candidate.';
    expect(textsOf(rest)).toEqual(['urge the Ministry to lower the fees', 'seek support for the candidate']);
  });

  it('are none among the points, which are for the government', () => {
    const rest = 'TALKING POINTS:\n\n-- Please ask your delegation to vote for the text.';
    expect(textsOf(rest)).toEqual([]);
  });

  it('cite the words in the text', () => {
    const rest = 'The pier\nis old. Posts should urge host\ngovernments to repair it.';
    const [ask] = draftWith(rest).asks;
    const raw = cableText(`1. (C) This is an action request.\n\n2. (C) ${rest}`);
    expect(raw.slice(ask?.span.start, ask?.span.end).replace(/\s+/g, ' ')).toBe(ask?.quote);
  });

  it('tell who has done it already', () => {
    const rest =
      'Posts should urge host governments to ratify the treaty.\n\n3. (C) Spain has already ratified the treaty.';
    expect(draftWith(rest, 'AMEMBASSY MADRID').proposedAchieved).toMatchObject([{ country: 'ES' }]);
  });
});
