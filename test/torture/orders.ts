import type { Config } from '../../src/config.ts';
import type { Ledger } from '../../src/store/index.ts';

/** What a child process is started with. */
export interface ChildSetup {
  config: Config;
  /** The workspace's clock minus this machine's, in milliseconds. */
  aheadMs: number;
  cardPace: number;
  /** It kills itself at this call of the ledger, counted from 1; at a half, after that call and before its caller knows. 0: never. */
  callsToLive: number;
}

export type ChildOrders =
  | { type: 'clock'; aheadMs: number }
  | { type: 'tick'; n: number }
  | { type: 'hold'; verb: keyof Ledger; when: 'before' | 'after' };

export type ChildReports = { type: 'ready' } | { type: 'ticked'; n: number } | { type: 'held'; verb: string };
