import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { decodePng, difference } from './pixels.ts';

/** So much of a picture may differ, 0 to 1: the edges of letters, not a country. */
export const TOLERANCE = 0.002;

export const storedPicture = (name: string): string => join(import.meta.dirname, 'pictures', `${name}.png`);

/** Where STORE_PICTURES=1 is set, it is stored first: look at it before it is committed. */
export function expectLikeStored(name: string, bytes: Uint8Array): void {
  if (process.env.STORE_PICTURES) writeFileSync(storedPicture(name), bytes);
  expect(difference(decodePng(bytes), decodePng(readFileSync(storedPicture(name))))).toBeLessThan(TOLERANCE);
}
