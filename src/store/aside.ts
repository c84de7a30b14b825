import type { CompiledQuery, RootOperationNode } from 'kysely';

const aside = new WeakSet<RootOperationNode>();

/**
 * Says of a statement that what it changes is remembered by nobody, so that everybody may go on believing what they read. For what every
 * request writes, such as its signature.
 */
export function setAside<Query extends CompiledQuery<unknown>>(query: Query): Query {
  aside.add(query.query);
  return query;
}

export const isAside = (query: RootOperationNode): boolean => aside.has(query);
