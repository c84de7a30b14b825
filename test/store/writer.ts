import { openStore } from '../../src/store/index.ts';
import { by } from './contract/samples.ts';

/**
 * A process of its own that opens a database, says `opened`, and, once told of a demarche and a country, records
 * without end, telling its parent of each entry only after the ledger has acknowledged it.
 */
const [, , url = '', name = ''] = process.argv;
const store = await openStore(url);

process.on('message', async ({ demarche, country }: { demarche: string; country: string }) => {
  let after = 0;
  for (let n = 0; ; n += 1) {
    const note = `${name} ${n}`;
    const entry = { type: 'record' as const, patch: { note } };
    const result = await store.ledger.append(by(name), { demarche, country, after, entry });
    if (result.type === 'closed') break;
    if (result.type === 'conflict') {
      after = result.entries.at(-1)?.revision ?? 0;
      continue;
    }
    after = result.entry.revision;
    process.send?.({ revision: after, note });
  }
  await store.close();
  process.disconnect();
});
process.send?.('opened');
