import type { Config } from '../../src/config.ts';
import type { Ledger } from '../../src/store/index.ts';

/** What a child process is started with. */
export interface ChildSetup {
  config: Config;
  /** The workspace's clock minus this machine's, in milliseconds. */
  aheadMs: number;
  cardPace: number;
}

export type ChildOrders =
  | { type: 'clock'; aheadMs: number }
  /** `settled`: it answers only when no card waits to be drawn either. */
  | { type: 'tick'; n: number; settled: boolean }
  | { type: 'hold'; verb: keyof Ledger; when: 'before' | 'after' }
  /** It kills itself at so many calls of the ledger from now: at n it does not make the nth, at n and a half its caller never knows. */
  | { type: 'die'; calls: number };

export type ChildReports = { type: 'ready' } | { type: 'ticked'; n: number } | { type: 'held'; verb: string };
