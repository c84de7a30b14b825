import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeCable, parseCable } from '../../src/cable/index.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { by, cableFor, paragraphOf } from '../store/contract/samples.ts';
import { NASTY, NASTY_CASES } from '../support/nasty.ts';
import { newDatabase } from '../support/postgres.ts';

const MRN = '19STATE100';
/** A text that came in as a cable's: files are decoded, and one with a NUL is refused before. */
const inCables = NASTY_CASES.filter(([, text]) => !text.includes('\0')).map(
  ([name, text]) => [name, decodeCable(Buffer.from(`x ${text.toWellFormed()}`)).slice(2)] as const,
);

/** As a person may type it: whole, at its blanks, and its letters and digits alone. */
const wordsIn = (text: string) =>
  [text, ...text.split(/\s+/), ...(text.match(/[\p{L}\p{N}]+/gu) ?? [])].slice(0, 20);

describe.each([
  ['SQLite', async () => openStore(':memory:')],
  ['PostgreSQL', async () => openStore(await newDatabase())],
])('the ledger on %s', (_, open) => {
  let store: Store;
  let demarche = '';
  beforeAll(async () => {
    store = await open();
    const wanted = cableFor(MRN);
    demarche = (await store.ledger.importCable(by('U1'), wanted)).demarche?.id ?? '';
    for (const [at, [, text]] of inCables.entries()) {
      const other = cableFor(`19OSLO${at + 1}`);
      const cable = {
        ...other.cable,
        mrn: other.mrn,
        subject: text,
        tags: [text],
        paragraphs: [paragraphOf(`${text} herring`)],
      };
      await store.ledger.importCable(by('U1'), { ...other, raw: text, cable });
    }
  });
  afterAll(() => store.close());

  it('keeps every text of a person exactly', async () => {
    for (const [after, { text }] of NASTY.entries()) {
      const patch = { note: text, quote: text, reason: text, level: text, interlocutor: text };
      await store.ledger.append(by('U1'), {
        demarche,
        country: 'BJ',
        after,
        entry: { type: 'record', patch },
      });
    }
    const entries = await store.ledger.entries(demarche);
    expect(entries.map((entry) => ('patch' in entry ? entry.patch.note : null))).toEqual(
      NASTY.map(({ text }) => text),
    );
    expect(await store.ledger.check()).toEqual([]);
  });

  it('keeps every text of a cable exactly', async () => {
    for (const [at, [, text]] of inCables.entries()) {
      const stored = await store.ledger.cable('T1', `19OSLO${at + 1}`);
      expect(stored?.raw).toBe(text);
      expect(stored?.cable.subject).toBe(text);
    }
  });

  it.each(NASTY_CASES)('%s as words of a search is words, in no workspace but its own', async (__, text) => {
    const words = wordsIn(text);
    for (const match of ['all', 'any'] as const)
      for (const field of ['any', 'tags'] as const) {
        const hits = await store.ledger.search('T1', { words, match, field }, 10);
        expect(hits.filter(({ mrn }) => !/^19(?:OSLO|STATE)\d+$/.test(mrn))).toEqual([]);
        expect(await store.ledger.search('T2', { words, match, field }, 10)).toEqual([]);
      }
  });

  it.each(inCables.filter(([, text]) => /^(?=.*\b[a-z]{4,20}\b)[\w *`.,"'|-]+$/i.test(text)))(
    '%s is found by its words in its own cable',
    async (name, text) => {
      const words = wordsIn(text);
      const hits = await store.ledger.search('T1', { words, match: 'any', field: 'any' }, 1_000);
      const at = inCables.findIndex(([one]) => one === name);
      expect(hits.map(({ mrn }) => mrn)).toContain(`19OSLO${at + 1}`);
    },
  );

  it('finds a word beside every text, and shows its place as it was written', async () => {
    const hits = await store.ledger.search('T1', { words: ['herring'], match: 'all', field: 'any' }, 1_000);
    expect(hits).toHaveLength(inCables.length);
    expect(hits.every(({ snippet }) => snippet.some(({ text, hit }) => hit && text === 'herring'))).toBe(
      true,
    );
  });

  it.each(NASTY_CASES)('%s as a key and a value of keyed state comes back', async (__, text) => {
    const keyed = store.keyed<{ text: string }>('draft');
    const key = `T1 ${text.replaceAll('\0', '').toWellFormed().slice(0, 200)}`;
    await keyed.set(key, { text });
    expect(await keyed.get(key)).toEqual({ text });
    await keyed.delete(key);
  });
});

describe('a cable', () => {
  it('with a NUL is refused whole, so that no engine has to hold one', () => {
    expect(() => parseCable('FM SECSTATE WASHDC\u0000')).toThrow(/plain text/);
  });
});
