import type { CompiledQuery, RootOperationNode } from 'kysely';

/** What the driver has to know of a statement besides its words. */
export interface Marks {
  /** What it changes is remembered by nobody, so that everybody may go on believing what they read. */
  aside: boolean;
  /**
   * It need not outlive a power cut by itself: nobody waits for the disk. What is written after it and waited for takes it along, for the log
   * is one, so a later record never outlives it. PostgreSQL waits beside the event loop, and goes on waiting.
   */
  inPassing: boolean;
}

const NONE: Marks = { aside: false, inPassing: false };
const marked = new WeakMap<RootOperationNode, Marks>();

/** Marks a statement; for what every request writes, such as its signature. */
export function mark<Query extends CompiledQuery<unknown>>(query: Query, marks: Partial<Marks>): Query {
  marked.set(query.query, { ...marksOf(query), ...marks });
  return query;
}

export const marksOf = ({ query }: Pick<CompiledQuery<unknown>, 'query'>): Marks => marked.get(query) ?? NONE;
