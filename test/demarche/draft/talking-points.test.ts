import { describe, expect, it } from 'vitest';
import { draftWith } from './text.ts';

const texts = (rest: string) => draftWith(rest).talkingPoints.map(({ text }) => text);
const two = ['The fees are too high.', 'The pier is old.'];
/** A line that is not wrapped. */
const long = `${'The government keeps the harbor fees where they were before the pier was built, and '.repeat(6)}that is all.`;
const bullets = '-- The fees are too high.\n\n-- The pier is old.';

describe('points are the bullets of a set, wherever its heading stands', () => {
  it.each([
    ['under a run-in heading', `TALKING POINTS:\n\n${bullets}`],
    ['under another wording', `SUGGESTED POINTS:\n\n${bullets}`],
    ['between BEGIN and END', `Begin talking points:\n\n${bullets}\n\nEnd talking points.`],
    [
      'when END is missing',
      `BEGIN POINTS:\n\n${bullets}\n\n3. (U) POINT OF CONTACT: Ada Tillinghast, EUR/WE, 202-555-0142.`,
    ],
    ['when BEGIN is missing', `TALKING POINTS\n\n${bullets}\n\nEND POINTS`],
    ['in brackets', `(Begin releasable text)\n\n${bullets}\n\n(End releasable text)`],
    ['after a sentence that leads into them', `Posts may draw on the following points:\n\n${bullets}`],
    ['after an order to say them', `You should stress that:\n\n${bullets}`],
    [
      'below a heading in the paragraph before',
      `Posts should deliver the points.\n\n--------------\nTALKING POINTS\n--------------\n\n3. (C) Draw on the following:\n\n${bullets}`,
    ],
    [
      'with subheadings',
      'TALKING POINTS:\n\nTHE FEES\n\n-- The fees are too high.\n\nTHE PIER\n\n-- The pier is old.',
    ],
    [
      'in a set that stands inside another',
      'BEGIN TALKING POINTS:\n\nBEGIN POINTS FOR VERBATIM USE\n-- The fees are too high.\nEND POINTS FOR VERBATIM USE.\n\nTHE PIER\n\n-- The pier is old.\n\nEND TALKING POINTS.',
    ],
    [
      'under headings that part them from their lead-in',
      'Posts may draw on the following points:\n\nGENERAL OVERVIEW\n----------------\n\n-- The fees are too high.\n\nTHE PIER\n--------\n\n-- The pier is old.',
    ],
    [
      'for the posts that lines between name',
      'ADDRESSEES SHOULD ADD THE FOLLOWING POINTS:\n\nFOR EMBASSY OSLO:\n\n-- The fees are too high.\n\nFOR EMBASSY ROME:\n\n-- The pier is old.',
    ],
    ['of information to draw on', `Posts may draw from the following information:\n\n${bullets}`],
    ['of key messages', `KEY MESSAGES\n------------\n\n${bullets}`],
    [
      'lettered inside one sentence',
      'Embassy should stress that (a) The fees are too high.; and (b) The pier is old.',
    ],
  ])('%s', (_, rest) => {
    expect(texts(rest)).toEqual(two);
  });
});

describe('without markers each paragraph is a point', () => {
  it.each([
    ['in a non-paper', 'BEGIN NON-PAPER\n\nThe fees are too high.\n\nThe pier is old.\n\nEND NON-PAPER'],
    [
      'over numbered paragraphs',
      'TALKING POINTS:\n\n3. (C) The fees are too high.\n\n4. (C) The pier is old.',
    ],
    [
      'until the text speaks to the posts again',
      'TALKING POINTS:\n\n3. (C) The fees are too high.\n\n4. (C) The pier is old.\n\n5. (U) Posts should report any reaction.',
    ],
  ])('%s', (_, rest) => {
    expect(texts(rest)).toEqual(two);
  });
});

describe('lists that nobody delivers are no points', () => {
  it.each([
    ['in the background', `BACKGROUND: The port says:\n\n${bullets}`],
    ['of what to report', `Posts should report on the following:\n\n${bullets}`],
    [
      'after a set has ended',
      `BEGIN POINTS:\n\n-- One.\n\nEND POINTS\n\n3. (C) BACKGROUND: The port said:\n\n${bullets}`,
    ],
  ])('%s', (_, rest) => {
    expect(texts(rest).filter((text) => two.includes(text))).toEqual([]);
  });
});

describe('what is said to posts alone is no point', () => {
  it.each([
    ['a note to one post', 'NOTE FOR OSLO: Norway will be addressed separately.'],
    [
      'a list of paragraphs',
      'The Department requests posts deliver the points contained in the following paras:\n\n(1) Spain - para 8\n\n(2) Portugal - para 10',
    ],
  ])('%s', (_, rest) => {
    expect(texts(rest)).toEqual([]);
  });
});

