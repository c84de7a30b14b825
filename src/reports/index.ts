export { reportingCable } from './cable/reporting-cable.ts';
export { exportCsv } from './csv.ts';
export { exactJson } from './exact-json.ts';
export { exportJson } from './json.ts';
export type { Picture } from './map/picture.ts';
export type { Theme } from './map/theme.ts';
export { timeline } from './map/timeline.ts';
export { worldMap } from './map/world-map.ts';
export { exportXlsx } from './xlsx/workbook.ts';
