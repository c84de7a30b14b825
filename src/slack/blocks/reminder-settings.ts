import { type ReminderSettings, weekdaysOf } from '../../demarche/index.ts';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** The week as people say it, Monday first: `Mon, Tue, Sun`; three or more in a row are a range. */
function weekdayWords(settings: ReminderSettings): string {
  const days = weekdaysOf(settings)
    .map((day) => (day + 6) % 7)
    .sort((a, b) => a - b);
  const runs: number[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  const name = (day: number | undefined) => DAYS[day ?? 0];
  return runs
    .flatMap((run) => (run.length > 2 ? `${name(run[0])}–${name(run.at(-1))}` : run.map(name)))
    .join(', ');
}

function countdownWords({ hoursBefore }: ReminderSettings): string {
  const before = hoursBefore.filter((hours) => hours > 0).map((hours) => `${hours} h`);
  const at = hoursBefore.includes(0) ? 'at the deadline' : '';
  return [before.length > 0 ? `${before.join(', ')} before the deadline` : '', at]
    .filter(Boolean)
    .join(' and ');
}

function digestWords(settings: ReminderSettings): string {
  if (settings.digest === false) return 'No digest.';
  return `Digest: who tracks the demarche reads in a DM, on working mornings (${weekdayWords(settings)}) at ${settings.morningHour}:00, what has changed.`;
}

/** The settings of a channel in words, all of them. */
export function settingsWords(settings: ReminderSettings): string {
  const { morningHour, overdueMornings, zone, quiet, off } = settings;
  if (off)
    return `This channel is not reminded. \`/demarche remind on\` changes that. ${digestWords(settings)}`;
  const mornings = overdueMornings
    ? `; after it each working morning (${weekdayWords(settings)}) at ${morningHour}:00 until all are in`
    : '';
  const still = quiet
    ? ` Quiet from ${quiet.from}:00 to ${quiet.to}:00: what falls due then comes at ${quiet.to}:00, but for the one at the deadline.`
    : '';
  return `This channel is reminded ${countdownWords(settings)}${mornings}. Its clock: ${zone}.${still} ${digestWords(settings)}`;
}

/** What can be set, each in a few words, so that two settings are compared as people read them. */
const SETTINGS: ReadonlyArray<[name: string, words: (settings: ReminderSettings) => string]> = [
  ['Countdown', (settings) => countdownWords(settings) || 'nothing'],
  ['Mornings after it', ({ overdueMornings }) => (overdueMornings ? 'on' : 'off')],
  ['Hour of the morning', ({ morningHour }) => `${morningHour}:00`],
  ['Working days', weekdayWords],
  ['Quiet hours', ({ quiet }) => (quiet ? `${quiet.from}:00 to ${quiet.to}:00` : 'none')],
  ['Clock', ({ zone }) => zone],
  ['Digest', ({ digest }) => (digest === false ? 'off' : 'on')],
];

/** `*Clock*: UTC → Europe/London`, a line for each setting that differs; whether reminders come at all is not among them. */
export function settingsChanges(from: ReminderSettings, to: ReminderSettings): string[] {
  return SETTINGS.flatMap(([name, words]) =>
    words(from) === words(to) ? [] : [`*${name}*: ${words(from)} → ${words(to)}`],
  );
}
