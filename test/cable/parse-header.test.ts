import { describe, expect, it } from 'vitest';
import { type Cable, parseCable } from '../../src/cable/index.ts';

/** A whole cable of our own around the lines under test. */
function cable(parts: { header?: string[]; marking?: string[]; fields?: string[]; body?: string[] }): Cable {
  const header = parts.header ?? ['O 050035Z MAR 08', 'FM SECSTATE WASHDC', 'TO AMEMBASSY LISBON IMMEDIATE'];
  const marking = parts.marking ?? ['C O N F I D E N T I A L STATE 022377', '', 'SIPDIS'];
  const fields = parts.fields ?? ['E.O. 12958: DECL: 03/04/2018', 'TAGS: PREL', 'SUBJECT: HARBOR FEES'];
  const body = parts.body ?? ['1. (U) The mayor wants a pier.', 'VANE'];
  return parseCable([...header, '', ...marking, '', ...fields, '', ...body].join('\n'));
}

describe('the number comes from the classification line, in any form', () => {
  it.each([
    ['C O N F I D E N T I A L STATE 022377', '08STATE22377', 'CONFIDENTIAL', null],
    ['C O N F I D E N T I A L SECTION 01 OF 03 STATE 022377', '08STATE22377', 'CONFIDENTIAL', 3],
    ['CONFIDENTIAL SECTION ONE OF TWO SAIGON 1234', '08SAIGON1234', 'CONFIDENTIAL', 2],
    ['S E C R E T TEL AVIV 000042', '08TELAVIV42', 'SECRET', null],
    ['S e c r e t nairobi 001938', '08NAIROBI1938', 'SECRET', null],
    ['Confidential section 01 of 02 kuala lumpur 000123', '08KUALALUMPUR123', 'CONFIDENTIAL', 2],
    ['S E C R E T//NOFORN SECTION 01 OF 02 USUN NEW YORK 000729', '08USUNNEWYORK729', 'SECRET', 2],
    ['T O P S E C R E T USNATO 000012', '08USNATO12', 'TOP SECRET', null],
    ['UNCLAS UNVIE VIENNA 000077', '08UNVIEVIENNA77', 'UNCLASSIFIED', null],
    ['U N C L A S S I F I E D PORT OF SPAIN 00001', '08PORTOFSPAIN1', 'UNCLASSIFIED', null],
    ['UNCLAS SECTION 01 OF 02 PORT-AU-PRINCE 001609', '08PORTAUPRINCE1609', 'UNCLASSIFIED', 2],
    ['UNCLAS E F T O STATE 123456', '08STATE123456', 'UNCLASSIFIED', null],
    ['UNCLASSIFIED//FOR OFFICIAL USE ONLY STATE 12345', '08STATE12345', 'SBU', null],
    ['UNCLAS SENSITIVE STATE 12345', '08STATE12345', 'SBU', null],
    ['L I M I T E D OFFICIAL USE STATE 12345', '08STATE12345', 'SBU', null],
    ['UNCLASSIFIED//CUI STATE 12345', '08STATE12345', 'SBU', null],
    ['UNCLASSIFIED//LES STATE 12345', '08STATE12345', 'SBU', null],
    ['SBU STATE 12345', '08STATE12345', 'SBU', null],
    ['CUI//SP-PRVCY STATE 12345', '08STATE12345', 'SBU', null],
    ['CONTROLLED UNCLASSIFIED INFORMATION STATE 12345', '08STATE12345', 'SBU', null],
    ['UNCLASSIFIED//OSLO 633', '08OSLO633', 'UNCLASSIFIED', null],
    ['LIMITED OFFICIAL USE DAKAR 0011', '08DAKAR11', 'SBU', null],
    ['C O N F I D E N T I A L SCTION 02 OF 02 SAO PAULO 000335', '08SAOPAULO335', 'CONFIDENTIAL', 2],
    ['C O N F I D E N T I A L STATE 022377 SECTION 01 OF 03', '08STATE22377', 'CONFIDENTIAL', 3],
    ['C O N F I D E N T I A L FINAL SECTION OF 03 STATE 022377', '08STATE22377', 'CONFIDENTIAL', 3],
    ['C O N F I D E N T I A L THE HAGUE 002597 NOFORN SIPDIS', '08THEHAGUE2597', 'CONFIDENTIAL', null],
  ])('%s', (line, mrn, level, sections) => {
    const read = cable({ marking: [line] });
    expect([read.mrn, read.classification?.level, read.sections]).toEqual([mrn, level, sections]);
  });
});

