import type { Clock } from './desk/index.ts';
import type { Logger } from './log.ts';
import type { Ledger } from './store/index.ts';

const DAY = 24 * 60 * 60_000;
/** How often it is looked for what has grown old, in milliseconds. */
const LOOK = 6 * 60 * 60_000;

export interface Retention {
  /** Looks now and every six hours. */
  start(): void;
  /** Forgets what is older now; resolves when it is gone. */
  tick(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Forgets campaigns that were closed, and cables that nobody tracked, once they are so many days old. Several processes may do so at
 * once: whoever is second finds nothing.
 *
 * @example createRetention({ ledger, clock, days: 365, log }).start()
 */
export function createRetention(parts: {
  ledger: Pick<Ledger, 'forgetClosedBefore'>;
  clock: Clock;
  days: number;
  log: Logger;
}): Retention {
  const { ledger, clock, days, log } = parts;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();

  async function forget(): Promise<void> {
    const before = new Date(clock.now().getTime() - days * DAY);
    try {
      const gone = await ledger.forgetClosedBefore(before);
      for (const [workspace, its] of Map.groupBy(gone, (one) => one.workspace)) {
        log.info({ workspace, forgotten: its.length, days }, 'what is older than what is kept was forgotten');
      }
    } catch (error) {
      log.error({ err: error }, 'what is too old could not be forgotten; it will be tried again');
    }
  }

  const tick = (): Promise<void> => {
    running = running.then(forget);
    return running;
  };

  return {
    tick,
    start() {
      timer = setInterval(tick, LOOK);
      void tick();
    },
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
