export interface Change {
  demarche: string;
  workspace: string;
}

export type ChangeListener = (change: Change) => void;

/** Those who want to know that something was written. What was written stays written, whatever they do. */
export class Listeners {
  readonly #listeners = new Set<ChangeListener>();

  add(listener: ChangeListener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  tell(change: Change): void {
    for (const listener of [...this.#listeners]) {
      try {
        const returned: unknown = listener(change);
        if (returned instanceof Promise) returned.catch(warn);
      } catch (error) {
        warn(error);
      }
    }
  }
}

/** The desk has no log of its own; a process warning is seen and stops nothing. */
function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : new Error(String(error)));
}
