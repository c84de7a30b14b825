import { describe, expect, it } from 'vitest';
import { type Cable, parseCable } from '../../src/cable/index.ts';

/** A cable of our own with the fields under test. */
function withFields(...fields: string[]): Cable {
  return parseCable(
    [
      'O 050035Z MAR 08',
      'FM AMEMBASSY LISBON',
      'TO SECSTATE WASHDC IMMEDIATE 0042',
      '',
      'C O N F I D E N T I A L LISBON 000377',
      '',
      ...fields,
      '',
      '1. (U) The mayor wants a pier.',
      'VANE',
    ].join('\n'),
  );
}

describe('the executive order', () => {
  it.each([
    ['E.O. 12958: DECL: 03/04/2018', '12958', '2018-03-04', null],
    ['E.O. 12958: DECL: 2018/03/04', '12958', '2018-03-04', null],
    ['E.O. 12958: DECL: 03/04/18', '12958', '2018-03-04', null],
    ['E.O. 12958: DECL:  3/4/2018', '12958', '2018-03-04', null],
    ['EO 12958 DECL 03/04/18', '12958', '2018-03-04', null],
    ['E.O.12958: DECL:03-04-2018', '12958', '2018-03-04', null],
    ['E.O. 13526: DECL: March 4, 2018', '13526', '2018-03-04', null],
    ['E.O. 12958: DECL: 4 MAR 2018', '12958', '2018-03-04', null],
    ['E.O. 12958: DECL: 20180304', '12958', '2018-03-04', null],
    ['E.o. 12958: decl: 03/04/2018', '12958', '2018-03-04', null],
    ['E.0. 12958: DECL: 03/04/2018', '12958', '2018-03-04', null],
    ['E.O. 12065: GDS 3/4/14 (VANE, A.)', '12065', '2014-03-04', null],
    ['E.O. 12958: N/A', '12958', null, 'N/A'],
    ['E.O. 12958: DECL: N/A', '12958', null, 'N/A'],
    ['E.O. 11652: GDS', '11652', null, 'GDS'],
    ['E.O. 12356: DECL: OADR', '12356', null, 'OADR'],
    ['E.O. 12958: DECL: MR', '12958', null, 'MR'],
    ['E.O. 12958: DECL: 1.6X1', '12958', null, '1.6X1'],
    ['E.O. 12958: DECL: WITHDRAWAL OF FORCES', '12958', null, 'WITHDRAWAL OF FORCES'],
    ['E.O. 12958: DECL: AFTER THE BRIDGE\nIS OPEN', '12958', null, 'AFTER THE BRIDGE IS OPEN'],
    ['E.O. 12958: DECL: 13/44/2018', '12958', null, '13/44/2018'],
  ])('%j', (line, number, declassifyOn, event) => {
    expect(withFields(line, 'SUBJECT: FEES').executiveOrder).toMatchObject({ number, declassifyOn, event });
  });

  it('that names no day of the calendar is said to be unread', () => {
    expect(withFields('E.O. 12958: DECL: 13/44/2018').warnings.map(({ code }) => code)).toContain(
      'declassification-unread',
    );
  });

  it('is null when it is not there', () => {
    expect(withFields('SUBJECT: FEES').executiveOrder).toBeNull();
  });
});

