import type { ReminderSettings } from '../src/demarche/index.ts';
import { DeskError } from '../src/desk/index.ts';
import { noticeMessage, title } from '../src/slack/blocks/index.ts';
import type { Command } from './command.ts';

const USAGE = 'Type `/demarche remind on`, `remind off`, `remind hours 72 24 3 0` or `remind morning 9`.';

/** A month ahead, and no more messages than people read. */
const LONGEST_HOURS = 720;
const MOST_REMINDERS = 8;

/** The settings after the typed words; null when they say nothing that can be set. */
function changed(settings: ReminderSettings, words: string): ReminderSettings | null {
  const [verb = '', ...values] = words.toLowerCase().split(/[\s,]+/);
  const numbers = values.map(Number);
  if (verb === 'off') return { ...settings, off: true };
  if (verb === 'on') return { ...settings, off: false };
  if (verb === 'hours') {
    const fits = (hours: number) => Number.isInteger(hours) && hours >= 0 && hours <= LONGEST_HOURS;
    const some = numbers.length > 0 && numbers.length <= MOST_REMINDERS && numbers.every(fits);
    const latestFirst = [...new Set(numbers)].sort((a, b) => b - a);
    return some ? { ...settings, hoursBefore: latestFirst, off: false } : null;
  }
  if (verb === 'morning') {
    if (values[0] === 'off') return { ...settings, overdueMornings: false };
    const [hour = Number.NaN] = numbers;
    const fits = Number.isInteger(hour) && hour >= 0 && hour <= 23;
    return fits ? { ...settings, morningHour: hour, overdueMornings: true, off: false } : null;
  }
  return null;
}

function said({ hoursBefore, morningHour, overdueMornings, zone, off }: ReminderSettings): string {
  if (off) return 'This channel is not reminded. `/demarche remind on` changes that.';
  const before = hoursBefore.filter((hours) => hours > 0).map((hours) => `${hours} h`);
  const at = hoursBefore.includes(0) ? ' and at the deadline' : '';
  const mornings = overdueMornings
    ? `; after it each working morning at ${morningHour}:00 (${zone}) until all are in`
    : '';
  return `This channel is reminded ${before.join(', ')} before the deadline${at}${mornings}.`;
}

export const remind: Command = {
  name: 'remind',
  aliases: ['reminders'],
  usage: 'remind [MRN] [on, off, hours 72 24 3 0, morning 9]',
  help: 'when this channel is reminded',
  examples: ['remind', 'remind off', 'remind hours 24 3 0'],
  async run({ words, demarche, desk, actor, channel }) {
    const { demarche: found, rest } = await demarche(words);
    const tracking = (await desk.trackings(found.id)).find((one) => one.channel === channel);
    if (!tracking) {
      throw new DeskError(
        'not-tracked-here',
        `This channel does not follow ${title(found)}, so it is not reminded. \`/demarche track ${found.mrn}\` starts that.`,
      );
    }
    if (!rest) return noticeMessage(`${said(tracking.reminders)} ${USAGE}`);
    const settings = changed(tracking.reminders, rest);
    if (!settings) throw new DeskError('invalid', `I could not read that. ${USAGE}`);
    await desk.setReminders(actor, found.id, channel, settings);
    return noticeMessage(said(settings));
  },
};
