import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SearchTerms, Store } from '../../../src/store/index.ts';
import { by, cableFor, paragraphOf } from './samples.ts';

const CABLES = [
  [
    '19STATE100',
    'FISHING IN THE ARCTIC',
    ['EFIS', 'SENV'],
    'The ministry will not discuss herring quotas before the autumn.',
  ],
  [
    '19STATE200',
    'HERRING',
    ['EFIS'],
    'A boat was seized near the ice. Its crew is well, says the consul in Tromsø.',
  ],
  [
    '19OSLO7',
    'PORT CHARGES',
    ['ETRD'],
    `Fees rise, ${'and rise again, '.repeat(60)}and herring boats pay most.`,
  ],
  ['19STATE300', 'RIVERS', ['SENV', 'PREL'], 'Nothing here but water & <reeds>.'],
] as const;

const all = (...words: string[]): SearchTerms => ({ words, match: 'all', field: 'any' });

/** What every engine's search must do. */
export function searchContract(name: string, open: () => Promise<Store>): void {
  describe(`search on ${name}`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
      for (const [mrn, subject, tags, text] of CABLES) {
        const wanted = cableFor(mrn);
        const cable = { ...wanted.cable, mrn, subject, tags: [...tags], paragraphs: [paragraphOf(text)] };
        await store.ledger.importCable(by('U1'), { ...wanted, cable });
      }
    });
    afterEach(() => store.close());

    const mrns = async (terms: SearchTerms, limit = 10, workspace = 'T1') =>
      (await store.ledger.search(workspace, terms, limit)).map(({ mrn }) => mrn);

    it('finds words in the subject and in the text, those in the subject first', async () => {
      const [first, ...others] = await mrns(all('herring'));
      expect(first).toBe('19STATE200');
      expect(others.toSorted()).toEqual(['19OSLO7', '19STATE100']);
    });

    it.each([
      ['another case', all('HERRING', 'quotas'), ['19STATE100']],
      ['the beginning of a word', all('tro'), ['19STATE200']],
      ['a word with an accent', all('tromsø'), ['19STATE200']],
      ['a short word only whole', all('in', 'arctic'), ['19STATE100']],
      ['another form of the word', all('boats', 'seize'), ['19STATE200']],
      ['the MRN', all('19OSLO7'), ['19OSLO7']],
      ['all of the words only', all('herring', 'reeds'), []],
      ['nothing for no words', all(), []],
      ['nothing for what is no word', all('"', 'a OR b', 'x:y'), []],
    ])('finds %s', async (_, terms, found) => {
      expect(await mrns(terms)).toEqual(found);
    });

    it('finds any of the words when asked so, and what has more of them first', async () => {
      const found = await mrns({ words: ['herring', 'quotas', 'ministry'], match: 'any', field: 'any' });
      expect(found).toHaveLength(3);
    });

    it('looks in the TAGS alone when asked so', async () => {
      const terms = (...words: string[]): SearchTerms => ({ words, match: 'any', field: 'tags' });
      expect((await mrns(terms('SENV'))).toSorted()).toEqual(['19STATE100', '19STATE300']);
      expect((await mrns(terms('EFIS', 'PREL'))).toSorted()).toEqual([
        '19STATE100',
        '19STATE200',
        '19STATE300',
      ]);
      expect(await mrns(terms('herring'))).toEqual([]);
    });

    it('shows the place, the found word apart, however long the text is', async () => {
      const [hit] = await store.ledger.search('T1', all('herring', 'pay'), 1);
      const snippet = hit?.snippet ?? [];
      expect(snippet.filter((piece) => piece.hit).map(({ text }) => text)).toEqual(['herring', 'pay']);
      expect(snippet.map(({ text }) => text).join('').length).toBeLessThan(400);
    });

    it('gives the best first, and no more than asked for', async () => {
      expect(await mrns(all('herring'), 1)).toEqual(['19STATE200']);
    });

    it('knows the words of TAGS and subjects, those in most cables first', async () => {
      const words = await store.ledger.vocabulary('T1');
      expect(words.slice(0, 2).toSorted()).toEqual(['EFIS', 'SENV']);
      expect(words.toSorted()).toEqual(
        'ARCTIC CHARGES EFIS ETRD FISHING HERRING IN PORT PREL RIVERS SENV THE'.split(' '),
      );
    });

    it('keeps workspaces apart', async () => {
      expect(await mrns(all('herring'), 10, 'T2')).toEqual([]);
      expect(await store.ledger.vocabulary('T2')).toEqual([]);
    });

    it('finds the corrected text of an amended cable, and no longer the earlier one', async () => {
      const wanted = cableFor('19STATE300');
      const cable = { ...wanted.cable, mrn: '19STATE300', paragraphs: [paragraphOf('Only sand.')] };
      const seen = (await store.ledger.demarche('T1', '19STATE300'))?.facts ?? null;
      await store.ledger.amendDemarche(by('U1'), { ...wanted, cable }, seen, []);
      expect(await mrns(all('sand'))).toEqual(['19STATE300']);
      expect(await mrns(all('reeds'))).toEqual([]);
    });

    it('forgets what a workspace held', async () => {
      await store.ledger.forgetWorkspace('T1');
      expect(await mrns(all('herring'))).toEqual([]);
    });
  });
}
