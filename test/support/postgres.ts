import pg from 'pg';
import { inject } from 'vitest';

/**
 * The url of a new, empty database on the run's PostgreSQL. Fails with what PostgreSQL said when it can not be started.
 * @example const store = await openStore(await newDatabase())
 */
export function newDatabase(): Promise<string> {
  return ask('/new');
}

/** Runs one statement on a connection of its own, beside whatever the test has open. */
export async function query(url: string, sql: string): Promise<Array<Record<string, unknown>>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Without a database: append `/NAME`. */
export function serverUrl(): Promise<string> {
  return ask('/');
}

async function ask(path: string): Promise<string> {
  const answer = await fetch(`${inject('postgres')}${path}`);
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
}
