export { type ExportForm, exportFormsIn } from './exports.ts';
export { filterNamed } from './filters.ts';
export { read } from './read.ts';
export { instantsSince } from './since.ts';
export type * from './types.ts';
