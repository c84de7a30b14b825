import { describe, expect, it } from 'vitest';
import { parseCable } from '../../../src/cable/index.ts';
import { demarcheAt, draftDemarche, markingOf } from '../../../src/demarche/index.ts';
import { demarche } from '../build.ts';

/** An action request whose paragraphs are these. */
function draftOf(...paragraphs: string[]) {
  const cable = parseCable(
    [
      'R 051200Z MAR 08',
      'FM SECSTATE WASHDC',
      'TO AMEMBASSY LISBON',
      'BT',
      'S E C R E T STATE 012345',
      '',
      'E.O. 12958: DECL: 03/04/2033',
      'TAGS: EFIS',
      'SUBJECT: HARBOR FEES',
      '',
      '1. (U) This is an action request. Post is requested to deliver the points in paragraph 3 no later than March 14, 2008.',
      '',
      ...paragraphs.flatMap((paragraph) => [paragraph, '']),
      'VANE',
    ].join('\n'),
  );
  const facts = draftDemarche(cable);
  if (facts === null) throw new Error('the text is an action request');
  return demarche(facts, { subject: '(U) HARBOR FEES', marking: markingOf(cable) });
}
const now = new Date('2008-03-06T00:00:00Z');

describe('a mark inside a paragraph goes with all that is taken from under it', () => {
  it('a sentence in the middle of a bullet bears the bullet’s mark', () => {
    const whole = draftOf(
      '2. (U) Background:',
      '',
      '-- (S//NF) The fee was raised in secret. Malaysia opposes it behind closed doors.',
      '',
      '-- Senegal has said in public that it is open to a fee.',
    );
    expect(whole.facts.mentions.MY).toMatchObject([{ portion: 'S//NF' }]);
    expect(whole.facts.mentions.SN).toMatchObject([{ portion: 'U' }]);
    const left = demarcheAt(whole, { clearance: 'SBU', shared: false }, now);
    expect(JSON.stringify(left)).not.toContain('closed doors');
    expect(JSON.stringify(left)).toContain('open to a fee');
  });

  it('a letter of a list is no mark', () => {
    const whole = draftOf('2. (U) MALAYSIA MAY (A) PAY, (B) WAIT, OR', '', '(C) SEND MALAYSIA NOTES.');
    for (const { portion } of whole.facts.mentions.MY ?? []) expect(portion).toBe('U');
  });

  it('a note that stands alone keeps its mark under another point', () => {
    const whole = draftOf(
      '3. (U) TALKING POINTS:',
      '',
      '-- We ask for a fee that is fair.',
      '',
      '-- (S) (NOTE: Do not name our source. END NOTE.)',
      '',
      '-- We thank you.',
    );
    const [first] = whole.facts.talkingPoints;
    expect(first).toMatchObject({ portion: 'U', notes: [expect.stringMatching(/^\(S\) /)] });
    const left = demarcheAt(whole, { clearance: 'SBU', shared: false }, now);
    expect(JSON.stringify(left)).not.toContain('our source');
  });

  it.each([
    'S',
    'S//NF',
    'S/OC',
    'S//SI',
    'TS//SI//NF',
    'C-NF',
    'C//FGI',
    'FOUO',
    'CUI',
    'LES',
    'S//REL TO USA, GBR',
  ])('a point’s own mark (%s) is its portion, and no word of it', (mark) => {
    const whole = draftOf(
      '3. (U) TALKING POINTS:',
      '',
      `-- (${mark}) Malaysia has paid behind closed doors.`,
    );
    expect(whole.facts.talkingPoints).toMatchObject([
      { portion: mark, text: 'Malaysia has paid behind closed doors.' },
    ]);
    expect(whole.facts.mentions.MY).toMatchObject([{ portion: mark }]);
    const left = demarcheAt(whole, { clearance: 'UNCLASSIFIED', shared: false }, now);
    expect(JSON.stringify(left)).not.toContain('closed doors');
  });
});
