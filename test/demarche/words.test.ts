import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DELIVERIES, POSITIONS, parseResponseWords } from '../../src/demarche/index.ts';

type Read = ReturnType<typeof parseResponseWords>;
const read = (words: string): Omit<Read, 'said'> => {
  const { said: _said, ...rest } = parseResponseWords(words);
  return rest;
};

describe('parseResponseWords', () => {
  const cases: Array<[words: string, expected: Omit<Read, 'said'>]> = [
    // Words of the two scales, in any order and case; the rest is the note.
    ['delivered', { delivery: 'delivered', note: null }],
    ['supports', { position: 'supports', note: null }],
    ['delivered supports FM said yes', { delivery: 'delivered', position: 'supports', note: 'FM said yes' }],
    ['supports delivered', { delivery: 'delivered', position: 'supports', note: null }],
    [
      'SUPPORTS, Delivered; FM said yes.',
      { delivery: 'delivered', position: 'supports', note: 'FM said yes.' },
    ],
    ['delivered and supports', { delivery: 'delivered', position: 'supports', note: null }],
    ['supports FM said yes', { position: 'supports', note: 'FM said yes' }],
    ['supports - will speak at the summit', { position: 'supports', note: 'will speak at the summit' }],
    ['leans yes', { position: 'leans-yes', note: null }],
    ['leans-yes', { position: 'leans-yes', note: null }],
    ['Leaning towards yes, DG level', { position: 'leans-yes', note: 'DG level' }],
    ['leans no after cabinet', { position: 'leans-no', note: 'after cabinet' }],
    ['lean-no', { position: 'leans-no', note: null }],
    // Synonyms.
    ['yes', { position: 'supports', note: null }],
    ['support', { position: 'supports', note: null }],
    ['supportive of the text', { position: 'supports', note: 'of the text' }],
    ['in favour', { position: 'supports', note: null }],
    ['in favor of it', { position: 'supports', note: 'of it' }],
    ['no', { position: 'opposes', note: null }],
    ['No, FM was firm', { position: 'opposes', note: 'FM was firm' }],
    ['against', { position: 'opposes', note: null }],
    ['opposed', { position: 'opposes', note: null }],
    ['undecided', { position: 'noncommittal', note: null }],
    ['neutral for now', { position: 'noncommittal', note: 'for now' }],
    ['non-committal', { position: 'noncommittal', note: null }],
    ['non committal', { position: 'noncommittal', note: null }],
    ['achieved recognised on 18 February', { position: 'achieved', note: 'recognised on 18 February' }],
    ['done', { position: 'achieved', note: null }],
    ['raised with the FM', { delivery: 'delivered', note: 'with the FM' }],
    ['handed over, no', { delivery: 'delivered', position: 'opposes', note: null }],
    ['unable', { delivery: 'unable', note: null }],
    ['unable: minister travelling', { delivery: 'unable', note: 'minister travelling' }],
    ['unable to deliver before Monday', { delivery: 'unable', note: 'before Monday' }],
    ['could not get an appointment', { delivery: 'unable', note: 'get an appointment' }],
    ['could not', { delivery: 'unable', note: null }],
    ["couldn't deliver", { delivery: 'unable', note: null }],
    ['nil', { delivery: 'nil', note: null }],
    ['no action', { delivery: 'nil', note: null }],
    ['no action taken so far', { delivery: 'nil', note: 'so far' }],
    ['planned for Tuesday', { delivery: 'planned', note: 'for Tuesday' }],
    ['scheduled 6 March', { delivery: 'planned', note: '6 March' }],
    ['pending', { delivery: 'pending', note: null }],
    // The same thing twice is that thing.
    ['yes supports', { position: 'supports', note: null }],
    ['delivered raised yes', { delivery: 'delivered', position: 'supports', note: null }],
    // Nothing is guessed out of a sentence.
    ['delivered, no answer yet', { delivery: 'delivered', note: 'no answer yet' }],
    ['delivered no answer yet', { delivery: 'delivered', note: 'no answer yet' }],
    ['delivered, no planned meeting', { delivery: 'delivered', note: 'no planned meeting' }],
    ['no objection', { note: 'no objection' }],
    ['no action yet', { note: 'no action yet' }],
    ['FM said yes', { note: 'FM said yes' }],
    ['not delivered', { note: 'not delivered' }],
    ['will support it', { note: 'will support it' }],
    ['support unclear', { note: 'support unclear' }],
    ['done by DCM on Tuesday', { note: 'done by DCM on Tuesday' }],
    ['pending instructions from capital', { note: 'pending instructions from capital' }],
    ['unable to support the text', { note: 'unable to support the text' }],
    ['could not agree', { note: 'could not agree' }],
    ['supports?', { note: 'supports?' }],
    ['supports neither side', { note: 'supports neither side' }],
    ['supports ask 2', { note: 'supports ask 2' }],
    ['neutral on ask 2', { note: 'neutral on ask 2' }],
    ['raised objections', { note: 'raised objections' }],
    ['opposed by the opposition only', { note: 'opposed by the opposition only' }],
    ['supportively', { note: 'supportively' }],
    ['yesterday', { note: 'yesterday' }],
    // Two things at once say neither.
    ['yes and no', { note: 'yes and no' }],
    ['yes or no', { note: 'yes or no' }],
    ['delivered supports opposes', { delivery: 'delivered', note: 'supports opposes' }],
    ['planned delivered supports', { position: 'supports', note: 'planned delivered supports' }],
    // Nothing typed.
    ['', { note: null }],
    ['  ', { note: null }],
    [' , - ', { note: null }],
  ];
  it.each(cases)('%j', (words, expected) => {
    expect(read(words)).toEqual(expected);
  });

  it.each([
    ['', 'nothing'],
    ['FM said yes', 'nothing'],
    ['delivered', 'something'],
    ['no', 'something'],
  ])('%j has said %s', (words, said) => {
    expect(parseResponseWords(words).said).toBe(said);
  });

  it('reads every word of both scales as itself, in either order, before any note', () => {
    const note = fc.constantFrom('', 'FM met us', '“We will see.”', '6 March');
    fc.assert(
      fc.property(
        fc.constantFrom(...DELIVERIES),
        fc.constantFrom(...POSITIONS),
        fc.boolean(),
        note,
        (delivery, position, positionFirst, after) => {
          const words = positionFirst ? [position, delivery] : [delivery, position];
          expect(read(`${words.join(' ')}, ${after}`)).toEqual({ delivery, position, note: after || null });
        },
      ),
    );
  });

  it('loses no word of what was typed: the note is the end of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const { note } = parseResponseWords(typed);
        expect(typed.trim().endsWith(note ?? '')).toBe(true);
      }),
    );
  });

  it.each(['no ', 'yes and ', 'non-', 'could not ', ', ', 'and ', 'supports ', 'unable to '])(
    'takes long input in linear time: %j a hundred thousand times',
    (words) => {
      expect(parseResponseWords(`${words.repeat(100_000)}x`)).toBeDefined();
    },
    5_000,
  );
});
