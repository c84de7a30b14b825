import { createApp } from '../../src/app.ts';
import { createLog } from '../../src/log.ts';
import type { ChildOrders, ChildReports, ChildSetup } from './orders.ts';

/**
 * The real app in a process of its own, to be killed. The parent orders it about by IPC: where its clock stands, when to look for
 * reminders, and at which verb of the ledger to stop for good, so that a kill finds it exactly there.
 */
const setup: ChildSetup = JSON.parse(process.argv[2] ?? '');
let aheadMs = setup.aheadMs;
const clock = { now: () => new Date(Date.now() + aheadMs) };
const app = await createApp(setup.config, { clock, log: createLog('error'), cardPace: setup.cardPace });

const report = (what: ChildReports) => process.send?.(what);
const holds = new Map<string, 'before' | 'after'>();
let callsToLive = Number.POSITIVE_INFINITY;

/** Stops here for good when it was ordered to. */
async function pass(verb: string, when: 'before' | 'after'): Promise<void> {
  callsToLive -= 0.5;
  if (callsToLive < 1) process.kill(process.pid, 'SIGKILL');
  if (holds.get(verb) !== when) return;
  report({ type: 'held', verb });
  await new Promise(() => undefined);
}

for (const [verb, run] of Object.entries(app.store.ledger)) {
  Object.assign(app.store.ledger, {
    [verb]: async (...args: unknown[]) => {
      await pass(verb, 'before');
      const result: unknown = await Reflect.apply(run, app.store.ledger, args);
      await pass(verb, 'after');
      return result;
    },
  });
}

process.on('message', async (order: ChildOrders) => {
  switch (order.type) {
    case 'clock':
      aheadMs = order.aheadMs;
      return;
    case 'hold':
      holds.set(order.verb, order.when);
      return;
    case 'die':
      callsToLive = order.calls;
      return;
    case 'tick':
      await app.reminders.tick();
      await app.cards.sweep();
      if (order.settled) await app.cards.idle();
      report({ type: 'ticked', n: order.n });
  }
});
process.on('disconnect', () => process.exit(0));

await app.start();
report({ type: 'ready' });
