import { type Source, spanOf } from './source.ts';
import type { Cable, CableWarning } from './types.ts';

/** What a cable should have and this text does not, and what a person should know of its form. */
export function missing(source: Source, cable: Cable, isWithoutHeader: boolean): CableWarning[] {
  const span = spanOf(source, 0, 0);
  const warnings: CableWarning[] = [];
  const say = (code: CableWarning['code'], message: string, at = span) => {
    warnings.push({ code, message, span: at });
  };
  if (isWithoutHeader) {
    say('header-missing', 'The transmission header is not in this text: no date, originator or addressees.');
  }
  if (cable.sentAt === null) {
    say('date-missing', 'The header has no date-time group that could be read.');
  }
  if (cable.mrn === null) {
    say('mrn-missing', 'The cable names no number and year of its own.', cable.spans.mrn);
  }
  if (cable.classification === null) {
    say('classification-missing', 'No classification line was found.');
  }
  if (cable.corrected) {
    say(
      'corrected-copy',
      'This is a corrected copy; it takes the place of an earlier one.',
      cable.spans.corrected,
    );
  }
  return warnings;
}
