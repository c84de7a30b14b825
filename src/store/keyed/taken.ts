import type { Kysely } from 'kysely';
import { compiled } from '../compiled.ts';
import { toStoreError } from '../errors.ts';
import type { Marks } from '../marks.ts';
import type { Tables } from '../schema.ts';
import type { Taken } from '../types.ts';

/** Keys that are taken in one statement. */
const MOST_AT_ONCE = 32;
/** Between two looks for keys that have run out, in milliseconds: nobody minds them, they only take up room. */
const PURGE = 60_000;

/** What is asked of the table `taken`; its rows are remembered by nobody. */
function statements({ inPassing }: Pick<Marks, 'inPassing'>) {
  const marks = { aside: true, inPassing };
  return {
    /** Three values a key: the key itself, by whom it is taken, and until when. The keys that were free come back. */
    insertion: compiled(
      (db, namespace: string, now: number, ...triples: ReadonlyArray<string | number>) =>
        db
          .insertInto('taken')
          .values(
            Array.from({ length: triples.length / 3 }, (_, at) => ({
              namespace,
              key: triples[3 * at] as string,
              taker: triples[3 * at + 1] as string,
              expires: triples[3 * at + 2] as number,
            })),
          )
          .onConflict((conflict) =>
            conflict
              .columns(['namespace', 'key'])
              .doUpdateSet((e) => ({ taker: e.ref('excluded.taker'), expires: e.ref('excluded.expires') }))
              .where('taken.expires', '<=', now),
          )
          .returning('key'),
      { marks, mostValues: 2 + 3 * MOST_AT_ONCE },
    ),
    extension: compiled(
      (db, namespace: string, key: string, by: string, expires: number) =>
        db
          .updateTable('taken')
          .set({ expires })
          .where('namespace', '=', namespace)
          .where('key', '=', key)
          .where('taker', '=', by),
      { marks },
    ),
    removal: compiled(
      (db, namespace: string, key: string, by: string) =>
        db
          .deleteFrom('taken')
          .where('namespace', '=', namespace)
          .where('key', '=', key)
          .where('taker', '=', by),
      { marks },
    ),
    purge: compiled(
      (db, namespace: string, now: number) =>
        db.deleteFrom('taken').where('namespace', '=', namespace).where('expires', '<=', now),
      { marks },
    ),
  };
}

const WAITED_FOR = statements({ inPassing: false });
const IN_PASSING = statements({ inPassing: true });

function fail(error: unknown): never {
  throw toStoreError(error);
}

interface Asked {
  key: string;
  by: string;
  expires: number;
  answer: PromiseWithResolvers<boolean>;
}

/**
 * First come, first served, over all processes on one database: a row of the table `taken` in a namespace of its own, which the next to
 * ask may only have once it has expired. Under load those who ask in the same turn of the event loop are served by one statement. Nobody
 * waits for the disk where it is `inPassing`.
 * @example await takenOn(db, 'event').take('Ev1', 'process 1', 60_000) // true for the first
 */
export function takenOn(db: Kysely<Tables>, namespace: string, inPassing: boolean): Taken {
  const { insertion, extension, removal, purge } = inPassing ? IN_PASSING : WAITED_FOR;
  /** Of those who have no answer yet, who was the first to ask for each key. */
  const first = new Map<string, Asked>();
  /** Those of them who were not served yet. */
  let waiting: Asked[] = [];
  /** How many have asked in this turn of the event loop, and whether one did in the last one in which anybody asked. */
  let asked = 0;
  let alone = true;
  let purgedAt = Date.now();

  async function serve(together: readonly Asked[]): Promise<void> {
    const triples = together.flatMap(({ key, by, expires }) => [key, by, expires]);
    try {
      const now = Date.now();
      if (now - purgedAt >= PURGE) {
        purgedAt = now;
        await purge(db, namespace, now);
      }
      const taken = await insertion(db, namespace, now, ...triples);
      const free = new Set(taken.map(({ key }) => key));
      for (const { key, answer } of together) answer.resolve(free.has(key));
    } catch (error) {
      const known = toStoreError(error);
      for (const { answer } of together) answer.reject(known);
    } finally {
      for (const { key } of together) first.delete(key);
    }
  }

  function serveAll(): void {
    // In the order of the keys, so that two processes never wait for each other crosswise.
    const all = waiting.sort((a, b) => (a.key < b.key ? -1 : 1));
    waiting = [];
    for (let at = 0; at < all.length; at += MOST_AT_ONCE) void serve(all.slice(at, at + MOST_AT_ONCE));
  }

  function endTurn(): void {
    alone = asked === 1;
    asked = 0;
    serveAll();
  }

  return {
    take(key, by, forMs) {
      const earlier = first.get(key);
      // Whoever came first has it, or somebody else had it before.
      if (earlier) return earlier.answer.promise.then(() => false);
      const one = { key, by, expires: Date.now() + forMs, answer: Promise.withResolvers<boolean>() };
      first.set(key, one);
      waiting.push(one);
      asked += 1;
      if (asked === 1) {
        setImmediate(endTurn);
        // With little to do nobody else comes in the same turn, and there is nothing to wait for.
        if (alone) serveAll();
      }
      return one.answer.promise;
    },
    async keep(key, by, forMs) {
      await extension(db, namespace, key, by, Date.now() + forMs).catch(fail);
    },
    async giveBack(key, by) {
      await removal(db, namespace, key, by).catch(fail);
    },
  };
}