describe('captions behind control markings that are none of ours are read all the same', () => {
  it.each([
    ['TOP SECRET//SI//NOFORN STATE 12345', ['SI', 'NOFORN']],
    ['SECRET//REL TO USA, GBR//ORCON STATE 12345', ['REL TO USA, GBR', 'ORCON']],
    ['SECRET//HCS-P/NOFORN STATE 12345', ['HCS-P', 'NOFORN']],
  ])('%s', (line, captions) => {
    const read = cable({ marking: [line] });
    expect(read.mrn).toBe('08STATE12345');
    expect(read.classification?.captions).toEqual(captions);
  });
});

describe('without a number on the classification line it comes from elsewhere', () => {
  it('from a page line', () => {
    const read = cable({
      marking: ['UNCLAS'],
      body: ['1. (U) The mayor wants', '', 'BAKU 00001835 001.2 OF 003', '', 'a pier.'],
    });
    expect([read.mrn, read.sections, read.paragraphs[0]?.text]).toEqual([
      '08BAKU1835',
      3,
      'The mayor wants a pier.',
    ]);
  });

  it.each([
    ['SECSTATE WASHDC', '08STATE2377'],
    ['AMEMBASSY TEL AVIV', '08TELAVIV2377'],
    ['USMISSION UNVIE VIENNA', '08UNVIEVIENNA2377'],
    ['USOFFICE PRISTINA', '08PRISTINA2377'],
  ])('from the station serial and the originator %s', (from, mrn) => {
    const header = ['DE RUEHC #2377/01 0650040', 'O 050035Z MAR 08', `FM ${from}`, 'TO AMEMBASSY LISBON'];
    expect(cable({ header, marking: ['UNCLAS'] }).mrn).toBe(mrn);
  });

  it('and is null, with a warning, where no year was printed', () => {
    const read = cable({ header: [] });
    expect(read.mrn).toBeNull();
    expect(read.warnings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['header-missing', 'date-missing', 'mrn-missing']),
    );
  });
});

describe('the date-time group', () => {
  it.each([
    ['O 050035Z MAR 08', '2008-03-05T00:35:00Z', 'IMMEDIATE'],
    ['P R 281848Z DEC 66', '1966-12-28T18:48:00Z', 'PRIORITY'],
    ['O R 182333Z JAN 75 ZFF4', '1975-01-18T23:33:00Z', 'IMMEDIATE'],
    ['Z 010203Z SEPT 2009', '2009-09-01T02:03:00Z', 'FLASH'],
    ['R 010203Z JUN 08 ZDK TO RUEHXX', '2008-06-01T02:03:00Z', 'ROUTINE'],
    ['o 281200z oct 09', '2009-10-28T12:00:00Z', 'IMMEDIATE'],
    ['O 300001Z FEB 08', null, 'IMMEDIATE'],
    ['Tuesday, 07 October 2008, 19:48', '2008-10-07T19:48:00Z', null],
  ])('%s', (line, sentAt, precedence) => {
    const read = cable({ header: [line, 'FM SECSTATE WASHDC'] });
    expect([read.sentAt, read.precedence]).toEqual([sentAt, precedence]);
  });
});

