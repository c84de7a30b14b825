import { describe, expect, it } from 'vitest';
import { onceFor } from '../../src/demarche/index.ts';

/** Counts how often something was worked out. */
function counted() {
  const worked: string[] = [];
  const once = onceFor<string>();
  const ask = (thing: { name: string }, kind: string) =>
    once(thing, kind, () => {
      worked.push(`${thing.name} ${kind}`);
      return `${thing.name} as ${kind}`;
    });
  return { worked, ask };
}

describe('what follows from a thing', () => {
  it('is worked out once for each thing that nobody can change, and for each kind of question', () => {
    const { worked, ask } = counted();
    const [one, other] = [Object.freeze({ name: 'one' }), Object.freeze({ name: 'other' })];
    for (let round = 0; round < 2; round += 1) {
      expect(ask(one, 'title')).toBe('one as title');
      expect(ask(one, 'page')).toBe('one as page');
      expect(ask(other, 'title')).toBe('other as title');
    }
    expect(worked).toEqual(['one title', 'one page', 'other title']);
  });

  it('is worked out anew each time from a thing that may change', () => {
    const { ask } = counted();
    const thing = { name: 'before' };
    expect(ask(thing, 'title')).toBe('before as title');
    thing.name = 'after';
    expect(ask(thing, 'title')).toBe('after as title');
  });

  it('can be changed by nobody where several hold it, and by its owner where it is worked out anew', () => {
    const lists = onceFor<Array<{ word: string }>>();
    const made = (thing: object) => lists(thing, '', () => [{ word: 'as it was' }]);
    const shared = made(Object.freeze({}));
    expect(() => shared.push({ word: 'another' })).toThrow(TypeError);
    expect(() => Object.assign(shared[0] ?? {}, { word: 'another' })).toThrow(TypeError);
    const own = made({});
    own.push({ word: 'another' });
    expect(own).toHaveLength(2);
  });

  it('is let go of when there are too many kinds, and is right all the same', () => {
    const { worked, ask } = counted();
    const one = Object.freeze({ name: 'one' });
    const kinds = Array.from({ length: 500 }, (_, at) => `page ${at}`);
    for (const kind of [...kinds, ...kinds]) expect(ask(one, kind)).toBe(`one as ${kind}`);
    expect(worked.length).toBeGreaterThan(kinds.length);
  });
});
