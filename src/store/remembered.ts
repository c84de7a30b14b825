import type { Kysely } from 'kysely';
import { frozen } from '../demarche/index.ts';
import { standingOf } from './dialect.ts';
import type { Tables } from './schema.ts';

/** How much stays known of one question's answers together. */
export interface Room<Answer> {
  most: number;
  /** How much room an answer takes; one that takes more than there is, is not kept. */
  weight(answer: Answer): number;
}

interface Known<Answer> {
  answer: Promise<Answer>;
  /** 0 until it is there. */
  weight: number;
}

type Words = ReadonlyArray<string | readonly string[]>;

/** Rows are counted; anything else is one. */
const ROWS: Room<unknown> = { most: 256, weight: (answer) => (Array.isArray(answer) ? answer.length : 1) };

/**
 * Asks again only when somebody has written since: a look-up asks six questions whose answers change a few times a day. What was answered
 * is frozen, since several hold it. Never for what is asked inside a transaction, which sees what nobody else does yet.
 *
 * @example
 * const roleOf = remembered(db, (workspace: string, user: string) => readRole(db, workspace, user));
 * await roleOf('T1', 'U1') // asks
 * await roleOf('T1', 'U1') // does not, unless anything was written
 */
export function remembered<Args extends Words, Answer>(
  db: Kysely<Tables>,
  ask: (...args: Args) => Promise<Answer>,
  { most, weight }: Room<Answer> = ROWS,
): (...args: Args) => Promise<Answer> {
  const known = new Map<string, Known<Answer>>();
  let stood: string | null = null;
  let held = 0;

  function letGo(question: string, one: Known<Answer>): void {
    if (known.get(question) !== one) return;
    known.delete(question);
    held -= one.weight;
  }

  function keep(question: string, one: Known<Answer>, weight: number): void {
    if (known.get(question) !== one) return;
    one.weight = weight;
    held += weight;
    // From the oldest on, and this one at last when it alone is too much.
    for (const [oldest, other] of known) {
      if (held <= most) return;
      if (other.weight > 0) letGo(oldest, other);
    }
  }

  return (...args) => {
    // How it stands is asked before the rows: who writes in between is read, and asked for again.
    const stands = standingOf(db);
    if (stands === null) return ask(...args);
    if (stands !== stood) {
      known.clear();
      held = 0;
      stood = stands;
    }
    const question = JSON.stringify(args);
    const found = known.get(question);
    if (found) return found.answer;
    const one: Known<Answer> = { answer: ask(...args).then(frozen), weight: 0 };
    known.set(question, one);
    one.answer.then(
      (answer) => keep(question, one, Math.max(1, weight(answer))),
      () => letGo(question, one),
    );
    return one.answer;
  };
}
