import { frozen } from './frozen.ts';

/** Kinds of one thing that stay worked out; with more it begins anew. */
const MOST_KINDS = 64;

/**
 * Works out once what follows from a thing that nobody can change, for each kind of question that is asked of it: most looks are at the
 * same few campaigns. From a thing that somebody may still change (it is not frozen) it is worked out each time; else nobody can change what was
 * worked out either, since several hold it.
 *
 * @example
 * const titles = onceFor<string>();
 * titles(demarche, '120', () => drawTitle(demarche, 120)) // draws
 * titles(demarche, '120', () => drawTitle(demarche, 120)) // does not, unless the first demarche can change
 */
export function onceFor<Made>(): (thing: object, kind: string, workOut: () => Made) => Made {
  const known = new WeakMap<object, Map<string, Made>>();
  return (thing, kind, workOut) => {
    if (!Object.isFrozen(thing)) return workOut();
    const kinds = known.get(thing) ?? new Map<string, Made>();
    const before = kinds.get(kind);
    if (before !== undefined) return before;
    const made = frozen(workOut());
    if (kinds.size >= MOST_KINDS) kinds.clear();
    kinds.set(kind, made);
    known.set(thing, kinds);
    return made;
  };
}
