import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PlainReading, type Reading, read } from '../../src/utterance/index.ts';
import { FRIDAY, LOOK_UPS, NEVER_RECORDED, QUESTIONS, RECORDS, REMINDERS, UNKNOWN } from './cases.ts';

const reading = (words: string): Reading => read(words, FRIDAY);

/** The fields that say something. */
const said = (one: Reading | PlainReading) =>
  Object.fromEntries(Object.entries(one).filter(([, value]) => value !== null && value !== false));

const short = (words: string) => (words.length > 60 ? `${words.slice(0, 60)}…` : words);

describe('a look-up', () => {
  it.each(LOOK_UPS)('%j is read as it was meant', (words, expected) => {
    expect(said(reading(words))).toEqual(expected);
  });
});

describe('a record', () => {
  it.each(RECORDS)('%j is proposed with nothing but what was said', (words, country, patch) => {
    expect(reading(words)).toMatchObject({ type: 'record', country, mrn: null });
    expect(reading(words)).toHaveProperty('patch', patch);
  });

  it('keeps the MRN that it names and the words as typed', () => {
    expect(reading('<@U1> Senegal supports 08 STATE 22377')).toEqual({
      type: 'record',
      mrn: '08STATE22377',
      country: 'SN',
      patch: { position: 'supports' },
      said: 'Senegal supports',
    });
  });

  it.each(NEVER_RECORDED)('%j is none', (words) => {
    expect(reading(words).type).not.toBe('record');
  });
});

describe('two readings', () => {
  it.each(QUESTIONS)('%j is a question', (words, readings) => {
    const read = reading(words);
    expect(read).toMatchObject({ type: 'ambiguous', readings });
    expect(read).toHaveProperty('readings.length', readings.length);
    expect(read).toHaveProperty('question', expect.stringMatching(/\?$/));
  });

  it('a name that several countries bear is the one that owes an answer here', () => {
    const here = { ...FRIDAY, responders: ['KR', 'CD', 'GN'] };
    expect(read('Korea', here)).toMatchObject({ type: 'status', country: 'KR' });
    expect(read('Congo says yes', here)).toMatchObject({ type: 'record', country: 'CD' });
    expect(read('Guinea opposes', here)).toMatchObject({ type: 'record', country: 'GN' });
  });

  it('a name that several bear stays a question where none of them owes an answer', () => {
    const nobody = { ...FRIDAY, responders: [] };
    expect(read('Guinea', nobody)).toHaveProperty('readings.length', 3);
    expect(read('Korea', nobody)).toHaveProperty('readings.length', 2);
  });
});

describe('a reminder', () => {
  it.each(REMINDERS)('%j is at that instant in the person’s zone', (words, at, about) => {
    expect(reading(words)).toEqual({ type: 'remind', mrn: null, at, words: about });
  });

  it('is at nine where the person is', () => {
    const jakarta = { ...FRIDAY, zone: 'Asia/Jakarta' };
    expect(read('remind me tomorrow', jakarta)).toMatchObject({ at: '2008-03-08T02:00:00.000Z' });
  });
});

describe('words that say nothing here', () => {
  it.each(UNKNOWN.map(([words, nearest]) => ({ title: short(words), words, nearest })))(
    '$title is answered with what can be asked',
    ({ words, nearest }) => {
      expect(reading(words)).toMatchObject({ type: 'unknown', nearest: expect.stringMatching(nearest) });
    },
  );
});

describe('any text', () => {
  const piece = fc.constantFrom(
    ...[
      'Senegal',
      'Mali',
      'Congo',
      'Guinea',
      'supports',
      'opposes',
      'yes',
      'no',
      'delivered',
      'not',
      'if',
      'would',
      'points',
      'for',
    ],
    ...[
      'who',
      'remind me',
      'tomorrow',
      'on the 6th',
      'at 9',
      ',',
      '.',
      ':',
      '"',
      '<!channel>',
      ':tada:',
      '😀',
      '&lt;',
      '08STATE22377',
    ],
  );
  const sentence = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(' '));

  it('never throws, and a question offers two to four readings', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), sentence), (words) => {
        const one = reading(words);
        if (one.type !== 'ambiguous') return;
        expect(one.readings.length).toBeGreaterThanOrEqual(2);
        expect(one.readings.length).toBeLessThanOrEqual(4);
      }),
      { numRuns: 1_000 },
    );
  });

  it('with a question mark is no record', () => {
    fc.assert(
      fc.property(sentence, sentence, (before, after) => {
        const one = reading(`${before}? ${after}`);
        expect(one.type).not.toBe('record');
        if (one.type === 'ambiguous') expect(one.readings.map(({ type }) => type)).not.toContain('record');
      }),
    );
  });

  const scale = fc.constantFrom(
    'supports',
    'support',
    'opposes',
    'yes',
    'undecided',
    'leans yes',
    'noncommittal',
  );
  const turned = fc.constantFrom(
    ...[
      'does not',
      'did not say',
      'will not',
      'never',
      'no longer',
      'is not',
      'would',
      'might',
      'may',
      'could',
      'perhaps',
      'probably',
    ],
    ...[
      'hopes it',
      'refuses to say',
      'is unlikely to say',
      "doesn't",
      'wont',
      'cannot',
      'should',
      'seems',
      'if asked',
      'almost',
    ],
  );
  it('whose word of the scale is negated or hypothetical is no record', () => {
    fc.assert(
      fc.property(turned, scale, (how, word) => {
        expect(reading(`Senegal ${how} ${word}`).type).not.toBe('record');
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(
        fc.constantFrom('if', 'whether', 'unless', 'suppose', 'would', 'could', 'perhaps'),
        scale,
        (how, word) => {
          expect(reading(`${how} Senegal ${word}`).type).not.toBe('record');
        },
      ),
    );
  });

  it('pings nobody from what it hands on', () => {
    fc.assert(
      fc.property(sentence, (words) => {
        expect(JSON.stringify(reading(`${words} <!channel> <@U1> &lt;!here&gt;`))).not.toMatch(/<[!@#]/);
      }),
    );
  });

  it('is read in time that grows with its length', () => {
    const started = performance.now();
    for (const unit of [
      'a',
      ' ',
      '<',
      '"',
      "'",
      '1',
      'in ',
      'on ',
      'Senegal ',
      'the ',
      ':a',
      'what ',
      '08 STATE ',
      'a,',
    ])
      reading(unit.repeat(Math.floor(1_000 / unit.length)));
    reading('<'.repeat(1_000_000));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
