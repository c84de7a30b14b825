import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Store } from '../../src/store/index.ts';
import { search } from '../../src/store/ledger/search.ts';
import { storeOn } from '../../src/store/open.ts';
import { openSqlite, type SqliteHandle } from '../../src/store/sqlite/database.ts';
import { by, cableFor, paragraphOf } from './contract/samples.ts';

let open: SqliteHandle;
let store: Store;
beforeEach(async () => {
  open = await openSqlite(':memory:');
  store = await storeOn(open);
  for (const [mrn, subject, workspace] of [
    ['19STATE1', 'HERRING', 'T1'],
    ['19STATE2', 'QUOTAS', 'T1'],
    ['19STATE3', 'FEES', 'T1'],
    ['19STATE4', 'FEES', 'T2'],
  ] as const) {
    const wanted = cableFor(mrn);
    const cable = { ...wanted.cable, mrn, subject, paragraphs: [paragraphOf('Nothing but herring.')] };
    await store.ledger.importCable(by('U1', workspace), { ...wanted, cable });
  }
});
afterEach(() => store.close());

const found = async (common: number) => {
  const terms = { words: ['herring'], match: 'all', field: 'any' } as const;
  return (await search(open.db, 'T1', terms, 2, common)).map(({ mrn, snippet }) => [
    mrn,
    snippet.filter(({ hit }) => hit).map(({ text }) => text),
  ]);
};

it('a word that stands in few cables is looked for by how much it says there', async () => {
  expect((await found(4)).at(0)).toEqual(['19STATE1', ['herring']]);
});

it('of a word that stands in more cables than can be ranked, the last to come are first, of one’s own workspace', async () => {
  expect(await found(3)).toEqual([
    ['19STATE3', ['herring']],
    ['19STATE2', ['herring']],
  ]);
});
