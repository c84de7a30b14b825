export type * from './types.ts';
export { DELIVERIES, POSITIONS } from './types.ts';
