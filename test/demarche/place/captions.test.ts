import { describe, expect, it } from 'vitest';
import { parseCable } from '../../../src/cable/index.ts';
import { barredFrom, cableAt, markingOf } from '../../../src/demarche/index.ts';

const now = new Date('2026-11-24T12:00:00Z');

interface Parts {
  /** Above the classification line, on it, and under it. */
  above?: string;
  line?: string;
  under?: string;
  reference?: string;
  subject?: string;
  body?: string;
}

/** A cable that bears no caption but what is put into one of its parts. */
function cableWith({
  above = '',
  line = 'CONFIDENTIAL STATE 12345',
  under = '',
  reference = '',
  subject = 'HARBOR FEES',
  body = '1. (C) The harbor master asks for a fee that is fair to all.',
}: Parts) {
  return parseCable(
    [
      'R 051200Z MAR 08',
      'FM SECSTATE WASHDC',
      'TO AMEMBASSY LISBON',
      'BT',
      above,
      line,
      '',
      under,
      '',
      'E.O. 13526: N/A',
      'TAGS: EFIS',
      `SUBJECT: ${subject}`,
      '',
      reference,
      '',
      body,
      '',
      'VANE',
    ].join('\n'),
  );
}

/** What keeps a cable out of a channel that another organisation reads. */
const barring = (parts: Parts) => {
  const marking = markingOf(cableWith(parts));
  const reason = barredFrom(marking, { clearance: 'TOP SECRET', shared: true });
  return reason === null ? '' : (/marked (.*), and another/.exec(reason)?.[1] ?? reason);
};

describe('a caption bars wherever no sentence stands', () => {
  it.each<[words: string, bars: string]>([
    ['DEPT FOR P - NODIS', 'NODIS'],
    ['DEPT FOR P (NOFORN)', 'NOFORN'],
    ['Dept for P - Exdis', 'EXDIS'],
    ['DEPT FOR P, EUR/NF', 'NOFORN'],
    ['NODIS FOR P FROM AMBASSADOR', 'NODIS'],
    ['STADIS DEPT FOR L', 'STADIS'],
    ['N O D I S', 'NODIS'],
    ['NO DIS', 'NODIS'],
    ['NO DISTRIBUTION', 'NODIS'],
    ['EXCLUSIVE DISTRIBUTION', 'EXDIS'],
    ['LIMITED DISTRIBUTION', 'LIMDIS'],
    ['DEPT FOR P - LIMITED DISTRIBUTION', 'LIMDIS'],
    ['NO DISTRIBUTION OUTSIDE DEPARTMENT', 'STADIS'],
    ['STATE DISTRIBUTION ONLY', 'STADIS'],
    ['NO FOREIGN DISSEMINATION', 'NOFORN'],
    ['NO FOREIGN DISSEM', 'NOFORN'],
    ['NO DISSEM ABROAD', 'NOFORN'],
    ['NOT RELEASABLE TO FOREIGN GOVERNMENTS', 'NOFORN'],
    ['ORIGINATOR CONTROLLED', 'ORCON'],
    ['CAUTION - PROPRIETARY INFORMATION INVOLVED', 'PROPIN'],
    ['NOT RELEASABLE TO CONTRACTORS/CONSULTANTS', 'NOCONTRACT'],
    ['NF', 'NOFORN'],
    ['C/NF', 'NOFORN'],
    ['(C//NF)', 'NOFORN'],
    ['EYES ONLY FOR AMBASSADOR', 'EYES ONLY'],
    ['FOR AMBASSADOR VANE EYES ONLY', 'EYES ONLY'],
    ['FOR THE AMBASSADOR AND DCM ONLY', 'EYES ONLY'],
    ['EXCLUSIVE FOR AMBASSADOR VANE', 'EYES ONLY'],
    ['ROGER CHANNEL FOR INR', 'ROGER CHANNEL'],
  ])('%s under the classification line: %s', (under, bars) => {
    expect(barring({ under })).toBe(bars);
  });

  it.each<[place: string, parts: Parts, bars: string]>([
    ['above the classification line', { above: 'NODIS' }, 'NODIS'],
    ['on it, spelled out', { line: 'CONFIDENTIAL LIMITED DISTRIBUTION STATE 12345' }, 'LIMDIS'],
    ['on it, in short', { line: 'S//NF STATE 12345' }, 'NOFORN'],
    ['where it is missing', { line: '', under: 'NODIS' }, 'NODIS'],
    ['in the subject', { subject: 'NODIS: HARBOR FEES' }, 'NODIS'],
    ['as a mark of the subject', { subject: '(NF) HARBOR FEES' }, 'NOFORN'],
    ['under the subject', { reference: 'NODIS' }, 'NODIS'],
    ['in a heading', { body: '1. (C) One.\n\nNODIS POINTS\n\n2. (C) Two.' }, 'NODIS'],
    ['in a heading of small letters', { body: '1. (C) One.\n\nPoints - Noforn\n\n2. (C) Two.' }, 'NOFORN'],
    [
      'in a heading inside a paragraph',
      { body: '1. (C) One.\n\nEXDIS POINTS\n------------\n\nTwo.' },
      'EXDIS',
    ],
    ['at the foot of a page', { body: '1. (C) One.\n\nCONFIDENTIAL//NOFORN\n\n2. (C) Two.' }, 'NOFORN'],
    ['between two lines of text', { body: '1. (C) One.\nNODIS\n2. (C) Two.' }, 'NODIS'],
    ['under the text', { body: '1. (C) One.\n\nVANE\n\nNODIS' }, 'NODIS'],
    ['as the mark of a paragraph', { body: '1. (NODIS) One.' }, 'NODIS'],
    ['as the mark of a bullet', { body: '1. (C) Points:\n\n-- (NF) We know of three.' }, 'NOFORN'],
    ['as the mark of a bullet in small letters', { body: '1. (C) Points:\n\n-- (c/nf) We know.' }, 'NOFORN'],
    ['as the first word of a paragraph', { body: '1. (C) NODIS. The master asks.' }, 'NODIS'],
    [
      'as the first words of a bullet',
      { body: '1. (C) Points:\n\n-- EYES ONLY: We know of three.' },
      'EYES ONLY',
    ],
  ])('%s', (_place, parts, bars) => {
    expect(barring(parts)).toBe(bars);
  });
});

