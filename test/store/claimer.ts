import { openStore } from '../../src/store/index.ts';

/** A process of its own that opens a database, says `opened`, claims every reminder that it is told of, and says which it got. */
const [, , url = '', name = ''] = process.argv;
const store = await openStore(url);

process.on('message', async ({ ids, at, until }: { ids: string[]; at: string; until: string }) => {
  const claims = ids.map((id) => store.ledger.claimReminder(id, name, new Date(at), new Date(until)));
  const got = await Promise.all(claims);
  process.send?.(ids.filter((_, index) => got[index] !== null));
  await store.close();
  process.disconnect();
});
process.send?.('opened');
