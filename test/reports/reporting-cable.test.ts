import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCable } from '../../src/cable/index.ts';
import {
  type Board,
  DELIVERIES,
  type Demarche,
  type Marking,
  POSITIONS,
  type ResponsePatch,
} from '../../src/demarche/index.ts';
import { reportingCable } from '../../src/reports/index.ts';
import { cited, demarche, responder } from '../demarche/build.ts';
import { TELEGRAM } from '../support/nasty.ts';
import { boardOf, NOW, sampleDemarche, TWENTY } from './campaign.ts';

const report = (board: Board, now = NOW) => {
  const text = reportingCable(board, now);
  return { text, cable: parseCable(text) };
};

/** The paragraph that begins with these words, on one line. */
const paragraph = (text: string, begins: string): string =>
  parseCable(text).paragraphs.find((one) => one.text.startsWith(begins))?.text ??
  `no paragraph begins "${begins}"`;

describe('the draft reporting cable of the sample campaign', () => {
  const { text, cable } = report(boardOf(sampleDemarche(), TWENTY).board);

  it('is read back by our own parser, without a warning', () => {
    expect(cable.warnings).toEqual([]);
    expect(cable).toMatchObject({
      precedence: 'ROUTINE',
      sentAt: '2008-03-06T15:00:00Z',
      from: { name: 'XXXXXXXXXXXX' },
      action: [{ name: 'SECSTATE WASHDC' }],
      info: [{ name: 'ISLAMIC COLLECTIVE', kind: 'collective' }],
      classification: { level: 'CONFIDENTIAL', captions: ['SIPDIS'] },
      executiveOrder: { number: '12958', declassifyOn: '2018-03-04' },
      tags: ['PREL', 'UNSC', 'UNMIK', 'PGOV', 'YI', 'EU', 'KV'],
      references: [{ mrn: '08STATE22377' }],
      signer: 'XXXXXXXXXXXX',
    });
    expect(cable.subject).toMatch(/^RESPONSES TO DEMARCHE ON KOSOVO: /);
  });

  it('has no line over 65 characters', () => {
    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(65);
  });

  it('prints the classification with spaced letters', () => {
    expect(text).toContain('\nC O N F I D E N T I A L XXXXXXXXXXXX 000000\n');
  });

  it.each([
    ['Summary', 'on 20 of the 53 governments'],
    ['Summary', 'Positions: 5 achieved, 4 supports, 3 leans yes, 3 noncommittal, 1 leans no, 1 opposes.'],
    ['Summary', 'Reports outstanding: 33.'],
    ['Governments were asked', 'Ask 4: Press host governments to recognize Kosovo without delay.'],
    ['Malaysia: ', 'AMEMBASSY KUALA LUMPUR delivered the points on March 6, 2008.'],
    ['Malaysia: ', 'In its words: "We have already said so in public."'],
    ['Senegal: ', 'Level: Foreign Minister.'],
    ['Jordan: ', 'Position: supports. Ask 1: supports. Ask 2: leans yes.'],
    ['Jordan: ', 'Follow-up on March 10, 2008.'],
    ['Nigeria: ', 'unable to deliver the points: No appointment before the deadline.'],
    ['Nil reports: ', 'Guyana: AMEMBASSY GEORGETOWN reports that nothing was done.'],
    ['Outstanding: ', 'Tunisia (AMEMBASSY TUNIS)'],
    ['Without a post', 'Iran; Somalia.'],
    ['Comment: ', 'XXXXXXXXXXXX. End comment.'],
  ])('the paragraph %s says: %s', (begins, said) => {
    expect(paragraph(text, begins)).toContain(said);
  });

  it('gives one paragraph a country that answered, best position first', () => {
    const names = cable.paragraphs.map((one) => one.text.split(':', 1)[0]);
    expect(names.slice(2, 8)).toEqual([
      'Afghanistan',
      'Albania',
      'Malaysia',
      'Senegal',
      'Türkiye',
      'Bahrain',
    ]);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('the marking', () => {
  const asks = [
    { ...cited, number: 1, text: 'Support the text', portion: 'U' },
    { ...cited, number: 2, text: 'Speak for it', portion: 'S/NF' },
  ];
  const marked = (marking: Marking, now = NOW) =>
    report(
      boardOf(
        demarche({ asks, responders: [responder('MY', 'AMEMBASSY KUALA LUMPUR')] }, { marking }),
        {},
        now,
      ).board,
      now,
    ).cable;

  it.each<[Marking, string, string, string[]]>([
    [{ level: 'UNCLASSIFIED', captions: [], declassifyOn: null }, 'UNCLASSIFIED', 'U', []],
    [
      { level: 'SBU', captions: ['SENSITIVE', 'SIPDIS'], declassifyOn: null },
      'SBU',
      'SBU',
      ['SENSITIVE', 'SIPDIS'],
    ],
    [{ level: 'CONFIDENTIAL', captions: [], declassifyOn: '2018-03-04' }, 'CONFIDENTIAL', 'C', []],
    [{ level: 'SECRET', captions: ['NOFORN'], declassifyOn: null }, 'SECRET', 'S/NF', ['NOFORN']],
    [{ level: 'TOP SECRET', captions: [], declassifyOn: '2018-03-04' }, 'TOP SECRET', 'TS', []],
  ])('%j gives %s with (%s)', (marking, level, portion, captions) => {
    const cable = marked(marking);
    expect(cable.classification).toMatchObject({ level, captions });
    expect(cable.paragraphs[0]?.portion).toBe(portion);
    expect(cable.warnings).toEqual([]);
  });

  it('a paragraph that quotes has the highest portion mark of what it quotes', () => {
    const cable = marked({ level: 'TOP SECRET', captions: [], declassifyOn: null });
    expect(cable.paragraphs[1]?.portion).toBe('S');
  });

  it('a declassification date that has passed leaves SENSITIVE, under the order of the day', () => {
    const cable = marked(
      { level: 'CONFIDENTIAL', captions: ['SIPDIS'], declassifyOn: '2018-03-04' },
      new Date('2020-05-01T00:00:00Z'),
    );
    expect(cable.classification).toMatchObject({ level: 'SBU', captions: ['SENSITIVE', 'SIPDIS'] });
    expect(cable.executiveOrder).toMatchObject({ number: '13526', event: 'N/A' });
  });
});

describe('words of people', () => {
  const said = (note: string) => {
    const asked = demarche({ responders: [responder('MY', 'AMEMBASSY KUALA LUMPUR')] });
    return report(boardOf(asked, { MY: { delivery: 'delivered', note } }).board);
  };

  it.each([
    ['“Yes” — soon…', '"Yes" - soon...'],
    ['two\n\nlines\tof text', 'two lines of text'],
    ['a [link](https://example.org)', 'a (link)(https://example.org)'],
    ['resolution 1244, paragraph 7. And 3 more', 'resolution 1244, paragraph 7. And 3 more'],
    ['Их ответ: да', 'Их ответ: да'],
    [`votes: ${'7 '.repeat(50)}`, 'votes: 7 7 7 7'],
  ])('%j stands as %j', (note, stands) => {
    expect(paragraph(said(note).text, 'Malaysia')).toContain(`Note: ${stands}`);
  });

  it.each(TELEGRAM.map(({ text }) => text))('%j changes nothing in the form', (note) => {
    const { cable } = said(`${note} `.repeat(3));
    expect(cable.warnings).toEqual([]);
    expect(cable.paragraphs.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    expect(cable.references).toHaveLength(1);
  });
});

describe('a country that is still outstanding', () => {
  it('has a paragraph when something was recorded for it', () => {
    const asked = demarche({ responders: [responder('MY', 'AMEMBASSY KUALA LUMPUR')] });
    const { text } = report(boardOf(asked, { MY: { delivery: 'planned', note: 'On Monday.' } }).board);
    expect(paragraph(text, 'Malaysia')).toContain('AMEMBASSY KUALA LUMPUR plans to deliver the points.');
    expect(paragraph(text, 'Malaysia')).toContain('Note: On Monday.');
    expect(paragraph(text, 'Outstanding')).toContain('Malaysia (AMEMBASSY KUALA LUMPUR)');
  });
});

describe('words that would break the form', () => {
  it('are simplified in their own paragraph only, which says so', () => {
    const asked = demarche({
      responders: ['MY', 'ID'].map((code) => responder(code, 'AMEMBASSY SOMEWHERE')),
    });
    const note = 'PAGE 02 STATE 015113 182333Z';
    const { text } = report(boardOf(asked, { MY: { note }, ID: { note: 'Yes: on 7 March.' } }).board);
    expect(paragraph(text, 'Malaysia')).toContain('Note: page 02 state 015113 182333z.');
    expect(paragraph(text, 'Malaysia')).toContain('Demarche Desk has them exactly.');
    expect(paragraph(text, 'Indonesia')).toContain('Note: Yes: on 7 March.');
    expect(paragraph(text, 'Indonesia')).not.toContain('simplified');
  });
});

const words = fc.oneof(
  fc
    .array(fc.oneof(fc.constantFrom(...TELEGRAM.map(({ text }) => text)), fc.lorem({ maxCount: 4 })), {
      maxLength: 12,
    })
    .map((parts) => parts.join(' ')),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.lorem({ mode: 'sentences', maxCount: 6 }),
);

const patches = fc.record<ResponsePatch>(
  {
    delivery: fc.constantFrom(...DELIVERIES),
    position: fc.constantFrom(null, ...POSITIONS),
    reason: words,
    level: words,
    interlocutor: words,
    quote: words,
    note: words,
    deliveredOn: fc.constant('2008-03-06'),
    followUpOn: fc.constantFrom(null, '2008-03-10'),
    paperLeft: fc.boolean(),
    asks: fc.constantFrom({}, { 1: 'supports' as const }),
  },
  { requiredKeys: [] },
);

const COUNTRIES = ['MY', 'ID', 'SN', 'TR', 'CI', 'GN', 'JO', 'FR'];

const demarches: fc.Arbitrary<Demarche> = fc
  .record({
    subject: words,
    ask: words,
    tags: fc.array(fc.oneof(fc.constantFrom('PREL', 'UNSC'), words), { maxLength: 3 }),
    level: fc.constantFrom(
      'UNCLASSIFIED' as const,
      'SBU' as const,
      'CONFIDENTIAL' as const,
      'SECRET' as const,
    ),
    captions: fc.subarray(['SIPDIS', 'NOFORN', 'EXDIS']),
    declassifyOn: fc.constantFrom(null, '2018-03-04', '2001-01-01'),
    from: fc.constantFrom(null, 'SECSTATE WASHDC', 'AMEMBASSY KUALA LUMPUR'),
  })
  .map(({ ask, level, captions, declassifyOn, ...rest }) =>
    demarche(
      {
        asks: [{ ...cited, number: 1, text: ask }],
        responders: COUNTRIES.map((country) =>
          responder(country, country === 'FR' ? null : 'AMEMBASSY SOMEWHERE'),
        ),
      },
      { ...rest, marking: { level, captions, declassifyOn } },
    ),
  );

describe('any board', () => {
  it('gives a draft that our own parser reads back without a warning', () => {
    const answers = fc.dictionary(fc.constantFrom(...COUNTRIES), patches, { maxKeys: COUNTRIES.length });
    fc.assert(
      fc.property(demarches, answers, (asked, given) => {
        const { text, cable } = report(boardOf(asked, given).board);
        expect(cable.warnings).toEqual([]);
        expect(cable.references.map(({ mrn }) => mrn)).toEqual(['08STATE22377']);
        expect(cable.paragraphs.map(({ number }) => number)).toEqual(cable.paragraphs.map((_, at) => at + 1));
        expect(cable.paragraphs.every(({ portion }) => portion !== null)).toBe(true);
        expect(cable.paragraphs.at(-1)?.text).toBe('Comment: XXXXXXXXXXXX. End comment.');
        expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(65);
      }),
      { numRuns: 150 },
    );
  });
});
