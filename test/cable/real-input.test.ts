import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Cable, parseCable } from '../../src/cable/index.ts';

const file = resolve(import.meta.dirname, '../../../shared/cables/08STATE22377.txt');
const isHere = existsSync(file);
const title = isHere ? 'the real input' : 'the real input (skipped: ../shared/cables is not on this machine)';

describe.skipIf(!isHere)(title, () => {
  const raw = isHere ? readFileSync(file, 'utf8') : '';
  const cable: Cable = isHere ? parseCable(raw) : ({} as Cable);
  const printed = ({ start, end }: { start: number; end: number }) => raw.slice(start, end);

  it('names the cable, its moment and its precedence', () => {
    expect(cable).toMatchObject({
      mrn: '08STATE22377',
      sentAt: '2008-03-05T00:35:00Z',
      precedence: 'IMMEDIATE',
      sections: 3,
      partial: false,
      corrected: false,
    });
    expect(cable.from?.name).toBe('SECSTATE WASHDC');
    expect(cable.transmission).toMatchObject({
      id: 'VZCZCXRO5241',
      station: 'RUEHC',
      serial: 2377,
      routing: ['RUEHBC', 'RUEHDE', 'RUEHKUK', 'RUEHLH', 'RUEHPW'],
    });
  });

  it('is marked CONFIDENTIAL with SIPDIS once, until its date', () => {
    expect(cable.classification).toMatchObject({ level: 'CONFIDENTIAL', captions: ['SIPDIS'] });
    expect(cable.executiveOrder).toMatchObject({ number: '12958', declassifyOn: '2018-03-04', event: null });
    expect(cable.classifiedBy?.reasons).toEqual(['1.4(b)', '1.4(d)']);
  });

  it('has its TAGS and references out of links and paragraph marks', () => {
    expect(cable.tags).toEqual(['PREL', 'UNSC', 'UNMIK', 'PGOV', 'YI', 'EU', 'KV']);
    expect(cable.references.map(({ letter, mrn }) => [letter, mrn])).toEqual([
      ['A', '08STATE16762'],
      ['B', '08STATE20646'],
      ['C', '08JEDDAH87'],
    ]);
  });

  it('goes to one collective and three posts, less 19 posts that are printed twice', () => {
    expect(cable.action).toMatchObject([
      {
        name: 'ISLAMIC COLLECTIVE',
        kind: 'collective',
        routing: null,
        precedence: 'IMMEDIATE',
        serial: null,
      },
    ]);
    expect(cable.info.map(({ name, routing, serial }) => [name, routing, serial])).toEqual([
      ['USOFFICE PRISTINA', 'RUEHPS', '3764'],
      ['USMISSION USOSCE', 'RUEHVEN', '8374'],
      ['USMISSION USNATO', 'RUEHNO', '1527'],
    ]);
    expect(cable.exempt).toHaveLength(19);
    expect(cable.exempt.map(({ name }) => name)).toContain('AMEMBASSY NOUAKCHOTT');
    expect(cable.passTo).toEqual(['USEU BRUSSELS', 'USOFFICE PRISTINA', 'NATEU']);
  });

  it('has six paragraphs, four of them misread', () => {
    expect(cable.paragraphs.map(({ number, printed, portion }) => [number, printed, portion])).toEqual([
      [1, '1', 'SBU'],
      [2, '2', 'C'],
      [3, '13', 'C'],
      [4, '14', 'SBU'],
      [5, '15', 'SBU'],
      [6, '16', 'U'],
    ]);
    expect(
      cable.warnings.filter(({ code }) => code === 'paragraph-misread').map(({ span }) => printed(span)),
    ).toEqual(['13.', '14.', '15.', '16.']);
  });

  it('keeps the 7 of the false paragraph mark in its sentence', () => {
    expect(cable.paragraphs[0]?.text).toMatch(/no later than March 7\.$/);
  });

  it('joins bullets over blank lines and page breaks', () => {
    expect(cable.paragraphs[1]?.bullets).toHaveLength(4);
    expect(cable.paragraphs[4]?.bullets).toHaveLength(9);
    expect(cable.paragraphs[1]?.bullets[0]).toMatch(/independence at the March 13-14 ministerial/);
    expect(cable.paragraphs[4]?.bullets[4]).toMatch(/recognition, if they have not done so already\.$/);
    expect(cable.paragraphs[3]?.text).toMatch(/A number of OIC countries have told us/);
  });

  it('reads headings that run in', () => {
    expect(cable.paragraphs.map(({ heading }) => heading)).toEqual([
      null,
      null,
      'BACKGROUND (ENGAGING THE OIC ON KOSOVO)',
      'BACKGROUND (WHAT WE WANT)',
      'POSSIBLE TALKING POINTS',
      'POINT OF CONTACT',
    ]);
  });

  it('ends with its signer', () => {
    expect(cable.signer).toBe('RICE');
    expect(cable.spans.signer && printed(cable.spans.signer)).toBe('RICE');
  });

  it('knows where each field was printed', () => {
    const spans = cable.spans;
    expect(spans.mrn && printed(spans.mrn)).toBe('STATE 022377');
    expect(spans.sentAt && printed(spans.sentAt)).toBe('O 050035Z MAR 08');
    expect(spans.subject && printed(spans.subject)).toBe(cable.subject);
    expect(spans.from && printed(spans.from)).toBe('SECSTATE WASHDC');
    expect(cable.references.map(({ span, raw: text }) => [printed(span), text])).toEqual(
      cable.references.map(({ raw: text }) => [text, text]),
    );
  });
});
