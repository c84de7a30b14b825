import { describe, expect, it } from 'vitest';
import { type ClassificationLevel, LEVELS, parseCable } from '../../src/cable/index.ts';
import {
  bannerOf,
  barredFrom,
  cableAt,
  markingOf,
  passesGate,
  portionLevel,
} from '../../src/demarche/index.ts';

const now = new Date('2026-11-24T12:00:00Z');

const SHORT: Record<string, ClassificationLevel> = {
  U: 'UNCLASSIFIED',
  SBU: 'SBU',
  C: 'CONFIDENTIAL',
  S: 'SECRET',
  TS: 'TOP SECRET',
};
const levelOf = (short: string): ClassificationLevel => {
  const level = SHORT[short];
  if (level === undefined) throw new Error(`${short} is no level of this table`);
  return level;
};

/** Rows and cells of a table that is written to be read. */
const tableOf = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));

/** A cable whose classification line, captions and declassification line are these, and whose one paragraph bears this mark. */
function cableWith(line: string, { caption = '', until = '', portion = '' } = {}) {
  const order = until === '' ? 'E.O. 13526: N/A' : `E.O. 13526: DECL: ${until}`;
  const marked = portion === '' ? '1. ' : `1. (${portion}) `;
  return parseCable(
    [
      'R 051200Z MAR 08',
      'FM SECSTATE WASHDC',
      'TO AMEMBASSY LISBON',
      'BT',
      line,
      '',
      caption,
      '',
      order,
      'TAGS: EFIS',
      'SUBJECT: HARBOR FEES',
      '',
      `${marked}The harbor master asks for a fee that is fair to all.`,
      '',
      'VANE',
    ].join('\n'),
  );
}

/**
 * What a cable is let in as. `counts` is the lowest place that may hold it: every lower one refuses it, every higher one takes it.
 * `keeps out` is what bars it from a channel that another organisation reads.
 */
