import { describe, expect, it } from 'vitest';
import { countryName, DELIVERIES, labelOf, POSITIONS } from '../../src/demarche/index.ts';

describe('words for people', () => {
  it('every delivery and position has a label of its own', () => {
    const labels = [...DELIVERIES, ...POSITIONS].map(labelOf);
    expect(new Set(labels).size).toBe(labels.length);
    expect(labelOf('leans-yes')).toBe('Leans yes');
    expect(labelOf('unable')).toBe('Unable');
  });

  it('a country is called by its name, and one that is not known by its code', () => {
    expect(countryName('CI')).toBe('Côte d’Ivoire');
    expect(countryName('ZZ')).toBe('ZZ');
  });
});
