import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

/**
 * The url of a new, empty database on the run's PostgreSQL. Fails with what PostgreSQL said when it can not be started.
 * @example const store = await openStore(await newDatabase())
 */
export async function newDatabase(): Promise<string> {
  const server = await serverUrl();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await query(`${server}/postgres`, `create database ${name}`);
  return `${server}/${name}`;
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
export async function serverUrl(): Promise<string> {
  const answer = await fetch(inject('postgres'));
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
}
