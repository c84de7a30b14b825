import type { FakeSlack } from '../../demo/slack/index.ts';
import type { Config } from '../../src/config.ts';
import { configFor, type Mode } from '../app/workspace.ts';
import { AppProcess } from './app-process.ts';
import { type Balancer, openBalancer } from './balancer.ts';
import { type Gate, openGate } from './gate.ts';

/** Processes of the app side by side on one database; whoever is killed is replaced. */
export interface Crew extends AsyncDisposable {
  gate: Gate;
  members: readonly AppProcess[];
  /** Starts one in this place and waits until it listens. */
  start(place: number): Promise<AppProcess>;
  /** Kills whoever lives; how many that were. */
  killAll(): Promise<number>;
}

/**
 * A crew that hears from Slack by Socket Mode, a socket each, or by HTTP behind a balancer.
 * @example await using crew = await openCrew(slack, 'http', databaseUrl); await crew.start(0)
 */
export async function openCrew(slack: FakeSlack, mode: Mode, databaseUrl: string): Promise<Crew> {
  const gate = await openGate(slack.url);
  const balancer: Balancer | null = mode === 'http' ? await openBalancer() : null;
  if (balancer) slack.deliverTo({ type: 'http', url: balancer.url });
  const members: AppProcess[] = [];

  async function config(): Promise<Config> {
    const found = await configFor(slack, mode, databaseUrl);
    return { ...found, slack: { ...found.slack, apiUrl: gate.apiUrl } };
  }

  async function start(place: number): Promise<AppProcess> {
    const its = await config();
    const { mode: way } = its.slack;
    const process = new AppProcess(slack, its);
    members[place] = process;
    await process.ready;
    if (way.type === 'http') {
      balancer?.add(way.port);
      void process.gone.then(() => balancer?.remove(way.port));
    }
    return process;
  }

  async function killAll(): Promise<number> {
    const alive = members.filter((one) => one.alive);
    await Promise.all(alive.map((one) => one.kill()));
    return alive.length;
  }

  return {
    gate,
    members,
    start,
    killAll,
    async [Symbol.asyncDispose]() {
      await killAll();
      await balancer?.[Symbol.asyncDispose]();
      await gate[Symbol.asyncDispose]();
    },
  };
}