describe('TAGS', () => {
  it.each([
    ['TAGS: PREL, UNSC, KV', ['PREL', 'UNSC', 'KV']],
    ['TAGS: PREL UNSC KV', ['PREL', 'UNSC', 'KV']],
    ['TAGS PREL, UNSC', ['PREL', 'UNSC']],
    ['Tags: prel, pgov, tu', ['PREL', 'PGOV', 'TU']],
    ['TAGS: [PREL](#) [UNSC](#)', ['PREL', 'UNSC']],
    ['TAGS: PREL, UNSC,\nKV, EU', ['PREL', 'UNSC', 'KV', 'EU']],
    ['TAGS: PREL PGOV MNUC\nECON, RS', ['PREL', 'PGOV', 'MNUC', 'ECON', 'RS']],
    ['TAGS: PREL PREL, KV, PREL', ['PREL', 'KV']],
    ['TAGS: OVIP (VANE, ADA B.), PREL', ['OVIP', 'VANE, ADA B', 'PREL']],
    ['TAGS: ECON ETRD SIPDIS', ['ECON', 'ETRD']],
    ['TAGS: PREL, KV SUBJECT: FEES', ['PREL', 'KV']],
    ['E.O. 12958: N/A TAGS: PREL KV', ['PREL', 'KV']],
    ['TAGS:', []],
  ])('%j', (line, tags) => {
    expect(withFields(line, 'SUBJECT: FEES').tags).toEqual(tags);
  });
});

describe('the subject', () => {
  it.each([
    ['SUBJECT: HARBOR FEES', 'HARBOR FEES'],
    ['SUBJ: HARBOR FEES', 'HARBOR FEES'],
    ['Subject: harbor fees', 'harbor fees'],
    ['SUBJECT HARBOR FEES', 'HARBOR FEES'],
    ['SUBJECT:  HARBOR  FEES -- WHAT THE\nMAYOR WANTS', 'HARBOR FEES -- WHAT THE MAYOR WANTS'],
    ['SUBJECT: HARBOR FEES AND THE\n\nMAYOR', 'HARBOR FEES AND THE MAYOR'],
    ['SUBJECT: HARBOR FEES\nREF: STATE 1234', 'HARBOR FEES'],
    ['SUBJECT: HARBOR FEES\nRef(s): A) STATE 1234', 'HARBOR FEES'],
    ['SUBJECT: HARBOR FEES REF: A. STATE 1234 B. STATE 5678', 'HARBOR FEES'],
    ['SUBJECT: HARBOR FEES\nClassified By: Ada Vane for reasons 1.4 (b)', 'HARBOR FEES'],
    ['SUBJECT: HARBOR FEES\n-----------\n', 'HARBOR FEES'],
    ['SUBJECT: HARBOR FEES\nThis is an action request. Please see paragraph 2.', 'HARBOR FEES'],
    ['SUBJECT: HARBOR FEES\nLISBON 00000377  001.2 OF 004\nREF: STATE 1234', 'HARBOR FEES'],
    ['SUBJECT: PART 3 OF 3: HARBOR FEES', 'PART 3 OF 3: HARBOR FEES'],
    ['SUBJECT: (SBU) HARBOR FEES IN [LISBON](#)', '(SBU) HARBOR FEES IN LISBON'],
    ['SUBJECT: HARBOR FEES\n\nSUBJECT: HARBOR FEES', 'HARBOR FEES'],
    [
      'SUBJECT: MARKING FEES\nUNDER NEW E.O. 12065: THE RULES',
      'MARKING FEES UNDER NEW E.O. 12065: THE RULES',
    ],
    ['SUBJECT: HARBOR FEES\nREF.: A) STATE 1234', 'HARBOR FEES'],
    ['SUBJECT: HARBOR FEES\nROME ALSO FOR FODAG', 'HARBOR FEES'],
    ['SUBJECT: HARBOR FEES\nSUGGEST DEPT REPEAT TO OSLO.', 'HARBOR FEES'],
  ])('%j', (lines, subject) => {
    expect(withFields('TAGS: PREL', ...lines.split('\n')).subject).toBe(subject);
  });
});

