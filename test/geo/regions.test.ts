import { describe, expect, it } from 'vitest';
import { isInRegion, REGIONS, regionOf } from '../../src/geo/index.ts';

describe('a region', () => {
  it.each([
    ['Africa', 'africa'],
    ['african', 'africa'],
    ['Middle East', 'middle east'],
    ['the middle-east', 'middle east'],
    ['America', 'americas'],
    ['the Americas', 'americas'],
    ['pacific', 'oceania'],
    ['the whole world', 'world'],
    ['Atlantis', null],
    ['', null],
  ])('is named by “%s”: %s', (typed, region) => {
    expect(regionOf(typed)).toBe(region);
  });

  it.each([
    ['TR', ['world', 'europe', 'asia', 'middle east']],
    ['EG', ['world', 'africa', 'middle east']],
    ['MY', ['world', 'asia']],
    ['BR', ['world', 'americas']],
    ['GE', ['world', 'europe', 'asia']],
  ])('holds %s: %s', (country, regions) => {
    expect(REGIONS.filter((region) => isInRegion(region, country))).toEqual(regions);
  });
});
