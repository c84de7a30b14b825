export { StoreError, type StoreErrorCode } from './errors.ts';
export { reminderSettings } from './json.ts';
export { openStore } from './open.ts';
export type * from './types.ts';