describe('references', () => {
  const refs = (lines: string) =>
    withFields('SUBJECT: FEES', ...lines.split('\n')).references.map(({ letter, raw, mrn }) => [
      letter,
      raw,
      mrn,
    ]);

  it.each<[string, Array<[string | null, string, string | null]>]>([
    ['REF: STATE 16762', [[null, 'STATE 16762', '08STATE16762']]],
    ['REF: SECSTATE 016762', [[null, 'SECSTATE 016762', '08STATE16762']]],
    ['REFTEL: 07 JEDDAH 87', [[null, '07 JEDDAH 87', '07JEDDAH87']]],
    [
      'REF: A. STATE 16762\nB. 07 THE HAGUE 87 (NOTAL)\nC. 2006 RIO DE JANEIRO 2199',
      [
        ['A', 'STATE 16762', '08STATE16762'],
        ['B', '07 THE HAGUE 87 (NOTAL)', '07THEHAGUE87'],
        ['C', '2006 RIO DE JANEIRO 2199', '06RIODEJANEIRO2199'],
      ],
    ],
    [
      'REF: (A) 07 JEDDAH 87  (B) STATE 20646, (C)STATE 72896, (D)BEIJING \n5361',
      [
        ['A', '07 JEDDAH 87', '07JEDDAH87'],
        ['B', 'STATE 20646', '08STATE20646'],
        ['C', 'STATE 72896', '08STATE72896'],
        ['D', 'BEIJING 5361', '08BEIJING5361'],
      ],
    ],
    [
      'REFS: A) STATE 135205; B) VANE-HARROW E-MAIL 10/15/07; C) LISBON 723 AND PREVIOUS',
      [
        ['A', 'STATE 135205', '08STATE135205'],
        ['B', 'VANE-HARROW E-MAIL 10/15/07', null],
        ['C', 'LISBON 723 AND PREVIOUS', '08LISBON723'],
      ],
    ],
    [
      'REF A: STATE 16762\nREF B: 07 STATE 20646',
      [
        ['A', 'STATE 16762', '08STATE16762'],
        ['B', '07 STATE 20646', '07STATE20646'],
      ],
    ],
    [
      'REFS:\n[¶](#)A. STATE 1111\n\n[¶](#)B. STATE 2222',
      [
        ['A', 'STATE 1111', '08STATE1111'],
        ['B', 'STATE 2222', '08STATE2222'],
      ],
    ],
    [
      'Ref: a. 05 state 201650\n\nB. 05 tokyo 3726\nc. poc paper 201/2006',
      [
        ['A', '05 state 201650', '05STATE201650'],
        ['B', '05 tokyo 3726', '05TOKYO3726'],
        ['C', 'poc paper 201/2006', null],
      ],
    ],
    [
      'REF: STATE 1234; LISBON 56; 2007 MADRID 78\n2007 MADRID 79',
      [
        [null, 'STATE 1234', '08STATE1234'],
        [null, 'LISBON 56', '08LISBON56'],
        [null, '2007 MADRID 78', '07MADRID78'],
        [null, '2007 MADRID 79', '07MADRID79'],
      ],
    ],
    [
      'REF: STATE 1234 AND LISBON 567',
      [
        [null, 'STATE 1234', '08STATE1234'],
        [null, 'LISBON 567', '08LISBON567'],
      ],
    ],
    [
      'REF: A. SECDEF MSG DTG 301601Z SEP 08\nB. UNSCR 1737\nC. IIR 6 832 0617 08\nD. OSC EUP20080707950031',
      [
        ['A', 'SECDEF MSG DTG 301601Z SEP 08', null],
        ['B', 'UNSCR 1737', null],
        ['C', 'IIR 6 832 0617 08', null],
        ['D', 'OSC EUP20080707950031', null],
      ],
    ],
    [
      'REF: EMBASSY LISBON E-MAIL TO EUR/WE OF OCTOBER 14',
      [[null, 'EMBASSY LISBON E-MAIL TO EUR/WE OF OCTOBER 14', null]],
    ],
    [
      'REF: A. (A) LISBON 7682 AND PREVIOUS\nB. (B) LISBON DAILY REPORT FOR OCTOBER 28',
      [
        ['A', 'LISBON 7682 AND PREVIOUS', '08LISBON7682'],
        ['B', 'LISBON DAILY REPORT FOR OCTOBER 28', null],
      ],
    ],
    [
      'REF: A. STATE 40721\nCONFIDENTIAL\nPAGE 02 LISBON 01196 01 OF 02 082030Z\nB. LISBON 1098',
      [
        ['A', 'STATE 40721', '08STATE40721'],
        ['B', 'LISBON 1098', '08LISBON1098'],
      ],
    ],
  ])('%j', (lines, expected) => {
    expect(refs(lines)).toEqual(expected);
  });

  it.each([
    ['with commas', 'STATE 15113, 15114', ['08STATE15113', '08STATE15114']],
    ['with slashes', 'LISBON 936/935', ['08LISBON936', '08LISBON935']],
    ['under letters', 'A. LISBON 2969\nB. 2962 AND PREVIOUS', ['08LISBON2969', '08LISBON2962']],
    ['with a year behind', 'OSLO CABLES 0266 AND 02259 (2002)', ['08OSLO266', '02OSLO2259']],
  ])('that share an originator %s each get their own number', (_how, lines, mrns) => {
    expect(refs(`REF: ${lines}`).map(([, , mrn]) => mrn)).toEqual(mrns);
  });

  it.each([
    ['A. REF A STATE 122214 B. REF B OSLO 2649', 'the label comes again', ['08STATE122214', '08OSLO2649']],
    ['A. A) STATE 54183 B. B) 07 OSLO 1868', 'the letter comes again', ['08STATE54183', '07OSLO1868']],
    ['[A] STATE 188314, [B] OSLO 2285', 'letters stand in square brackets', ['08STATE188314', '08OSLO2285']],
    ['A - OSLO 28', 'a dash follows the letter', ['08OSLO28']],
    ['(A) STATE 348254\n-  (B) STATE 348253', 'a dash begins the line', ['08STATE348254', '08STATE348253']],
    ['A. 07 OSLO 4592  G. 07 OSLO 5333', 'letters are left out', ['07OSLO4592', '07OSLO5333']],
    ['A) OSLO 339 B)\n\nOSLO 319', 'a letter ends the line', ['08OSLO339', '08OSLO319']],
    ['A. OSLO 4525-91', 'the year follows with a hyphen', ['91OSLO4525']],
    ['OSLO 07718 99, OSLO 05986 00', 'the year follows', ['99OSLO7718', '00OSLO5986']],
    ['A. OSLO 00789/07', 'the year follows a slash', ['07OSLO789']],
    ['STATE (01) 201265', 'the year stands in brackets', ['01STATE201265']],
    ['OSLO (C) 02293', 'a mark stands before the number', ['08OSLO2293']],
    ['377 LISBON', 'the number stands first', ['08LISBON377']],
    ['STATE 123 AND PREVIOUS; 07 OSLO 12', 'a remark stands before the next', ['08STATE123', '07OSLO12']],
    ['poc paper 201/2006', 'it is a document', [null]],
    ['OUR 1234', 'nobody is named', [null]],
  ])('%s: %s', (lines, _why, mrns) => {
    expect(refs(`REF: ${lines}`).map(([, , mrn]) => mrn)).toEqual(mrns);
  });

  it('with no year are of no year when the cable has none', () => {
    const text =
      'UNCLAS STATE 022377\nTAGS: PREL\nSUBJECT: FEES\nREF: STATE 16762\n\n1. (U) Text.\n2. (U) Text.';
    expect(parseCable(text).references.map(({ mrn }) => mrn)).toEqual([null]);
  });
});

