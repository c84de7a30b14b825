import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REGION_NAMES } from '../../src/geo/index.ts';
import { type PlainReading, type Reading, read } from '../../src/utterance/index.ts';
import { FRIDAY, LOOK_UPS, NEVER_RECORDED, QUESTIONS, RECORDS, REMINDERS, UNKNOWN } from './cases.ts';
import {
  ASSIGNMENTS,
  BEFORE_DEADLINE,
  CONFUSABLE,
  HOLDS_NOW,
  MADE,
  NEVER_ASSIGNED,
  NOT_TOLD,
  SINCE,
  TOLD,
  TYPED,
} from './doing.cases.ts';

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

describe('before the deadline', () => {
  it.each(BEFORE_DEADLINE)('%j is so long before it', (words, minutes, country, about) => {
    expect(reading(words)).toEqual({ type: 'remind-before', mrn: null, minutes, country, words: about });
  });

  it('of two countries is a question', () => {
    expect(reading('remind me an hour before the deadline in Congo')).toMatchObject({
      type: 'ambiguous',
      readings: [{ country: 'CD' }, { country: 'CG' }],
    });
  });

  it('keeps the MRN that it names', () => {
    expect(reading('remind me 2 hours before the deadline of 08STATE22377')).toMatchObject({
      type: 'remind-before',
      mrn: '08STATE22377',
    });
  });
});

describe('what is made for the person', () => {
  it.each(MADE)('%j is read as it was meant', (words, expected) => {
    expect(said(reading(words))).toEqual(expected);
  });

  it.each(REGION_NAMES.filter(([, region]) => region !== 'world'))(
    'is a map of %s, as the command takes it: %s',
    (name, region) => {
      expect(said(reading(`map of ${name}`))).toEqual({ type: 'map', region });
    },
  );

  it('is one of the four forms, where none is named', () => {
    expect(reading('export')).toMatchObject({
      type: 'ambiguous',
      readings: [{ form: 'xlsx' }, { form: 'csv' }, { form: 'json' }, { form: 'report' }],
    });
  });

  it('is no map of a single country', () => {
    expect(reading('map of Malaysia')).toMatchObject({
      type: 'unknown',
      nearest: expect.stringMatching(/no map of Malaysia alone.*“map of africa”/),
    });
  });
});

describe('who said so at a time', () => {
  it.each(TOLD)('%j is of %s from %s to %s by the person’s clock', (words, of, from, until) => {
    expect(reading(words)).toEqual({ type: 'between', mrn: null, of, from, until });
  });

  it.each(HOLDS_NOW)('%j asks for what holds now', (words, expected) => {
    expect(said(reading(words))).toEqual(expected);
  });

  it.each(NOT_TOLD)('%j is answered with what can be told', (words, why) => {
    expect(reading(words)).toMatchObject({
      type: 'unknown',
      understood: true,
      nearest: expect.stringMatching(why),
    });
  });

  it('on a Friday, Friday is today or a week ago', () => {
    expect(reading('who delivered on Friday')).toMatchObject({
      type: 'ambiguous',
      readings: [{ from: '2008-03-07T05:00:00.000Z' }, { from: '2008-02-29T05:00:00.000Z' }],
    });
  });
});

describe('since when', () => {
  it.each(SINCE)('%j begins at that instant by the person’s clock', (words, from) => {
    expect(reading(words)).toEqual({ type: 'since', mrn: null, from });
  });

  it('on a Friday, Friday is today or a week ago', () => {
    expect(reading('what changed since Friday')).toMatchObject({
      type: 'ambiguous',
      readings: [{ from: '2008-03-07T05:00:00.000Z' }, { from: '2008-02-29T05:00:00.000Z' }],
    });
  });

  it.each([
    'what changed since tomorrow',
    'what changed since next Monday',
    'what changed since Christmas',
    'what changed since Monday or Tuesday',
  ])('%j is answered with what can be asked', (words) => {
    expect(reading(words)).toMatchObject({
      type: 'unknown',
      nearest: expect.stringMatching(/Say since when/),
    });
  });
});

describe('who answers for a country', () => {
  it.each(ASSIGNMENTS)('%j is proposed', (words, countries, owner) => {
    const one = reading(words);
    expect(one).toMatchObject({ type: 'assign', mrn: null, owner });
    expect(one).toHaveProperty('countries', expect.arrayContaining([...countries]));
    expect(one).toHaveProperty('countries.length', countries.length);
  });

  it.each(NEVER_ASSIGNED)('%j gives none to anybody', (words) => {
    expect(reading(words).type).not.toBe('assign');
  });

  it.each(['assign Malaysia to <@U2> and <@U3>', 'assign Malaysia to me and <@U2>'])(
    '%j is answered: one person only',
    (words) => {
      expect(reading(words)).toMatchObject({
        type: 'unknown',
        nearest: expect.stringMatching(/One person/),
      });
    },
  );

  it('asks which country, where a name is of several', () => {
    expect(reading('I take Mali and Congo')).toMatchObject({
      type: 'ambiguous',
      readings: [{ countries: ['ML', 'CD'] }, { countries: ['ML', 'CG'] }],
    });
  });
});

describe('what is not done on a plain word', () => {
  it.each(TYPED)('%j is answered with what to type', (words, command) => {
    expect(reading(words)).toMatchObject({ type: 'command', command });
  });
});

describe('words of one intent in a sentence of another', () => {
  it.each(CONFUSABLE)('%j is not taken for it', (words, expected) => {
    expect(reading(words)).toMatchObject(expected);
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
    ...[
      'I',
      'take',
      'assign',
      'to',
      'me',
      '<@U2>',
      'map of',
      'Africa',
      'since',
      'Monday',
      'what changed',
      'who',
      'yesterday',
      'this week',
      'before the deadline',
      '2 hours',
      'export',
      'csv',
      'close it',
      'KL',
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

  it('that reads is ready to be done: a moment to come for a reminder, one that is over for what is new', () => {
    fc.assert(
      fc.property(sentence, (words) => {
        const one = reading(words);
        for (const each of one.type === 'ambiguous' ? one.readings : [one]) {
          if (each.type === 'remind') expect(Date.parse(each.at)).toBeGreaterThan(FRIDAY.now.getTime());
          if (each.type === 'since' && each.from !== null)
            expect(Date.parse(each.from)).toBeLessThanOrEqual(FRIDAY.now.getTime());
          if (each.type === 'between') {
            expect(Date.parse(each.from)).toBeLessThanOrEqual(FRIDAY.now.getTime());
            expect(Date.parse(each.until ?? FRIDAY.now.toISOString())).toBeGreaterThan(Date.parse(each.from));
          }
          if (each.type === 'remind-before') expect(each.minutes).toBeGreaterThanOrEqual(0);
          if (each.type === 'assign') expect(each.countries.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('gives a country to nobody who was not named in it', () => {
    fc.assert(
      fc.property(sentence, (words) => {
        const one = reading(words);
        for (const each of one.type === 'ambiguous' ? one.readings : [one]) {
          if (each.type !== 'assign' || each.owner === null) continue;
          if (each.owner === 'me') expect(words).toMatch(/\b(?:I|me)\b/);
          else expect(words).toContain(`<@${each.owner}>`);
        }
      }),
      { numRuns: 500 },
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
      'assign ',
      '<@U2> ',
      'I take Malaysia and ',
      'since last ',
      '2 hours before ',
      'map of ',
    ])
      reading(unit.repeat(Math.floor(1_000 / unit.length)));
    reading('<'.repeat(1_000_000));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
