import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { POSITIONS } from '../../src/demarche/index.ts';
import { REGIONS } from '../../src/geo/index.ts';
import { worldMap } from '../../src/reports/index.ts';
import { mapSvg } from '../../src/reports/map/world-map.ts';
import { deadline, demarche, responder } from '../demarche/build.ts';
import { boardOf, NOW, sampleDemarche, TWENTY } from './campaign.ts';
import { decodePng, difference } from './pixels.ts';
import { expectLikeStored, storedPicture, TOLERANCE } from './stored.ts';

const { board } = boardOf(sampleDemarche(), TWENTY);

describe('the map', () => {
  it.each([
    ['world-light', 'world', 'light'],
    ['world-dark', 'world', 'dark'],
    ['africa-light', 'africa', 'light'],
    ['middle-east-dark', 'middle east', 'dark'],
  ] as const)('%s looks like the stored picture', async (name, region, theme) => {
    const { bytes } = await worldMap(board, { region, now: NOW, theme });
    expectLikeStored(name, bytes);
  });

  it('across the date line, overdue, looks like the stored picture', async () => {
    const forum = ['FJ', 'KI', 'FM', 'NR', 'PW', 'PG', 'WS', 'SB', 'TO', 'TV', 'VU', 'AU', 'NZ'];
    const { board: pacific } = boardOf(
      demarche({
        deadlines: [deadline('2008-03-05')],
        responders: forum.map((country) => responder(country, 'AMEMBASSY SOMEWHERE')),
      }),
      { WS: { position: 'opposes' }, TV: { delivery: 'delivered', position: 'supports' } },
    );
    const { bytes } = await worldMap(pacific, { region: 'oceania', now: NOW, theme: 'light' });
    expectLikeStored('oceania-overdue', bytes);
  });

  it('a changed answer changes the picture by more than the tolerance', async () => {
    const other = boardOf(sampleDemarche(), { ...TWENTY, SA: { position: 'opposes' } }).board;
    const { bytes } = await worldMap(other, { region: 'world', now: NOW, theme: 'light' });
    expect(
      difference(decodePng(bytes), decodePng(readFileSync(storedPicture('world-light')))),
    ).toBeGreaterThan(TOLERANCE);
  });

  it('is twice as wide as Slack shows it', async () => {
    const { width, bytes } = await worldMap(board, { region: 'world', now: NOW, theme: 'light' });
    expect({ width, drawn: decodePng(bytes).width }).toEqual({ width: 1440, drawn: 1440 });
  });

  it('says the tally, the deadline, the marking and the time in its alt text', async () => {
    const { alt } = await worldMap(board, { region: 'world', now: NOW, theme: 'light' });
    for (const part of [
      'CONFIDENTIAL.',
      '08 STATE 22377',
      '20 of 53 have reported',
      'Achieved 5, Supports 4, Leans yes 3, Noncommittal 3, Leans no 1, Opposes 1',
      'Outstanding 33',
      'Deliver by Fri 7 Mar 2008, close of business at each post',
      'As of 6 Mar 2008 15:00 UTC',
    ]) {
      expect(alt).toContain(part);
    }
  });

  it('says how many are overdue once the deadline has passed', async () => {
    const late = new Date('2008-03-10T09:00:00Z');
    const { alt } = await worldMap(boardOf(sampleDemarche(), TWENTY, late).board, {
      region: 'world',
      now: late,
      theme: 'light',
    });
    expect(alt).toContain('33 overdue');
  });

  it.each(REGIONS)('of %s can be drawn, also of a campaign that asks nobody there', async (region) => {
    const nobody = boardOf(demarche({}), {}).board;
    const drawn = await worldMap(nobody, { region, now: NOW, theme: 'dark' });
    expect(drawn.alt).toContain('No country is asked there');
  });

  it('counts only the countries of its region', async () => {
    const { alt } = await worldMap(board, { region: 'americas', now: NOW, theme: 'light' });
    expect(alt).toContain('(Americas)');
    expect(alt).toContain('1 of 2 have reported');
  });

  it('gives each position a pattern of its own, not only a colour', () => {
    const svg = mapSvg(board, board.rows, { region: 'world', now: NOW, theme: 'light' });
    const marks = POSITIONS.map((position) => {
      const [, tile = ''] = new RegExp(`<pattern id="${position}"[^>]*>(.*?)</pattern>`).exec(svg) ?? [];
      return tile.replaceAll(/#[0-9a-f]{6}/g, '');
    });
    expect(new Set(marks).size).toBe(POSITIONS.length);
  });

  it('draws text from a cable as text', () => {
    const hostile = demarche(
      { responders: [responder('MY', 'AMEMBASSY KUALA LUMPUR')] },
      { subject: `</text><script>"&' \u0000\ud800 ${'A'.repeat(400)}` },
    );
    const { board: one } = boardOf(hostile, {});
    const svg = mapSvg(one, one.rows, { region: 'world', now: NOW, theme: 'light' });
    expect(svg).toContain('&lt;/text&gt;&lt;script&gt;&quot;&amp;&#39;');
    expect(svg).not.toContain('<script');
  });
});