describe('the classifier', () => {
  it.each([
    ['Classified By: Ada Vane, DCM, for reasons 1.4 (b) and (d)', ['1.4(b)', '1.4(d)']],
    ['CLASSIFIED BY ADA VANE, REASON 1.5 B AND D.', ['1.5(b)', '1.5(d)']],
    ['Classified By: Ambassador Ada Vane.\nReasons: 1.4 (b), (d) and (e).', ['1.4(b)', '1.4(d)', '1.4(e)']],
    ['Classified By: DCM Ada Vane for Reasons 1.4 (b/d)', ['1.4(b)', '1.4(d)']],
    ['Classified By: DCM Ada Vane, 1.4 (B&D).', ['1.4(b)', '1.4(d)']],
    ['Classified By: DCM Ada Vane for reasons 1.4 (b) a\nnd (d)', ['1.4(b)', '1.4(d)']],
    ['Classified By: DCM Ada Vane for re\nasons 1.4 (b) and\n(d)', ['1.4(b)', '1.4(d)']],
    ['Classified By: DCM Ada Vane for reasons 1.\n4 (b) and (d)', ['1.4(b)', '1.4(d)']],
    ['Classified By: Ada Vane, reason 1.5.D', ['1.5(d)']],
    ['Classified By: Ada Vane, 1.4 (b) and\n\n(d).', ['1.4(b)', '1.4(d)']],
    ['Classified By: Ada Vane, Charge d’Affaires a.i.', []],
    ['Classified By: DCM Ada Vane for reasons 1.4 (b+d).', ['1.4(b)', '1.4(d)']],
  ])('%j', (lines, reasons) => {
    expect(withFields('SUBJECT: FEES', ...lines.split('\n')).classifiedBy?.reasons).toEqual(reasons);
  });

  it.each([
    'Classified By: CLASSIFIED BY ADA VANE, 1.4 (B)',
    'Classified By: (U) Classified by ADA VANE, 1.4 (B)',
    'Classified By: 1. CLASSIFIED BY ADA VANE, 1.4 (B)',
    'Classified By: This message classified by ADA VANE, 1.4 (B)',
  ])('is named behind a label said twice: %s', (line) => {
    expect(withFields('SUBJECT: FEES', line).classifiedBy?.text).toBe('ADA VANE, 1.4 (B)');
  });

  it.each([
    ['after REF', ['SUBJECT: FEES', 'REF: STATE 1234', '', 'Classified By: Ada Vane, 1.4 (b)']],
    ['before REF', ['SUBJECT: FEES', 'Classified By: Ada Vane, 1.4 (b)', '', 'REF: STATE 1234']],
    ['in one line with everything', ['SUBJECT: FEES REF: STATE 1234 CLASSIFIED BY: Ada Vane, 1.4 (b)']],
  ])('stands %s', (_where, lines) => {
    const read = withFields(...lines);
    expect([read.classifiedBy?.text, read.references.map(({ mrn }) => mrn), read.subject]).toEqual([
      'Ada Vane, 1.4 (b)',
      ['08STATE1234'],
      'FEES',
    ]);
  });
});