const MARKINGS = tableOf(`
UNCLAS STATE 12345                                 |             |            | U   | UNCLASSIFIED                    |
UNCLASSIFIED STATE 12345                           | SIPDIS      |            | U   | UNCLASSIFIED                    |
UNCLAS E F T O STATE 12345                         |             |            | U   | UNCLASSIFIED                    |
UNCLAS STATE 12345                                 | SENSITIVE   |            | SBU | SBU                             |
UNCLAS SENSITIVE STATE 12345                       |             |            | SBU | SBU                             |
UNCLAS FOUO STATE 12345                            |             |            | SBU | SBU                             |
UNCLAS FOR OFFICIAL USE ONLY STATE 12345           |             |            | SBU | SBU                             |
UNCLASSIFIED//FOR OFFICIAL USE ONLY STATE 12345    |             |            | SBU | SBU                             |
UNCLASSIFIED//CUI STATE 12345                      |             |            | SBU | SBU                             |
UNCLASSIFIED//LES STATE 12345                      |             |            | SBU | SBU                             |
CUI STATE 12345                                    |             |            | SBU | SBU                             |
CUI//SP-PRVCY STATE 12345                          |             |            | SBU | SBU                             |
CONTROLLED UNCLASSIFIED INFORMATION STATE 12345    |             |            | SBU | SBU                             |
SBU STATE 12345                                    |             |            | SBU | SBU                             |
SENSITIVE BUT UNCLASSIFIED STATE 12345             |             |            | SBU | SBU                             |
LIMITED OFFICIAL USE STATE 12345                   |             |            | SBU | SBU                             |
UNCLAS SENSITIVE STATE 12345                       | NOFORN      |            | SBU | SBU//NOFORN                     | NOFORN
UNCLAS STATE 12345                                 |             | 2018-03-04 | U   | UNCLASSIFIED                    |
UNCLAS SENSITIVE STATE 12345                       |             | 2018-03-04 | SBU | SBU                             |
C O N F I D E N T I A L STATE 12345                |             |            | C   | CONFIDENTIAL                    |
CONFIDENTIAL//NOFORN STATE 12345                   |             |            | C   | CONFIDENTIAL//NOFORN            | NOFORN
SECRET NF STATE 12345                              |             |            | S   | SECRET//NOFORN                  | NOFORN
SECRET STATE 12345                                 | NF          |            | S   | SECRET//NOFORN                  | NOFORN
SECRET NOT RELEASABLE TO FOREIGN NATIONALS STATE 12345 |             |            | S   | SECRET//NOFORN                  | NOFORN
CONFIDENTIAL/NF STATE 12345                        |             |            | C   | CONFIDENTIAL//NOFORN            | NOFORN
SECRET//OC/NF STATE 12345                          |             |            | S   | SECRET//NOFORN//ORCON           | NOFORN, ORCON
SECRET//PR STATE 12345                             |             |            | S   | SECRET//PROPIN                  | PROPIN
S E C R E T S T A D I S STATE 12345                |             |            | S   | SECRET//STADIS                  | STADIS
S E C R E T O R C O N STATE 12345                  |             |            | S   | SECRET//ORCON                   | ORCON
C O N F I D E N T I A L STATE 12345                | NO FORN     |            | C   | CONFIDENTIAL//NOFORN            | NOFORN
C O N F I D E N T I A L STATE 12345                | EXDIS       |            | C   | CONFIDENTIAL//EXDIS             | EXDIS
C O N F I D E N T I A L STATE 12345                | STADIS      |            | C   | CONFIDENTIAL//STADIS            | STADIS
C O N F I D E N T I A L STATE 12345                | LIMDIS      |            | C   | CONFIDENTIAL//LIMDIS            | LIMDIS
C O N F I D E N T I A L STATE 12345                |             | 2033-03-04 | C   | CONFIDENTIAL                    |
C O N F I D E N T I A L STATE 12345                |             | 2018-03-04 | SBU | declassified CONFIDENTIAL       |
C O N F I D E N T I A L STATE 12345                | NOFORN      | 2018-03-04 | SBU | declassified CONFIDENTIAL//NOFORN | NOFORN
S E C R E T STATE 12345                            |             |            | S   | SECRET                          |
S E C R E T STATE 12345                            | NODIS       |            | S   | SECRET//NODIS                   | NODIS
SECRET//NOFORN STATE 12345                         |             |            | S   | SECRET//NOFORN                  | NOFORN
SECRET//ORCON/NOFORN STATE 12345                   |             |            | S   | SECRET//NOFORN//ORCON           | NOFORN, ORCON
SECRET//REL TO USA, GBR//ORCON STATE 12345         |             |            | S   | SECRET//ORCON//REL TO USA, GBR  | ORCON, REL TO USA, GBR
S E C R E T STATE 12345                            |             | 2018-03-04 | SBU | declassified SECRET             |
T O P S E C R E T STATE 12345                      |             |            | TS  | TOP SECRET                      |
TOP SECRET//SI//NOFORN STATE 12345                 |             |            | TS  | TOP SECRET//NOFORN              | NOFORN
`).map(([line = '', caption = '', until = '', counts = '', banner = '', bars = '']) => ({
  line,
  caption,
  until,
  counts: levelOf(counts),
  banner: banner.replace(/^declassified (.*)$/, `marked $1; declassification date ${until} has passed`),
  bars,
}));

describe('the gate: a cable is let in where its marking counts no higher than the place may hold', () => {
  const trials = MARKINGS.flatMap((row) => LEVELS.map((max) => ({ ...row, max })));

  it.each(trials)('$line $caption $until: counts as $counts, at a place for $max', (row) => {
    const cable = cableWith(row.line, row);
    const gate = passesGate(markingOf(cable), row.max, now);
    expect(gate.passes).toBe(LEVELS.indexOf(row.max) >= LEVELS.indexOf(row.counts));
    if (gate.passes) expect(gate.banner).toBe(row.banner);
    else {
      expect(gate.reason).toContain(`This place may hold ${row.max} at most, so nothing of it was stored.`);
      expect(gate.reason).not.toMatch(/harbor|LISBON|12345/i);
    }
  });

  it.each(MARKINGS)('$line $caption: its banner, and what keeps it out of shared channels', (row) => {
    const marking = markingOf(cableWith(row.line, row));
    expect(bannerOf(marking, now)).toBe(row.banner);
    expect(barredFrom(marking, { clearance: 'TOP SECRET', shared: false })).toBeNull();
    const reason = barredFrom(marking, { clearance: 'TOP SECRET', shared: true });
    if (row.bars === '') expect(reason).toBeNull();
    else expect(reason).toContain(`marked ${row.bars}, and another organisation reads this channel too`);
  });
});

