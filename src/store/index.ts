export { StoreError, type StoreErrorCode } from './errors.ts';
export { openStore } from './open.ts';
export type * from './types.ts';
