import { describe, expect, it } from 'vitest';
import { createLog } from '../src/log.ts';
import { createRetention } from '../src/retention.ts';
import { openWorld } from './support/world.ts';

const DAYS = 30;
const daysAfter = (from: Date, days: number) => new Date(from.getTime() + days * 24 * 60 * 60_000);

async function office() {
  const world = await openWorld();
  const lines: string[] = [];
  const retention = createRetention({
    ledger: world.store.ledger,
    clock: { now: () => world.time.now },
    days: DAYS,
    log: createLog('info', { write: (line) => void lines.push(line) }),
  });
  return { ...world, lines, retention };
}

describe('what is kept', () => {
  it.each([
    { name: 'open, however old', close: false, days: 400, kept: true },
    { name: 'closed, and not old yet', close: true, days: DAYS - 1, kept: true },
    { name: 'closed and old', close: true, days: DAYS + 1, kept: false },
  ])('of a campaign that is $name: $kept', async ({ close, days, kept }) => {
    await using at = await office();
    if (close) await at.desk.close(at.as('U1'), at.demarche.id);
    const closedAt = at.time.now;
    at.time.now = daysAfter(closedAt, days);
    await at.retention.tick();
    expect((await at.store.ledger.demarcheById(at.demarche.id)) !== null).toBe(kept);
  });

  it('is counted in the log when it goes', async () => {
    await using at = await office();
    await at.desk.close(at.as('U1'), at.demarche.id);
    at.time.now = daysAfter(at.time.now, DAYS + 1);
    await at.retention.tick();
    expect(at.lines).toHaveLength(1);
    expect(JSON.parse(at.lines[0] ?? '')).toMatchObject({ workspace: 'T1', forgotten: 1, days: DAYS });
    expect(at.lines[0]).not.toMatch(/kosovo|withheld/i);
  });

  it('is looked at again after a failure, which stops nothing', async () => {
    let tries = 0;
    const lines: string[] = [];
    const retention = createRetention({
      ledger: {
        forgetClosedBefore: async () => {
          tries += 1;
          if (tries === 1) throw new Error('the database is away');
          return [];
        },
      },
      clock: { now: () => new Date() },
      days: DAYS,
      log: createLog('info', { write: (line) => void lines.push(line) }),
    });
    await retention.tick();
    await retention.tick();
    expect(tries).toBe(2);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('it will be tried again');
  });

  it('is looked at when the app starts, and what is being forgotten is finished before it stops', async () => {
    await using at = await office();
    await at.desk.close(at.as('U1'), at.demarche.id);
    at.time.now = daysAfter(at.time.now, DAYS + 1);
    at.retention.start();
    await at.retention.stop();
    expect(await at.store.ledger.demarcheById(at.demarche.id)).toBeNull();
  });
});