const PORTIONS = [
  'U',
  'SBU',
  'FOUO',
  'CUI',
  'LOU',
  'U//FOUO',
  'C',
  'C/NF',
  'S',
  'S//REL TO USA, GBR',
  'TS',
  '',
];

/** The lowest clearance that is shown a paragraph with the mark above, of a cable marked as at the left. */
const SHOWN = tableOf(`
                | U   | SBU | FOUO | CUI | LOU | U//FOUO | C   | C/NF | S   | S//REL TO USA, GBR | TS  | (none)
UNCLAS          | U   | SBU | SBU  | SBU | SBU | SBU     | C   | C    | S   | S                  | TS  | U
UNCLAS SENSITIVE| U   | SBU | SBU  | SBU | SBU | SBU     | C   | C    | S   | S                  | TS  | SBU
CONFIDENTIAL    | U   | SBU | SBU  | SBU | SBU | SBU     | C   | C    | S   | S                  | TS  | C
SECRET          | U   | SBU | SBU  | SBU | SBU | SBU     | C   | C    | S   | S                  | TS  | S
TOP SECRET      | U   | SBU | SBU  | SBU | SBU | SBU     | C   | C    | S   | S                  | TS  | TS
C until 2018    | U   | SBU | SBU  | SBU | SBU | SBU     | U   | U    | U   | U                  | U   | SBU
S until 2018    | U   | SBU | SBU  | SBU | SBU | SBU     | U   | U    | U   | U                  | U   | SBU
TS until 2018   | U   | SBU | SBU  | SBU | SBU | SBU     | U   | U    | U   | U                  | U   | SBU
`);

/** Marks that no one can read whole count as the cable does, unless what can be read of them is higher. */
const UNREADABLE = tableOf(`
                | ?  | X  | NF | U//ZZ | SBU//ZZ | C//ZZ
UNCLAS          | U  | U  | U  | U     | SBU     | C
UNCLAS SENSITIVE| SBU| SBU| SBU| SBU   | SBU     | C
SECRET          | S  | S  | S  | S     | S       | S
S until 2018    | SBU| SBU| SBU| SBU   | SBU     | SBU
`);

const LINES: Record<string, { line: string; until: string }> = {
  UNCLAS: { line: 'UNCLAS STATE 12345', until: '' },
  'UNCLAS SENSITIVE': { line: 'UNCLAS SENSITIVE STATE 12345', until: '' },
  CONFIDENTIAL: { line: 'CONFIDENTIAL STATE 12345', until: '' },
  SECRET: { line: 'SECRET STATE 12345', until: '' },
  'TOP SECRET': { line: 'TOP SECRET STATE 12345', until: '' },
  'C until 2018': { line: 'CONFIDENTIAL STATE 12345', until: '2018-03-04' },
  'S until 2018': { line: 'SECRET STATE 12345', until: '2018-03-04' },
  'TS until 2018': { line: 'TOP SECRET STATE 12345', until: '2018-03-04' },
};

function cellsOf([head = [], ...rows]: string[][]) {
  return rows.flatMap(([name = '', ...cells]) =>
    cells.map((cell, at) => {
      const mark = head[at + 1] ?? '';
      const made = LINES[name];
      if (made === undefined) throw new Error(`${name} is no line of this table`);
      return { name, ...made, portion: mark === '(none)' ? '' : mark, lowest: levelOf(cell) };
    }),
  );
}

describe('what a place is shown of a cable that is in', () => {
  const cells = cellsOf(SHOWN);
  it('the table has a column for every mark', () => {
    expect([...new Set(cells.map(({ portion }) => portion))]).toEqual(PORTIONS);
  });

  const trials = cells.flatMap((cell) => LEVELS.map((clearance) => ({ ...cell, clearance })));
  it.each(trials)('$name, a paragraph ($portion), in a channel for $clearance', (cell) => {
    const cable = cableWith(cell.line, cell);
    expect(cable.paragraphs[0]?.portion ?? '').toBe(cell.portion);
    const shown = cableAt(cable, { clearance: cell.clearance, shared: false }, now);
    const isShown = LEVELS.indexOf(cell.clearance) >= LEVELS.indexOf(cell.lowest);
    expect(shown.withheld).toBe(isShown ? 0 : 1);
    expect(JSON.stringify(shown.cable).includes('harbor master')).toBe(isShown);
  });

  it.each(cellsOf(UNREADABLE))(
    '$name: a mark ($portion) that can not be read whole counts as $lowest',
    (cell) => {
      const marking = markingOf(cableWith(cell.line, { until: cell.until }));
      expect(portionLevel(cell.portion, marking, now)).toBe(cell.lowest);
    },
  );
});

