export { exportCsv } from './csv.ts';
export { exportJson } from './json.ts';
