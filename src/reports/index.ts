import type { timeline as Timeline } from './map/timeline.ts';
import type { worldMap as WorldMap } from './map/world-map.ts';
import type { exportXlsx as ExportXlsx } from './xlsx/workbook.ts';

export { reportingCable } from './cable/reporting-cable.ts';
export { exportCsv } from './csv.ts';
export { exactJson } from './exact-json.ts';
export { exportJson } from './json.ts';
export type { Picture } from './map/picture.ts';
export type { Theme } from './map/theme.ts';

// Pictures and workbooks stand on a hundred files of libraries and an atlas, which a start would wait for and the process hold; who asks
// for the first one waits instead.

export const timeline: typeof Timeline = async (...of) => (await import('./map/timeline.ts')).timeline(...of);
export const worldMap: typeof WorldMap = async (...of) =>
  (await import('./map/world-map.ts')).worldMap(...of);
export const exportXlsx: typeof ExportXlsx = async (...of) =>
  (await import('./xlsx/workbook.ts')).exportXlsx(...of);
