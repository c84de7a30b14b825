/** What JSON lets stand in a string although it steers a terminal, ends a line for some readers, or turns its direction. */
const STEERING = /[\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/**
 * JSON that is read back exactly and can be looked at in a terminal: what JSON itself lets stand is written as `\u009b`.
 *
 * @example exactJson('\u009b31m') // '"\\u009b31m"'
 */
export function exactJson(value: unknown, indent = 0): string {
  return JSON.stringify(value, null, indent).replaceAll(
    STEERING,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
