import { type Cable, printMrn } from '../cable/index.ts';
import { countryName, DEADLINE_LABELS, type DemarcheDraft } from '../demarche/index.ts';
import { printable } from './io.ts';

const cited = ({ paragraph, portion }: { paragraph: number | null; portion: string | null }) =>
  [paragraph === null ? '' : `¶${paragraph}`, portion ? `(${portion})` : ''].filter(Boolean).join(' ');

/** What is in a cable, for a person at a terminal. */
export function cableSummary(file: string, cable: Cable, draft: DemarcheDraft | null): string {
  const head: Array<[string, string | null]> = [
    ['File', file],
    ['MRN', cable.mrn && printMrn(cable.mrn)],
    ['Sent', cable.sentAt],
    ['From', cable.from?.name ?? null],
    ['To', names(cable.action)],
    ['Info', names(cable.info)],
    ['Exempt', names(cable.exempt)],
    [
      'Marking',
      cable.classification && [cable.classification.level, ...cable.classification.captions].join(', '),
    ],
    ['Declassify on', cable.executiveOrder?.declassifyOn ?? cable.executiveOrder?.event ?? null],
    ['TAGS', cable.tags.join(' ')],
    ['Subject', cable.subject],
    ['References', cable.references.map(({ mrn, raw }) => mrn ?? raw).join(', ')],
    ['Paragraphs', `${cable.paragraphs.length}`],
    ['Signed', cable.signer],
  ];
  const lines = [
    ...head.flatMap(([label, value]) => (value ? [`${label.padEnd(14)} ${value}`] : [])),
    ...(draft ? draftLines(draft) : ['', 'No action request: it asks no post to deliver anything.']),
    ...cable.warnings.map(({ code, message }) => `Warning        ${code}: ${message}`),
  ];
  return `${lines.map(printable).join('\n')}\n`;
}

const names = (addressees: Cable['action']) => addressees.map(({ name }) => name).join(', ');

function draftLines(draft: DemarcheDraft): string[] {
  const countries = (those: DemarcheDraft['responders']) =>
    those.map(({ country, post }) => `${countryName(country)}${post ? '' : ' (no US post)'}`).join(', ');
  return [
    '',
    `Action request ${cited(draft.why)}: ${draft.why.quote}`,
    ...draft.deadlines.map(
      (one) =>
        `${DEADLINE_LABELS[one.kind].padEnd(14)} ${one.date}${one.time ? ` ${one.time}` : ''}${one.zone ? ` ${one.zone}` : ''}  ${cited(one)}  [${one.assumptions.join('; ')}]`,
    ),
    ...draft.urgency.map((one) => `Urgency        ${one.quote}  ${cited(one)}`),
    ...draft.asks.map((ask) => `Ask ${ask.number}          ${ask.text}  ${cited(ask)}`),
    ...draft.talkingPoints.map(
      (point) => `Point ${String(point.number).padEnd(8)} ${point.text}  ${cited(point)}`,
    ),
    ...draft.talkingPoints.flatMap(({ number, notes }) =>
      notes.map((note) => `Note to ${String(number).padEnd(6)} ${note}`),
    ),
    ...draft.events.map(
      ({ date, endDate, ...one }) =>
        `Event          ${date}${endDate ? ` to ${endDate}` : ''}  ${cited(one)}`,
    ),
    ...draft.pointsOfContact.map(
      ({ name, role, phone, email }) =>
        `Contact        ${[name, role, phone, email].filter(Boolean).join(', ')}`,
    ),
    `Responders     ${draft.responders.length}: ${countries(draft.responders)}`,
    ...(draft.exempted.length > 0 ? [`Exempt         ${countries(draft.exempted)}`] : []),
    ...draft.proposedAchieved.map((one) => `Already done?  ${countryName(one.country)}  ${cited(one)}`),
  ];
}
