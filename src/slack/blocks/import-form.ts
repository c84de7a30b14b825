import { canonicalMrn } from '../../cable/index.ts';
import type { Deadline } from '../../demarche/index.ts';
import type { ImportCheck, ImportChoices } from '../../desk/index.ts';
import { type FormValues, fieldOf, ticksOf } from './inputs.ts';

/** What a person corrected in the preview. `errors` are by block id, as Slack wants them. */
export function readPreview(
  values: FormValues,
  check: Extract<ImportCheck, { type: 'readable' }>,
): { ok: true; choices: ImportChoices } | { ok: false; errors: Record<string, string> } {
  const mrn = check.cable.mrn ?? canonicalMrn(fieldOf(values, 'mrn') ?? '');
  if (mrn === null) {
    return {
      ok: false,
      errors: { mrn: 'This is no MRN. Type year, originator and serial, such as 08 STATE 22377.' },
    };
  }
  const read = (check.draft?.deadlines ?? []).flatMap((deadline, at) => corrected(values, deadline, at));
  const achieved = Object.keys(values)
    .filter((id) => id.startsWith('achieved-'))
    .flatMap((id) => ticksOf(values, id));
  return { ok: true, choices: { mrn, deadlines: [...read, ...added(values)], achieved } };
}

function corrected(values: FormValues, deadline: Deadline, at: number): Deadline[] {
  if (values[`deadline-${at}-date`] === undefined) return [deadline];
  const date = fieldOf(values, `deadline-${at}-date`);
  if (date === null) return [];
  const time = fieldOf(values, `deadline-${at}-time`);
  if (date === deadline.date && time === deadline.time) return [deadline];
  const was = `the cable's ${deadline.date}${deadline.time ? ` ${deadline.time}` : ''} was changed at import`;
  return [{ ...deadline, date, time, assumptions: [...deadline.assumptions, was] }];
}

function added(values: FormValues): Deadline[] {
  const date = fieldOf(values, 'deadline-new-date');
  if (date === null) return [];
  return [
    {
      kind: 'delivery',
      date,
      time: fieldOf(values, 'deadline-new-time'),
      zone: null,
      exclusive: false,
      quote: '',
      paragraph: null,
      portion: null,
      span: { start: 0, end: 0 },
      assumptions: ['set by a person at import; the cable names no date'],
    },
  ];
}