describe('a word that is no caption of the cable bars nobody', () => {
  it.each<[what: string, parts: Parts]>([
    [
      'a caption that a sentence speaks of',
      { body: '1. (C) They asked about the NOFORN rule and the NODIS channel.' },
    ],
    ['the same in capitals', { body: '1. (C) THEY ASKED ABOUT THE NOFORN RULE AND ABOUT EXDIS TRAFFIC.' }],
    ['a sentence that begins with one', { body: '1. (C) NOFORN rules were discussed at length.' }],
    [
      'a sentence of two lines',
      { body: '1. (C) The officer who asked about the handling of\nNOFORN material had left by then.' },
    ],
    [
      'a distribution of something',
      { body: '1. (C) LIMITED DISTRIBUTION OF GRAIN BEGAN. NO DISTRIBUTION WAS SEEN IN THE SOUTH.' },
    ],
    ['a bullet on the matter', { body: '1. (C) Points:\n\n-- No distribution of leaflets is allowed.' }],
    [
      'the caption of a cable that is referred to',
      { reference: 'REF: A. STATE 16762 (NODIS)\n     B. LISBON 12 (EXDIS)' },
    ],
    ['an office of the Secretary', { under: 'DEPT FOR S/CT, S/ES-O AND C' }],
    ['an addressee', { under: 'DEPT PASS TO AMEMBASSY LISBON' }],
    [
      'a sentence under the classification',
      { under: 'This telegram explains what the rule on NOFORN means.' },
    ],
    ['a list by letters', { body: '1. (C) Points:\n\n(c) We know of three.\n\n(s) We know of four.' }],
  ])('%s', (_what, parts) => {
    expect(barring(parts)).toBe('');
  });

  it.each(['DEPT FOR S/CT AND C', 'DEPT FOR SECRETARY', 'DEPT FOR P'])('%s is no level', (under) => {
    expect(markingOf(cableWith({ line: 'UNCLAS STATE 12345', under, body: '1. (U) One.' })).level).toBe(
      'UNCLASSIFIED',
    );
  });
});

describe('a marking that is higher than the classification line counts', () => {
  it.each<[place: string, parts: Parts, level: string]>([
    ['in short under it', { under: 'S/NF' }, 'SECRET'],
    ['in brackets under it', { under: '(S//NF)' }, 'SECRET'],
    ['in full under it', { under: 'SECRET' }, 'SECRET'],
    ['in a pass line', { under: 'DEPT FOR P - SECRET' }, 'SECRET'],
    ['a caption of SBU in a pass line', { under: 'DEPT FOR P (SENSITIVE)' }, 'SBU'],
    ['in short where the line would be', { line: 'S//NF' }, 'SECRET'],
    ['at the foot of a page', { body: '1. (U) One.\n\nSECRET//NOFORN\n\n2. (U) Two.' }, 'SECRET'],
    ['under the text', { body: '1. (U) One.\n\nVANE\n\nSECRET' }, 'SECRET'],
    [
      'on the line of a later section',
      {
        line: 'UNCLAS SECTION 01 OF 02 STATE 12345',
        body: '1. (U) One.\n\nC O N F I D E N T I A L SECTION 02 OF 02 STATE 12345\n\n2. (U) Two.',
      },
      'CONFIDENTIAL',
    ],
  ])('%s', (_place, parts, level) => {
    const cable = cableWith({ line: 'UNCLAS STATE 12345', body: '1. (U) One.', ...parts });
    expect(markingOf(cable).level).toBe(level);
  });

  it('and a reader is told where it stands', () => {
    const text = '1. (U) One.\n\nSECRET//NOFORN\n\n2. (U) Two.';
    const cable = cableWith({ line: 'UNCLAS STATE 12345', body: text });
    expect(cable.classification).toMatchObject({ level: 'UNCLASSIFIED', captions: [] });
    expect(cable.otherMarkings).toMatchObject([{ level: 'SECRET', captions: ['NOFORN'] }]);
    expect(cable.warnings).toContainEqual({
      code: 'marking-elsewhere',
      message:
        'SECRET, NOFORN stands here and not on the classification line; it counts for the whole cable.',
      span: cable.otherMarkings[0]?.span,
    });
  });

  it('and one that says the same again is not told', () => {
    const body = '1. (C) One.\n\nCONFIDENTIAL\n\nUNCLASSIFIED\n\n2. (C) Two.';
    expect(cableWith({ body }).otherMarkings).toEqual([]);
  });

  it('and what is left of the cable for a lower place bears it on its classification', () => {
    const cable = cableWith({
      line: 'UNCLAS STATE 12345',
      body: '1. (U) One.\n\nSECRET//NOFORN\n\n2. (U) Two.',
    });
    const { cable: left } = cableAt(cable, { clearance: 'UNCLASSIFIED', shared: false }, now);
    expect(left).toMatchObject({
      classification: { level: 'SECRET', captions: ['NOFORN'] },
      otherMarkings: [],
    });
  });
});
