import { readLedgerConfig } from '../config.ts';
import { createDesk, type Desk } from '../desk/index.ts';
import { openStore, type Store } from '../store/index.ts';

/** Opens the ledger that the environment names, and closes it whatever happens. */
export async function withDesk<T>(work: (parts: { desk: Desk; store: Store }) => Promise<T>): Promise<T> {
  const { databaseUrl, keyedStateKey, maxClassification } = readLedgerConfig();
  const store = await openStore(databaseUrl, keyedStateKey);
  try {
    const clock = { now: () => new Date() };
    return await work({ store, desk: createDesk({ ledger: store.ledger, clock, maxClassification }) });
  } finally {
    await store.close();
  }
}
