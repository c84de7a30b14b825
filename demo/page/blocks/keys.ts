/** React keys for things without an id: their words, and a number when the same words stand there twice. */
export function keyed<T>(items: readonly T[], wordsOf: (item: T) => string): Array<{ key: string; item: T }> {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const words = wordsOf(item);
    const times = seen.get(words) ?? 0;
    seen.set(words, times + 1);
    return { key: times === 0 ? words : `${words} (${times + 1})`, item };
  });
}
