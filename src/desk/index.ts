export type * from './types.ts';
export { DeskError } from './types.ts';