describe('fields', () => {
  it('are read once when the scrape prints the preamble twice', () => {
    const preamble = [
      'SIPDIS',
      'E.O. 12958: N/A',
      'TAGS: PREL',
      'SUBJECT: FEES AND',
      'MORE',
      'REF: A. STATE 1234',
      'B. STATE 5678',
    ];
    const read = withFields(...preamble, '', 'C O N F I D E N T I A L LISBON 000377', '', ...preamble);
    expect(read.references).toHaveLength(2);
    expect(read.subject).toBe('FEES AND MORE');
    expect(read.paragraphs.map(({ number }) => number)).toEqual([1]);
  });

  it('know where they were printed', () => {
    const text =
      'O 050035Z MAR 08\nFM AMEMBASSY LISBON\nTO SECSTATE WASHDC\n\nUNCLAS LISBON 000377\n\nTAGS: [PREL](#) [KV](#)\nSUBJECT: FEES\nREF: A. STATE 1234\n\n1. (U) Text.\nVANE';
    const read = parseCable(text);
    const at = (span: { start: number; end: number } | undefined) => span && text.slice(span.start, span.end);
    expect(at(read.spans.tags)).toBe('[PREL](#) [KV](#)');
    expect(at(read.spans.subject)).toBe('FEES');
    expect(at(read.references[0]?.span)).toBe('STATE 1234');
    expect(at(read.action[0]?.span)).toBe('SECSTATE WASHDC');
  });
});
