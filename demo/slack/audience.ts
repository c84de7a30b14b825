import type { PageEvent } from '../protocol.ts';

type Listener = (event: PageEvent) => void;

/** Who is looking at the workspace: every open page and every Hand, each as one person. */
export class Audience {
  readonly #listeners = new Map<string, Set<Listener>>();

  listen(person: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(person) ?? new Set();
    this.#listeners.set(person, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  tell(people: Iterable<string>, event: PageEvent): void {
    for (const person of people) {
      for (const listener of [...(this.#listeners.get(person) ?? [])]) listener(event);
    }
  }

  tellAll(event: PageEvent): void {
    this.tell([...this.#listeners.keys()], event);
  }
}
