export { LEVELS } from './classification.ts';
export { isoDate, monthNumber } from './dates.ts';
export { decodeCable, MAX_CABLE_BYTES } from './decode.ts';
export { type NotACableCode, NotACableError } from './errors.ts';
export { canonicalMrn, findMrns, printMrn, yearOfMrn } from './mrn.ts';
export { parseCable } from './parse.ts';
export { type PortionMark, portionMarkAtEnd, readOwnMark } from './portion-mark.ts';
export { slicePassage, spanIn } from './source.ts';
export type * from './types.ts';