describe('a note is for the post only', () => {
  it.each([
    ['(NOTE: Not in writing. END NOTE.)', 'Not in writing.'],
    ['(NOTE: Not in writing.)', 'Not in writing.'],
    ['[Note: Not in writing. End note.]', 'Not in writing.'],
    ['(Note: See the list (annex 2) first.)', 'See the list (annex 2) first.'],
    ['NOTE: Not in writing. END NOTE.', 'Not in writing.'],
    ['(FYI: Not in writing. END FYI.)', 'Not in writing.'],
  ])('%s', (note, words) => {
    const [point] = draftWith(
      `TALKING POINTS:\n\n-- The fees are too high. ${note} They harm us.`,
    ).talkingPoints;
    expect(point).toMatchObject({ text: 'The fees are too high. They harm us.', notes: [words] });
  });

  it('a bullet that is a note alone belongs to the point above it', () => {
    const points = draftWith(
      'TALKING POINTS:\n\n-- The fees are too high.\n\n-- NOTE: Not in writing. END NOTE.',
    ).talkingPoints;
    expect(points.map(({ text, notes }) => ({ text, notes }))).toEqual([
      { text: 'The fees are too high.', notes: ['Not in writing.'] },
    ]);
  });
});

describe('sets and sub-points keep their place', () => {
  it('a sub-point names the point above it', () => {
    const points = draftWith(
      'TALKING POINTS:\n\n- The fees are too high.\n-- They doubled.\n-- They vary.\n- The pier is old.',
    ).talkingPoints;
    expect(points.map(({ number, parent }) => [number, parent])).toEqual([
      [1, null],
      [2, 1],
      [3, 1],
      [4, null],
    ]);
  });

  it('points for named posts carry the heading of their set, points for all carry none', () => {
    const points = draftWith(
      `TALKING POINTS FOR ALL POSTS:\n\n${bullets}\n\n3. (C) TALKING POINTS FOR RUSSIA:\n\n-- The ice is thin.`,
    ).talkingPoints;
    expect(points.map(({ set }) => set)).toEqual([null, null, 'TALKING POINTS FOR RUSSIA']);
  });

  it('points to be used if asked are contingent', () => {
    const points = draftWith(
      `TALKING POINTS:\n\n${bullets}\n\nIF ASKED:\n\n-- We have not decided.`,
    ).talkingPoints;
    expect(points.map(({ contingent }) => contingent)).toEqual([false, false, true]);
  });

  it.each([
    ['BEGIN TEXT OF TALKING POINTS FOR NORWAY:\n\n-- Pay.\n\nEND TEXT.', 'TALKING POINTS FOR NORWAY'],
    [
      'BEGIN TALKING POINTS FOR EMBASSIES IN NATO CAPITALS (NOT FOR OSLO):\n\n-- Pay.',
      'TALKING POINTS FOR EMBASSIES IN NATO CAPITALS',
    ],
    [`Norway talking points\n(S/REL NOR) ${long}`, 'Norway talking points'],
    ['TALKING POINTS:\n\nROLE FOR NATO MEMBERS\n\n-- Pay.', null],
  ])('%j names the set %j', (rest, set) => {
    expect(draftWith(rest).talkingPoints.map((point) => point.set)).toEqual([set]);
  });

  it('a portion mark of its own is the point’s, not its text', () => {
    const points = draftWith(`Norway talking points\n(S/REL NOR) ${long}`).talkingPoints;
    expect(points.map(({ portion, text }) => [portion, text])).toEqual([['S/REL NOR', long]]);
  });

  it('a subheading with (if raised) makes its own points contingent, not those of the next', () => {
    const points = draftWith(
      'BEGIN TALKING POINTS:\n\n-- Pay.\n\nFINANCING (if raised)\n-- Soon.\n\nTHE PIER\n-- It is old.\n\nEND TALKING POINTS.',
    ).talkingPoints;
    expect(points.map(({ contingent }) => contingent)).toEqual([false, true, false]);
  });

  it('a point that says so itself is contingent, one that begins with another if is not', () => {
    const points = draftWith(
      'TALKING POINTS:\n\n-- (If raised) Not yet.\n\n-- If necessary, we will pay.\n\n-- If needed: Soon.\n\n-- (If the code is brought up) It stands.',
    ).talkingPoints;
    expect(points.map(({ contingent }) => contingent)).toEqual([true, false, true, true]);
  });

  it('a point says which countries it names', () => {
    const points = draftWith(
      'TALKING POINTS:\n\n-- Spain and Portugal agree.\n\n-- The pier is old.',
    ).talkingPoints;
    expect(points.map(({ countries }) => countries)).toEqual([['ES', 'PT'], []]);
  });

  it('a paper to leave behind is told from points alone', () => {
    expect(draftWith(`TALKING POINTS:\n\n${bullets}`).nonPaper).toBe(false);
    expect(
      draftWith(`Posts may leave the points as a non-paper.\n\n3. (C) TALKING POINTS:\n\n${bullets}`)
        .nonPaper,
    ).toBe(true);
    expect(draftWith('Posts should not leave a non-paper.').nonPaper).toBe(false);
  });
});