describe('a cable is as high as its highest mark', () => {
  it('a bullet above its paragraph', () => {
    const [head, body] = [
      'UNCLAS STATE 12345\n\nTAGS: EFIS\nSUBJECT: FEES\n\n1. (U) Points:',
      'We know of three.',
    ];
    expect(markingOf(parseCable(`${head}\n\n-- (S//NF) ${body}\n`))).toMatchObject({
      level: 'SECRET',
      captions: ['NOFORN'],
    });
    expect(markingOf(parseCable(`${head}\n\n-- (A) Pay, (B) wait.\n\n-- (C) ${body}\n`)).level).toBe(
      'UNCLASSIFIED',
    );
  });

  it.each([
    ['under a mark of the same level', '1. (C) Points:', 'C//NF', 'CONFIDENTIAL'],
    ['in a paragraph without a mark', '1. Points:', 'S//NF', 'SECRET'],
  ])('a bullet that is NOFORN %s', (_where, paragraph, mark, level) => {
    const head = 'CONFIDENTIAL STATE 12345\n\nTAGS: EFIS\nSUBJECT: FEES';
    const text = `${head}\n\n${paragraph}\n\n-- (${mark}) We know of three.\n\n2. (U) The pier is old.\n`;
    expect(markingOf(parseCable(text))).toMatchObject({ level, captions: ['NOFORN'] });
  });

  it.each([
    ['a paragraph above the line', cableWith('UNCLAS STATE 12345', { portion: 'S' }), 'SECRET'],
    ['a subject above the line', parseCable(withSubject('(S) HARBOR FEES')), 'SECRET'],
    ['a subject with its mark behind', parseCable(withSubject('HARBOR FEES (C)')), 'CONFIDENTIAL'],
    [
      'a subject with a mark behind in the form of a hyphen',
      parseCable(withSubject('HARBOR FEES (S-NF)')),
      'SECRET',
    ],
    ['a subject with a blank in its mark behind', parseCable(withSubject('HARBOR FEES (S // NF)')), 'SECRET'],
    ['a subject without one', parseCable(withSubject('HARBOR FEES')), 'UNCLASSIFIED'],
  ] as const)('%s', (_rule, cable, level) => {
    expect(markingOf(cable).level).toBe(level);
  });

  it.each([
    ['in the line', 'CONFIDENTIAL//REL TO USA, GBR STATE 12345', 'C', ['REL TO USA, GBR']],
    ['at a paragraph', 'CONFIDENTIAL STATE 12345', 'C//REL TO USA, AUS', ['REL TO USA, AUS']],
    ['at a paragraph, without countries', 'CONFIDENTIAL STATE 12345', 'C//REL', []],
    ['in both', 'CONFIDENTIAL//REL TO USA, GBR STATE 12345', 'C//REL TO USA, GBR', ['REL TO USA, GBR']],
  ])('to whom it may be released counts %s', (_, line, portion, captions) => {
    expect(markingOf(cableWith(line, { portion })).captions).toEqual(captions);
  });

  it('a paragraph that is NOFORN keeps the cable out of shared channels', () => {
    const marking = markingOf(cableWith('CONFIDENTIAL STATE 12345', { portion: 'C/NF' }));
    expect(bannerOf(marking, now)).toBe('CONFIDENTIAL//NOFORN');
    expect(barredFrom(marking, { clearance: 'SECRET', shared: true })).not.toBeNull();
  });
});

function withSubject(subject: string): string {
  return `UNCLAS STATE 12345\n\nE.O. 13526: N/A\nTAGS: EFIS\nSUBJECT: ${subject}\n\n1. (U) The harbor master asks.\n`;
}
