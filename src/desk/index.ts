export { unlessBarred } from './barred.ts';
export { boardOrNull, rowOf } from './boards.ts';
export { createDesk } from './desk.ts';
export { refusal } from './refusals.ts';
export { type SeenDesk, seenThrough } from './seen.ts';
export type { SeenCable, Sight } from './seen-cables.ts';
export type * from './types.ts';
export { DeskError } from './types.ts';
