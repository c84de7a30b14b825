/** Payloads as they travel: what Slack and its client write to each other, before anything about them is known. */
export type Json = Record<string, unknown>;

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The string at a key, `''` for anything else: `textAt({ user: 'U1' }, 'user')` is `'U1'`. */
export function textAt(value: unknown, key: string): string {
  const found = isJson(value) ? value[key] : undefined;
  return typeof found === 'string' ? found : '';
}

/** The object at a key, `{}` for anything else. */
export function jsonAt(value: unknown, key: string): Json {
  const found = isJson(value) ? value[key] : undefined;
  return isJson(found) ? found : {};
}

/** The objects of the list at a key; what is no object is left out. */
export function listAt(value: unknown, key: string): Json[] {
  const found = isJson(value) ? value[key] : undefined;
  return Array.isArray(found) ? found.filter(isJson) : [];
}

/** The strings of the list at a key. */
export function stringsAt(value: unknown, key: string): string[] {
  const found = isJson(value) ? value[key] : undefined;
  return Array.isArray(found) ? found.filter((one) => typeof one === 'string') : [];
}

/** Reads JSON; undefined for text that is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Whoever asked refuses it by the word that Slack has for it.
    return undefined;
  }
}
