import { canonicalMrn } from '../../cable/index.ts';
import type { CountryCode } from '../../geo/index.ts';
import { readAchieved } from './import-achieved.ts';
import type { ImportSheet } from './import-sheet.ts';
import { type FormValues, fieldOf } from './inputs.ts';

/** What stands in the inputs of the preview itself. */
export interface PreviewSaid {
  /** Canonical; null when the text names none and none that is one was typed. */
  mrn: string | null;
  achieved: CountryCode[];
  channel: string | null;
}

export function readPreview(values: FormValues, sheet: ImportSheet): PreviewSaid {
  const { check } = sheet;
  return {
    mrn: check.cable.mrn ?? canonicalMrn(fieldOf(values, 'mrn') ?? ''),
    achieved: readAchieved(values, sheet),
    channel: values.channel === undefined ? sheet.channel : fieldOf(values, 'channel'),
  };
}
