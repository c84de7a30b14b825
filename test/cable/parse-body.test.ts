import { describe, expect, it } from 'vitest';
import { type Cable, parseCable, spanIn } from '../../src/cable/index.ts';

const head = [
  'O 050035Z MAR 08',
  'FM AMEMBASSY LISBON',
  'TO SECSTATE WASHDC IMMEDIATE 0042',
  '',
  'C O N F I D E N T I A L LISBON 000377',
  '',
  'SIPDIS',
  '',
  'E.O. 12958: DECL: 03/04/2018',
  'TAGS: PREL',
  'SUBJECT: HARBOR FEES',
  '',
  '',
].join('\n');

function body(text: string): Cable {
  return parseCable(head + text);
}

const numbers = (cable: Cable) => cable.paragraphs.map(({ number, printed }) => [number, printed]);
const codes = (cable: Cable) => cable.warnings.map(({ code }) => code);
const texts = (cable: Cable) => cable.paragraphs.map(({ text }) => text);

/** Paragraphs with these printed numbers and a portion mark each. */
const marked = (...printed: string[]) =>
  printed.map((one, index) => `${one}. (C) Sentence ${'abcdefghij'[index]} is here.`).join('\n\n');

describe('a paragraph number', () => {
  it.each([
    ['1. (SBU) Text.', 'SBU'],
    ['1.(C)Text.', 'C'],
    ['1 (U) Text.', 'U'],
    ['1) (C) Text.', 'C'],
    ['¶1. (S//NF) Text.', 'S//NF'],
    ['[¶](#)1. (C/NF) Text.', 'C/NF'],
    ['[¶](#par1) 1. ( C ) Text.', 'C'],
    ['1\\. (U) Text.', 'U'],
    ['1. (C) (Text.', 'C'],
    ['1. (s) Text.', 'S'],
    ['1. Text.', null],
  ])('%s', (line, portion) => {
    const read = body(`${line}\nVANE`);
    expect(read.paragraphs).toMatchObject([{ number: 1, printed: '1', portion }]);
    expect(read.paragraphs[0]?.text).toMatch(/^\(?Text\.$/);
  });

  it('may stand inside a line, where the next number and its mark follow a sentence', () => {
    const read = body('1. (C) One is here. 2. (C) There were 3. (maybe 4) of them. 3. (U) Three.\nVANE');
    expect(numbers(read)).toEqual([
      [1, '1'],
      [2, '2'],
      [3, '3'],
    ]);
  });

  it('with an extra digit is misread where the sequence says so', () => {
    const read = body(marked('1', '2', '13', '14', '5'));
    expect(numbers(read)).toEqual([
      [1, '1'],
      [2, '2'],
      [3, '13'],
      [4, '14'],
      [5, '5'],
    ]);
    expect(codes(read).filter((code) => code === 'paragraph-misread')).toHaveLength(2);
  });

  it('of another digit is misread where its neighbours say so', () => {
    expect(numbers(body(marked('1', '2', '8', '4', '5')))).toEqual([
      [1, '1'],
      [2, '2'],
      [3, '8'],
      [4, '4'],
      [5, '5'],
    ]);
  });

  it('13 after 12 is itself', () => {
    const printed = Array.from({ length: 10 }, (_, index) => String(index + 4));
    expect(numbers(body(marked(...printed))).at(-1)).toEqual([13, '13']);
  });

  it.each([
    ['that repeats', ['1', '2', '2', '3'], 'paragraph-repeated'],
    ['that skips', ['1', '2', '5', '6'], 'paragraph-skipped'],
    ['that goes back', ['1', '2', '3', '1', '2'], 'paragraph-repeated'],
  ])('%s is kept in the order printed, with a warning', (_how, printed, code) => {
    const read = body(marked(...printed));
    expect(read.paragraphs.map(({ printed: one }) => one)).toEqual(printed);
    expect(codes(read)).toContain(code);
  });

  it('that is missing leaves each paragraph on its own', () => {
    const read = body('(C) One is here.\n\n(U) Two is here.\n\nThree is here.\nVANE');
    expect(read.paragraphs.map(({ number, portion }) => [number, portion])).toEqual([
      [null, 'C'],
      [null, 'U'],
      [null, null],
    ]);
    expect([read.signer, codes(read).filter((code) => code === 'paragraph-unnumbered').length]).toEqual([
      'VANE',
      3,
    ]);
  });

  it('inside a list belongs to the paragraph that the list is in', () => {
    const read = body(
      '1. THE MAYOR WANTS:\n\n1. A PIER.\n\n2. A CRANE.\n\n2. HE WILL GET NEITHER.\n\n3. NO MORE.\nVANE',
    );
    expect(numbers(read)).toEqual([
      [1, '1'],
      [2, '2'],
      [3, '3'],
    ]);
    expect(read.paragraphs[0]?.bullets).toEqual(['A PIER.', 'A CRANE.']);
  });
});

describe('a paragraph in a text that is not wrapped', () => {
  const long = (words: string) =>
    `${words} ${'and the harbor keeps its fees where they were before the pier was built '.repeat(2)}`;

  it('may begin with a number and no mark after any paragraph', () => {
    const read = body(`1.(U) ${long('The pier is old')} (U.S.)\n\n2.Please see the next cable. VANE`);
    expect(numbers(read)).toEqual([
      [1, '1'],
      [2, '2'],
    ]);
  });

  it('has a block for each printed line', () => {
    const read = body(
      `1. (U) ${long('One')}.\n${long('Two')}.\n(S/NF) ${long('Three')}.\n\n2. (U) End.\nVANE`,
    );
    expect(read.paragraphs[0]?.blocks.map(({ text }) => text.slice(0, 6))).toEqual([
      'One an',
      'Two an',
      '(S/NF)',
    ]);
  });
});

it('a number printed twice counts once, and the mark after it is read', () => {
  const read = body('1. 1. (SBU) The pier is old.\n\n2. (C) The end.\nVANE');
  expect(read.paragraphs.map(({ number, portion }) => [number, portion])).toEqual([
    [1, 'SBU'],
    [2, 'C'],
  ]);
});

describe('a number is part of the sentence', () => {
  it.each([
    [
      '1. (C) Answer no later than March\n[¶](#)7. The rest follows.\n\n2. (C) End.',
      'no later than March 7. The rest',
    ],
    ['1. (C) Answer no later than March [¶](#)7.\n\n2. (C) End.', 'no later than March 7.'],
    ['1. (C) It began in\n¶2008. It goes on.\n\n2. (C) End.', 'It began in 2008. It goes on.'],
    ['1. (C) Under resolution\n¶1737. It goes on.\n\n2. (C) End.', 'Under resolution 1737. It goes on.'],
    ['1. THE PRESS (LE MONDE, PAGE\n3) REPORTS IT.\n\n2. END.', 'PAGE 3) REPORTS IT.'],
    ['1. THEY MEET ON MARCH\n2. THE MAYOR WILL COME.\n\n2. END OF IT.', 'MARCH 2. THE MAYOR WILL COME.'],
  ])('%j', (text, joined) => {
    const read = body(`${text}\nVANE`);
    expect(numbers(read)).toEqual([
      [1, '1'],
      [2, '2'],
    ]);
    expect(read.paragraphs[0]?.text).toContain(joined);
  });

  it('and a paragraph mark before it is warned of', () => {
    const text = '1. (C) Answer no later than March [¶](#)7.\n\n2. (C) End.\nVANE';
    const read = body(text);
    const warning = read.warnings.find(({ code }) => code === 'false-paragraph-mark');
    expect(warning && (head + text).slice(warning.span.start, warning.span.end)).toBe('7');
  });
});

describe('page furniture comes out and what it split is joined', () => {
  it.each([
    ['LISBON 00000377  002 OF 003'],
    ['LISBON 00000377  001.2 OF 003'],
    ['PAGE 02 LISBON 000377 182333Z'],
    ['PAGE 02        LISBON  00377  01 OF 02 082030Z'],
    ['CONFIDENTIAL\n\nPAGE 02 LISBON 000377'],
    ['CONFIDENTIAL\nPAGE 02\nLISBON 000377\nCONFIDENTIAL'],
    ['CONFIDENTIAL\n\nSIPDIS\n\nCONFIDENTIAL'],
    [
      'C O N F I D E N T I A L SECTION 02 OF 03 LISBON 000377\n\nSIPDIS\n\nE.O. 12958: DECL: 03/04/2018\nTAGS: PREL\nSUBJECT: HARBOR FEES',
    ],
    ['Ada Vane Declassified/Released US Department of State EO Systematic Review 20 Mar 2014'],
  ])('%j', (furniture) => {
    const read = body(`1. (C) The mayor wants\n\n${furniture}\n\na pier. He says so.\n\n2. (U) End.\nVANE`);
    expect(texts(read)).toEqual(['The mayor wants a pier. He says so.', 'End.']);
  });

  it('inside a line too, with a name of several words', () => {
    const text =
      head.replaceAll('LISBON', 'KUALA LUMPUR') +
      '1. (C) The mayor wants KUALA LUMPUR 00000377 002 OF 003 a pier.\nVANE';
    expect(texts(parseCable(text))).toEqual(['The mayor wants a pier.']);
  });

  it('but a marking at the end of a wrapped line is a word of the sentence', () => {
    expect(texts(body('1. (C) He called it a\nsecret\nthat nobody kept.\nVANE'))).toEqual([
      'He called it a secret that nobody kept.',
    ]);
  });

  it('inside a heading', () => {
    const read = body(
      '1. (C) BACKGROUND (WHAT THE\n\nLISBON 00000377  002 OF 003\n\nMAYOR WANTS): A pier.\nVANE',
    );
    expect(read.paragraphs[0]).toMatchObject({ heading: 'BACKGROUND (WHAT THE MAYOR WANTS)' });
  });
});

describe('lines are joined', () => {
  it.each([
    ['wrapped lines', 'The mayor\nwants a pier.', 'The mayor wants a pier.'],
    ['a broken word', 'THE REPRESENTA-\nTIVES CAME.', 'THE REPRESENTATIVES CAME.'],
    [
      'a broken word that stands whole elsewhere',
      'The harbormaster and the harbor-\nmaster met.',
      'The harbormaster and the harbormaster met.',
    ],
    ['a compound', 'The war-\ntorn island and a war-torn pier.', 'The war-torn island and a war-torn pier.'],
    ['a compound with a name', 'The Secretary-\nGeneral came.', 'The Secretary-General came.'],
    ['a prefix', 'A long-\nterm plan.', 'A long-term plan.'],
    ['a dash', 'The pier -\nif it comes - is new.', 'The pier - if it comes - is new.'],
    [
      'odd characters, as printed',
      'IRAN,S note? No: 8at8 XXXXXXXXXXXX.',
      'IRAN,S note? No: 8at8 XXXXXXXXXXXX.',
    ],
  ])('%s', (_what, text, joined) => {
    expect(texts(body(`1. (C) ${text}\nVANE`))).toEqual([joined]);
  });

  it('over an empty line inside a sentence, and not after its end', () => {
    const read = body(
      '1. (C) The mayor of the island wants a pier that is long\n\nand wide.\n\nHe also wants a crane.\nVANE',
    );
    expect(texts(read)).toEqual([
      'The mayor of the island wants a pier that is long and wide.\nHe also wants a crane.',
    ]);
  });

  it('once when they are printed twice', () => {
    const read = body(
      '1. (C) Yesterday\nthe mayor wants a pier and\nthe mayor wants a pier and\nhe wants it now.\nVANE',
    );
    expect(texts(read)).toEqual(['Yesterday the mayor wants a pier and he wants it now.']);
    expect(codes(read)).toContain('text-repeated');
  });
});

describe('bullets', () => {
  const bullets = (text: string) =>
    body(`1. (C) The points are:\n\n${text}\n\n2. (U) End.\nVANE`).paragraphs[0]?.bullets;

  it.each(['--', '-', '---', '----', 'o', '*', '–', '—', '•'])('are read by the marker %s', (marker) => {
    expect(bullets(`${marker} A pier.\n\n${marker} A crane that\nturns.`)).toEqual([
      'A pier.',
      'A crane that turns.',
    ]);
  });

  it.each([
    ['letters in brackets', '(a) A pier.\n(b) A crane.'],
    ['letters with a bracket', 'a) A pier.\n\nb) A crane.'],
    ['letters with a point', 'a. A pier.\n\nb. A crane.'],
    ['roman numerals', '(i) A pier.\n\n(ii) A crane.'],
    ['numbers in brackets', '(1) A pier.\n(2) A crane.'],
    ['markers without a blank', '--A pier.\n\n--A crane.'],
    ['markers alone on their line', '--\nA pier.\n--\nA crane.'],
    ['one line', '-- A pier. -- A crane.'],
    ['one line without a blank', '-- A pier. --A crane.'],
    ['a dash of the telegraph before them', '- --A pier.\n\n- --A crane.'],
    ['links', '[--](#) A pier.\n\n[--](#) A crane.'],
  ])('are read from %s', (_how, text) => {
    expect(bullets(text)).toEqual(['A pier.', 'A crane.']);
  });

  it('go on over an empty line until their sentence ends', () => {
    expect(
      bullets(
        '-- A pier that is long\n\nand Wide;\n\n-- no crane\n\n-- a letter from the ministry of the\n\nMarine.',
      ),
    ).toEqual(['A pier that is long and Wide;', 'no crane', 'a letter from the ministry of the Marine.']);
  });

  it('of a second marker stand under those of the first', () => {
    const read = body('1. (C) Points:\n\n- A pier.\n-- Long.\n-- Wide.\n- A crane.\n\n2. (U) End.\nVANE');
    const depths = read.paragraphs[0]?.blocks
      .filter(({ type }) => type === 'bullet')
      .map(({ depth, marker }) => [marker, depth]);
    expect(depths).toEqual([
      ['-', 0],
      ['--', 1],
      ['--', 1],
      ['-', 0],
    ]);
  });

  it('are no dashes in prose', () => {
    const read = body(
      '1. (C) The mayor -- a careful man -- spoke of the pier and then\n-- as so often -- of the weather. The fee -- 3 dollars -- stays.\nVANE',
    );
    expect(read.paragraphs[0]?.bullets).toEqual([]);
  });

  it('are no portion marks, initials or decimals', () => {
    const read = body('1. (C) He saw\nA. Vane and paid\n3.5 dollars.\nVANE');
    expect([read.paragraphs.length, read.paragraphs[0]?.bullets]).toEqual([1, []]);
  });
});

describe('headings', () => {
  const heading = (text: string, at = 0) => body(`${text}\nVANE`).paragraphs[at]?.heading;

  it.each([
    ['SUMMARY\n-------\n\n1. (C) Text.', 'SUMMARY'],
    ['-------\nSummary\n-------\n\n1. (C) Text.', 'Summary'],
    ['-------\nBACKGROUND WE KNOW OF\n-------\n\n1. Text that Oslo wrote.', 'BACKGROUND WE KNOW OF'],
    ['1. (C) Summary: Text.', 'Summary'],
    ['1. (C) SUMMARY. Text.', 'SUMMARY'],
    ['1. (SBU) Background/Objective: Text.', 'Background/Objective'],
    ['1. (C) BACKGROUND (WHAT WE KNOW): Text.', 'BACKGROUND (WHAT WE KNOW)'],
    ['1. (C) Talking Points\n\n-- Text.', 'Talking Points'],
    ['SUMMARY ----------\n\n1. (C) Text.', 'SUMMARY'],
    ['SUMMARY:\n\n1. (C) Text.', 'SUMMARY'],
    ['1. (C) The objectives of this demarche are to:\n\n-- Text.', null],
    ['1. (C) He said: "Text."', null],
    ['1. (C) Text without one.', null],
  ])('%j', (text, expected) => {
    expect(heading(text)).toBe(expected);
  });

  it.each([
    ['in capitals, apart', '1. (C) One.\n\nWHAT NOW\n\n2. (C) Two.', 'WHAT NOW'],
    ['in sentence case between rules', '1. (C) One.\n--------\nWhat now\n--------\n2. (C) Two.', 'What now'],
    ['in sentence case with nothing around it', '1. (C) One.\nWhat now\n2. (C) Two.', 'What now'],
    [
      'over two lines',
      '1. (C) One.\n\nWHAT THE MAYOR\nWANTS NOW\n--------------\n\n2. (C) Two.',
      'WHAT THE MAYOR WANTS NOW',
    ],
    ['as a question', '1. (C) One.\n\nWho Pays?\n---------\n\n2. (C) Two.', 'Who Pays?'],
  ])('above a number: %s', (_how, text, expected) => {
    expect(heading(text, 1)).toBe(expected);
    expect(texts(body(`${text}\nVANE`))).toEqual(['One.', 'Two.']);
  });

  it('run into the text share its line', () => {
    const read = body('1. (C) SUMMARY: The mayor wants a pier.\nVANE');
    expect(read.paragraphs[0]?.text).toBe('SUMMARY: The mayor wants a pier.');
    expect(read.paragraphs[0]?.blocks.map(({ type, text }) => [type, text])).toEqual([
      ['heading', 'SUMMARY'],
      ['prose', 'The mayor wants a pier.'],
    ]);
  });
});

describe('a heading between paragraphs', () => {
  it.each([
    [
      'stands between rules, over two lines and with a point',
      '-----\nBackground: Fees Between Oslo\nand Lisbon.\n-----',
      'Background: Fees Between Oslo and Lisbon.',
    ],
    [
      'begins with a small letter before a capital',
      'e-FEES: What They Cost\n----------',
      'e-FEES: What They Cost',
    ],
    [
      'is long in capitals',
      'THE MAYOR CLAIMS THAT HIGHER FEES WOULD NOT CONTRADICT THE AGREEMENTS WITH OSLO AND LISBON',
      'THE MAYOR CLAIMS THAT HIGHER FEES WOULD NOT CONTRADICT THE AGREEMENTS WITH OSLO AND LISBON',
    ],
  ])('%s', (_how, lines, heading) => {
    const read = body(`1. (C) The pier is old.\n\n${lines}\n\n2. (C) The crane turns.\nVANE`);
    expect(read.paragraphs.map((paragraph) => paragraph.heading)).toEqual([null, heading]);
  });
});

describe('the signer', () => {
  it.each([
    ['1. (C) The end.\nVANE', 'VANE'],
    ['1. (C) The end.\n\nVANE\n\nNNNN', 'VANE'],
    ['1. (C) The end. VANE', 'VANE'],
    ['1. THE END. VAN STRATEN', 'VAN STRATEN'],
    ["1. (C) The end.\nO'MALLORY##", "O'MALLORY"],
    ['1. (C) The end.\nVANE-HARROW.\n\nCONFIDENTIAL\n\nSIPDIS\n', 'VANE-HARROW'],
    ['1. (C) The end.\nVane', 'Vane'],
    ['1. (C) The end.\nVANE\nBT\n#0377\n\nNNNN', 'VANE'],
    [
      '1. THE END. VANE\n\n\nCONFIDENTIAL\n\n<< END OF DOCUMENT >>\n\nMessage Attributes\n\nCapture Date: 01 JAN 1994',
      'VANE',
    ],
    ['1. (C) The end.\nVANE\n\nNOTE BY OC/T: HEADING AS RECEIVED.', 'VANE'],
    ['1. (C) The end. VANE\nNNNN\nEnd Cable Text', 'VANE'],
    ['1. (C) The end.\nVANE\n.', 'VANE'],
    ['1. (C) The end.\nREGARDS\n\nVANE', 'VANE'],
    ['1. (C) The end.\nUNQUOTE\n\nVANE', 'VANE'],
    ['1. (C) Points:\n\n-- a pier\nVANE', 'VANE'],
    ['1. THE MAYOR SPOKE ON THE MARGINS OF THE\nMEETING', null],
    ['1. CLEARED BY THE U.S. EMBASSY', null],
    ['1. (C) The end. END SUMMARY', null],
    ['1. (C) The end.', null],
  ])('%j', (text, signer) => {
    const read = body(text);
    expect(read.signer).toBe(signer);
    expect(read.paragraphs).toHaveLength(1);
    expect(signer === null || !read.paragraphs[0]?.text.includes(signer)).toBe(true);
  });
});

describe('a cable that is printed twice', () => {
  const whole = `${head}1. (C) The mayor wants a pier that is long enough.\n\n2. (U) He will not get it.\nVANE\n`;

  it('between QUOTE and UNQUOTE is read once', () => {
    const read = parseCable(`${whole}\nQUOTE\n\n${whole}\nUNQUOTE\n`);
    expect([numbers(read), read.signer, codes(read)]).toEqual([
      [
        [1, '1'],
        [2, '2'],
      ],
      'VANE',
      ['quoted-twice'],
    ]);
  });

  it('with its corrected copy is read as corrected', () => {
    const corrected = whole
      .replace('SIPDIS', 'SIPDIS\n\nC O R R E C T E D  C O P Y (NUMBER)')
      .replace('not get it', 'get it soon');
    const read = parseCable(`${whole}\n${corrected}`);
    expect(read.corrected).toBe(true);
    expect(texts(read)).toEqual(['The mayor wants a pier that is long enough.', 'He will get it soon.']);
  });

  it('keeps another telegram that it quotes', () => {
    const other = 'QUOTE: The fees are now 3 dollars. The crane is old.\n\nUNQUOTE.';
    expect(texts(body(`1. (C) The letter says:\n\n${other}\n\n2. (U) End.\nVANE`))[0]).toContain(
      'The crane is old.',
    );
  });
});

describe('a part of the cable', () => {
  it('is said to be one when sections are missing', () => {
    const read = parseCable(
      `${head.replace('LISBON 000377', 'SECTION 02 OF 03 LISBON 000377')}7. (C) The mayor wants a pier.\n`,
    );
    expect([read.partial, read.sections, numbers(read)]).toEqual([true, 3, [[7, '7']]]);
    expect(codes(read)).toContain('section-missing');
  });

  it('is not said to be one for want of page lines', () => {
    const read = parseCable(
      `${head.replace('LISBON 000377', 'SECTION 01 OF 02 LISBON 000377')}1. (C) The mayor wants a pier.\nVANE`,
    );
    expect([read.partial, read.sections]).toEqual([false, 2]);
  });

  it('without header or fields is read by its portion marks', () => {
    const read = parseCable('1. (C) The mayor wants a pier.\n\n2. (U) He will not get it.\n\nVANE');
    expect([numbers(read), read.mrn, read.signer]).toEqual([
      [
        [1, '1'],
        [2, '2'],
      ],
      null,
      'VANE',
    ]);
  });
});

describe('where a text was printed', () => {
  it('is known inside joined text', () => {
    const text =
      '1. (C) The may-\nor wants [a pier](#) no later\n\nLISBON 00000377  002 OF 002\n\nthan [¶](#)7. (Or so.)\nVANE';
    const raw = head + text;
    const read = parseCable(raw);
    const block = read.paragraphs[0]?.blocks[0];
    const at = block?.text.indexOf('than 7') ?? -1;
    expect(at).toBeGreaterThan(0);
    const span = block && spanIn(block, at, at + 'than 7'.length);
    expect(span && raw.slice(span.start, span.end)).toBe('than [¶](#)7');
    expect(block && raw.slice(block.span.start, block.span.end)).toMatch(/^The may-[\s\S]*so\.\)$/);
  });

  it('is the same text for every single letter of every block', () => {
    const raw = `${head}1. (C) SUMMARY: The [mayor](#) wants a war-\ntorn pier.\n\n-- A pier\n\nLISBON 00000377  002 OF 002\n\nhere. -- A crane.\nVANE`;
    for (const block of parseCable(raw).paragraphs.flatMap(({ blocks }) => blocks)) {
      const letters = [...block.text].map((_, index) => spanIn(block, index, index + 1));
      const printed = letters.map(({ start, end }) => raw.slice(start, end).replace(/\s/, ' ')).join('');
      expect(printed).toBe(block.text);
    }
  });
});