describe('the transmission header', () => {
  it('is read when its routing indicators wrap and it is a re-send', () => {
    const header = [
      'VZCZCXRO1234',
      'OO RUEHBC RUEHDE',
      'RUEHKUK RUEHLH',
      'DE RUEHC #2377/01 0650040',
      'ZNY CCCCC ZZH',
      'ZUI RUEWMCE0650 0650045',
      'O 050035Z MAR 08 ZDK',
      'FM SECSTATE WASHDC',
      'TO RUEHLI/AMEMBASSY LISBON IMMEDIATE 7721-7722',
    ];
    const read = cable({ header });
    expect(read.transmission).toMatchObject({
      id: 'VZCZCXRO1234',
      station: 'RUEHC',
      serial: 2377,
      routing: ['RUEHBC', 'RUEHDE', 'RUEHKUK', 'RUEHLH'],
    });
    expect(read.action).toMatchObject([{ name: 'AMEMBASSY LISBON', routing: 'RUEHLI', serial: '7721-7722' }]);
  });

  it('may stand below a distribution table whose INFO names no addressees', () => {
    const header = [
      'PAGE 01 STATE 022377',
      'ORIGIN IO-14',
      'INFO OCT-01 AF-10 ISO-00 /096 R',
      'DRAFTED BY IO/UNP:AVANE:LH',
      'INFO LOG-00 EUR-00 /000W',
      '--------------------- 012345',
      'O 050035Z MAR 08',
      'FM SECSTATE WASHDC',
      'TO AMEMBASSY LISBON',
      'INFO AMEMBASSY MADRID',
    ];
    expect(cable({ header }).info.map(({ name }) => name)).toEqual(['AMEMBASSY MADRID']);
  });

  it('comes apart when its lines were joined', () => {
    const read = parseCable(
      'VZCZCXRO1234 OO RUEHBC RUEHDE DE RUEHC #2377/01 0650040 ZNY CCCCC ZZH O P 050035Z MAR 08 FM SECSTATE WASHDC TO AMEMBASSY LISBON IMMEDIATE INFO AMEMBASSY MADRID C O N F I D E N T I A L STATE 022377 SIPDIS E.O. 12958: DECL: 03/04/2018 TAGS: PREL, KV SUBJECT: FEES REF: STATE 12 Classified By: Ada Vane 1.4 (b) 1. (C) One. 2. (U) Two. VANE',
    );
    expect(read).toMatchObject({
      mrn: '08STATE22377',
      precedence: 'IMMEDIATE',
      from: { name: 'SECSTATE WASHDC' },
      action: [{ name: 'AMEMBASSY LISBON' }],
      info: [{ name: 'AMEMBASSY MADRID' }],
      classification: { level: 'CONFIDENTIAL', captions: ['SIPDIS'] },
      tags: ['PREL', 'KV'],
      subject: 'FEES',
      references: [{ mrn: '08STATE12' }],
      classifiedBy: { reasons: ['1.4(b)'] },
      paragraphs: [{ text: 'One.' }, { text: 'Two.' }],
      signer: 'VANE',
    });
  });

  it('is not sought in the body, whatever words its lines begin with', () => {
    const words = [
      'From the fees',
      'to the pier',
      'info of the press',
      'tags of the crane',
      'subject to the law',
      'secret',
      'Reference to it',
    ];
    const read = cable({ body: [`1. (U) ${words.join('\n')}.`, 'VANE'] });
    expect(read.paragraphs.map(({ text }) => text)).toEqual([`${words.join(' ')}.`]);
    expect([read.from?.name, read.subject, read.action.length]).toEqual([
      'SECSTATE WASHDC',
      'HARBOR FEES',
      1,
    ]);
  });

  it('may be missing', () => {
    const read = cable({ header: [] });
    expect([read.sentAt, read.from, read.action, read.subject]).toEqual([null, null, [], 'HARBOR FEES']);
  });
});

describe('addressees', () => {
  const names = (lines: string[]) => {
    const read = cable({ header: ['O 050035Z MAR 08', 'FM SECSTATE WASHDC', ...lines] });
    const short = (list: Cable['action']) =>
      list.map(({ name, kind, routing, precedence, serial }) => [name, kind, routing, precedence, serial]);
    return {
      action: short(read.action),
      info: short(read.info),
      exempt: read.exempt.map(({ name }) => name),
    };
  };

  it('have routing, precedence and serial, each of which may be missing', () => {
    expect(
      names([
        'TO RUEHLI/AMEMBASSY LISBON IMMEDIATE 0042',
        'AMEMBASSY MADRID 1234',
        'RUEHXX/DET 1 39LG ANKARA TU',
        'RUCNDT',
        'INFO EU MEMBER STATES COLLECTIVE',
        'RUEAIIA/CIA WASHINGTON DC NIACT IMMEDIATE',
      ]),
    ).toEqual({
      action: [
        ['AMEMBASSY LISBON', 'post', 'RUEHLI', 'IMMEDIATE', '0042'],
        ['AMEMBASSY MADRID', 'post', null, null, '1234'],
        ['DET 1 39LG ANKARA TU', 'office', 'RUEHXX', null, null],
        ['RUCNDT', 'routing', 'RUCNDT', null, null],
      ],
      info: [
        ['EU MEMBER STATES COLLECTIVE', 'collective', null, null, null],
        ['CIA WASHINGTON DC', 'office', 'RUEAIIA', 'IMMEDIATE', null],
      ],
      exempt: [],
    });
  });

  it('may share one line, and go on from one line to the next', () => {
    const read = names([
      'TO RUEHLI/AMEMBASSY LISBON IMMEDIATE 1 RUEHMD/AMEMBASSY MADRID PRIORITY 2 INFO AMEMBASSY PARIS',
      'MISSILE TECHNOLOGY CONTROL REGIME',
      'COLLECTIVE PRIORITY',
      'RUEAIIA/CIA WASHINGTON DC',
      'IMMEDIATE 7721-7722',
    ]);
    expect(read.action.map(([name]) => name)).toEqual(['AMEMBASSY LISBON', 'AMEMBASSY MADRID']);
    expect(read.info).toEqual([
      ['AMEMBASSY PARIS', 'post', null, null, null],
      ['MISSILE TECHNOLOGY CONTROL REGIME COLLECTIVE', 'collective', null, 'PRIORITY', null],
      ['CIA WASHINGTON DC', 'office', 'RUEAIIA', 'IMMEDIATE', '7721-7722'],
    ]);
  });

  it('may be many, with page breaks and markings among them', () => {
    const posts = Array.from(
      { length: 34 },
      (_, index) => `AMEMBASSY PORT ${String.fromCharCode(65 + (index % 26))}${index}X PRIORITY`,
    );
    const lines = [
      'TO PAGE 02        STATE   022377  071504Z',
      ...posts.slice(0, 20),
      'CONFIDENTIAL',
      'PAGE 03',
      'STATE 022377',
      ...posts.slice(20),
    ];
    expect(names(lines).action).toHaveLength(34);
  });

  it('are exempt by XMT on lines of its own, on the TO line, or twice', () => {
    const onLines = names([
      'TO ISLAMIC COLLECTIVE',
      'XMT AMEMBASSY ROME',
      'AMEMBASSY PARIS',
      'AMEMBASSY ROME',
      'AMEMBASSY PARIS',
    ]);
    const onTo = names(['TO ISLAMIC COLLECTIVE IMMEDIATE XMT AMEMBASSY ROME AMEMBASSY PARIS']);
    expect([onLines.exempt, onTo.exempt]).toEqual([
      ['AMEMBASSY ROME', 'AMEMBASSY PARIS'],
      ['AMEMBASSY ROME', 'AMEMBASSY PARIS'],
    ]);
    expect(onTo.action.map(([name]) => name)).toEqual(['ISLAMIC COLLECTIVE']);
  });

  it('are read in sentence case', () => {
    const read = names(['To islamic collective immediate', 'Info ruehps/usoffice pristina priority 3764']);
    expect([read.action, read.info]).toEqual([
      [['islamic collective', 'collective', null, 'IMMEDIATE', null]],
      [['usoffice pristina', 'post', 'RUEHPS', 'PRIORITY', '3764']],
    ]);
  });
});

