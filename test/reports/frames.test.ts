import { describe, expect, it } from 'vitest';
import { COUNTRIES } from '../../src/geo/index.ts';
import { edgesOf, placeOf } from '../../src/reports/map/atlas.ts';
import { spread } from '../../src/reports/map/dots.ts';
import { frameAround, heightOf, projectionFor } from '../../src/reports/map/projecting.ts';
import { demarche, responder } from '../demarche/build.ts';
import { boardOf } from './campaign.ts';

const BOX = { x: 0, y: 0, width: 1360, height: 700 };
const standing = COUNTRIES.filter(({ until }) => until === null).map(({ code }) => code);

describe('the frame of a map', () => {
  it.each<[string, string[]]>([
    ['on one continent', ['SN', 'KE', 'ZA']],
    ['over half of the world', ['GY', 'SN', 'ID']],
    ['on both sides of the date line', ['FJ', 'WS', 'TO', 'NZ']],
    ['of one small state', ['MV']],
    ['of two', ['FR', 'DE']],
  ])('shows every country %s', (_, countries) => {
    const { projection } = projectionFor(frameAround(countries), BOX);
    for (const country of countries) {
      const [x = -1, y = -1] = projection(placeOf(country) ?? [0, 0]) ?? [];
      expect({ country, x: x > 0 && x < BOX.width, y: y > 0 && y < BOX.height }).toEqual({
        country,
        x: true,
        y: true,
      });
    }
  });

  it('goes across the date line when that is shorter', () => {
    const [west, , east] = frameAround(['FJ', 'WS', 'TO']);
    expect(west).toBeLessThan(180);
    expect(east).toBeGreaterThan(180);
    expect(east - west).toBeLessThan(70);
  });

  it('is the whole world for countries all over it, and for none', () => {
    expect(frameAround(standing)).toEqual(frameAround([]));
  });

  it('leaves out what lies far from the rest of a country', () => {
    const [west, south, east, north] = edgesOf('FR') ?? [0, 0, 0, 0];
    expect(west).toBeGreaterThan(-12);
    expect(south).toBeGreaterThan(30);
    expect(east).toBeLessThan(18);
    expect(north).toBeLessThan(60);
  });

  it.each(standing)('has a place for %s, so that it is drawn at least as a dot', (country) => {
    expect(placeOf(country), country).not.toBeNull();
    for (const edge of edgesOf(country) ?? [Number.NaN]) expect(Number.isFinite(edge)).toBe(true);
  });

  it('keeps its height between two bounds', () => {
    expect(heightOf([0, 0, 160, 5], 1360, 600, 800)).toBe(600);
    expect(heightOf([0, -50, 10, 50], 1360, 600, 800)).toBe(800);
  });
});

describe('dots', () => {
  it('that lie on each other are pushed apart', () => {
    const { board } = boardOf(
      demarche({ responders: ['MT', 'SM', 'VA'].map((code) => responder(code, 'X')) }),
      {},
    );
    const apart = spread(
      board.rows.map((row) => ({ row, x: 100, y: 100 })),
      9,
    );
    for (const one of apart) {
      for (const other of apart) {
        if (one !== other) expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(18);
      }
    }
  });
});
