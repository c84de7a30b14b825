import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { by, cableFor, paragraphOf } from '../store/contract/samples.ts';
import { type Office, openOffice } from './office.ts';

const CABLES = [
  ['19STATE100', 'RECOGNITION OF KOSOVO', ['PREL', 'PGOV', 'KV'], 'Malaysia has not decided.'],
  ['19STATE200', 'PERUVIAN FISHING QUOTAS', ['EFIS', 'PREL', 'PE'], 'The quotas rise.'],
  ['19OSLO7', 'PORT CHARGES', ['ETRD'], 'Herring boats pay most.'],
] as const;

describe('a search', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice();
    for (const [mrn, subject, tags, text] of CABLES) {
      const wanted = cableFor(mrn);
      const cable = { ...wanted.cable, mrn, subject, tags: [...tags], paragraphs: [paragraphOf(text)] };
      await office.store.ledger.importCable(by('U1'), { ...wanted, cable });
    }
  });
  afterEach(() => office.close());

  const found = async (typed: string) => {
    const { how, words, hits } = await office.desk.search('T1', typed);
    return { how, words: words.join(' '), hits: hits.map(({ mrn }) => mrn).toSorted() };
  };

  it.each([
    ['a TAG with a letter too many', 'PRELL KV', 'PREL KV', ['19STATE100']],
    ['a TAG with two letters swapped, which is near a country too', 'PERL EFIS', 'PREL EFIS', ['19STATE200']],
    ['a TAG with a letter too few', 'EFS', 'EFIS', ['19STATE200']],
    ['a TAG in small letters', 'pgvo', 'PGOV', ['19STATE100']],
    ['a word of the subject', 'recogniton kosovo', 'RECOGNITION kosovo', ['19STATE100']],
    ['two letters swapped in a long word', 'fihsing quotas', 'FISHING quotas', ['19STATE200']],
    ['a country that only the text names', 'Malasyia', 'Malaysia', ['19STATE100']],
    ['a country and a TAG at once', 'Malasyia PRELL', 'Malaysia PREL', ['19STATE100']],
  ])('forgives %s', async (_, typed, words, hits) => {
    expect(await found(typed)).toEqual({ how: 'respelled', words, hits });
  });

  it.each([
    ['a word that some cable has', 'herring quotas', 'herring quotas', ['19OSLO7', '19STATE200']],
    ['a word that some cable has as its beginning', 'fish pay', 'fish pay', ['19OSLO7', '19STATE200']],
    ['a word too short to be told from another', 'KX ETRD', 'KX ETRD', ['19OSLO7']],
    ['a word that is near none', 'xylophone kosovo', 'xylophone kosovo', ['19STATE100']],
  ])('leaves %s as it was typed', async (_, typed, words, hits) => {
    expect(await found(typed)).toEqual({ how: 'any', words, hits });
  });

  it('looks for the mended words also where no cable has all of them', async () => {
    expect(await found('xylophone PRELL')).toEqual({
      how: 'any',
      words: 'xylophone PREL',
      hits: ['19STATE100', '19STATE200'],
    });
  });

  it('finds what one may see, though a cable that one may not see has more of the words', async () => {
    const visible = await office.desk.search('T1', 'herring kosovo quotas', async (found) => ({
      ...found,
      hits: found.hits.filter(({ mrn }) => mrn !== '19STATE100'),
    }));
    expect(visible.hits.map(({ mrn }) => mrn).toSorted()).toEqual(['19OSLO7', '19STATE200']);
    const hidden = await office.desk.search('T1', 'recognition kosovo', async (found) => ({
      ...found,
      hits: found.hits.filter(({ mrn }) => mrn !== '19STATE100'),
    }));
    expect(hidden).toEqual({ how: 'any', words: ['recognition', 'kosovo'], hits: [] });
  });

  it('says where it may not have found all, of words and of what is like a cable', async () => {
    for (let n = 1; n <= 201; n += 1) {
      const wanted = cableFor(`20STATE${n}`);
      const cable = { ...wanted.cable, tags: ['KWAT'], subject: 'WELLS' };
      await office.store.ledger.importCable(by('U1'), { ...wanted, cable });
    }
    const wells = await office.desk.search('T1', 'wells');
    expect({ more: wells.more, hits: wells.hits.length }).toEqual({ more: true, hits: 200 });
    expect((await office.desk.similar('T1', '20STATE7')).more).toBe(true);
    expect((await office.desk.search('T1', 'kosovo')).more).toBeUndefined();
    expect((await office.desk.similar('T1', '19STATE100')).more).toBeUndefined();
  });

  it('takes no word from another workspace', async () => {
    expect(await office.desk.search('T2', 'PRELL')).toEqual({ how: 'any', words: ['PRELL'], hits: [] });
  });
});