describe('captions and addressee lines under the classification', () => {
  it.each([
    [['SIPDIS', '', 'SIPDIS', 'USEU BRUSSELS'], ['SIPDIS'], ['USEU BRUSSELS']],
    [['SENSITIVE', 'SIPDIS'], ['SENSITIVE', 'SIPDIS'], []],
    [
      ['NOFORN SIPDIS', 'STATE FOR EUR/WE, INR', 'NSC FOR A. VANE'],
      ['NOFORN', 'SIPDIS'],
      ['STATE FOR EUR/WE, INR', 'NSC FOR A. VANE'],
    ],
    [['EXDIS', 'DEPT FOR EUR/CE,', 'IO AND L'], ['EXDIS'], ['DEPT FOR EUR/CE, IO AND L']],
    [['N O F O R N', 'PASS TO USTR'], ['NOFORN'], ['PASS TO USTR']],
    [
      [
        'SIPDIS',
        '2ND C O R R E C T E D  C O P Y (ADDED SIPDIS, MARKS-',
        "PARA'S 1, 5 & 6)",
        'STATE FOR EUR/WE',
      ],
      ['SIPDIS'],
      ['STATE FOR EUR/WE'],
    ],
  ])('%j', (lines, captions, passTo) => {
    const read = cable({ marking: ['S E C R E T STATE 022377', '', ...lines] });
    expect([read.classification?.captions, read.passTo]).toEqual([captions, passTo]);
  });

  it('SENSITIVE makes an unclassified cable SBU', () => {
    expect(cable({ marking: ['UNCLAS STATE 022377', 'SENSITIVE'] }).classification?.level).toBe('SBU');
  });

  it.each(['C O R R E C T E D  C O P Y (ADDED CAPTION)', 'CORRECTED COPY', 'c o r r e c t e d copy'])(
    '%s marks a re-issue',
    (line) => {
      const read = cable({ marking: ['S E C R E T STATE 022377', line] });
      expect([read.corrected, read.passTo]).toEqual([true, []]);
      expect(read.warnings.map(({ code }) => code)).toContain('corrected-copy');
    },
  );

  it.each([
    ['SUBJECT: HARBOR FEES (CORRECTED COPY)', '1. (U) Oslo pays.', true],
    ['SUBJECT: HARBOR FEES\n(SECOND CORRECTED COPY OF STATE 22370)', '1. (U) Oslo pays.', true],
    ['SUBJECT: HARBOR FEES', '(U) This is a corrected copy of STATE 22370.\n\n1. (U) Oslo pays.', true],
    ['SUBJECT: HARBOR FEES', '1. (U) (CORRECTED COPY FOR THE RECORD.) Oslo pays.', true],
    ['SUBJECT: OSLO ASKS FOR CORRECTED COPY OF TREATY', '1. (U) Oslo pays.', false],
    ['SUBJECT: HARBOR FEES', '1. (U) Oslo sent a corrected copy of its bill.', false],
  ])('%j above %j: corrected %j', (subject, body, corrected) => {
    const text = `UNCLAS STATE 022377\n\nE.O. 12958: N/A\nTAGS: PREL\n${subject}\n\n${body}\n`;
    expect(parseCable(text).corrected).toBe(corrected);
  });
});
