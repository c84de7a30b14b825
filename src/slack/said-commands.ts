import { findCommand } from '../../commands/index.ts';
import { printMrn } from '../cable/index.ts';
import type { Demarche } from '../demarche/index.ts';
import { DeskError } from '../desk/index.ts';
import type { PlainReading } from '../utterance/index.ts';
import { errorMessage, type MessageContent, noticeMessage } from './blocks/index.ts';
import { contextFor } from './context.ts';
import type { Said } from './kept.ts';
import type { SlackParts } from './parts.ts';
import type { Reader } from './reader.ts';
import { handFile } from './share.ts';
import { tellOther } from './tell.ts';

/** What is made by the subcommand of the same name. */
export type MadeReading = Extract<PlainReading, { type: 'map' | 'timeline' | 'export' | 'since' }>;
type AssignReading = Extract<PlainReading, { type: 'assign' }>;
type Typed = Extract<PlainReading, { type: 'command' }>['command'];

/** The words that the subcommand takes for it. */
function wordsFor(reading: MadeReading): string {
  switch (reading.type) {
    case 'map':
      return `${reading.region ?? ''} ${reading.dark ? 'dark' : ''}`.trim();
    case 'timeline':
      return reading.dark ? 'dark' : '';
    case 'export':
      return reading.form;
    case 'since':
      return reading.from ?? '';
  }
}

/** Runs the subcommand that answers a reading. A file goes to the asker alone: into the thread of their DM, or into it from a channel. */
export async function runSaid(
  parts: SlackParts,
  reader: Reader,
  { channel, threadTs }: Pick<Said, 'channel' | 'threadTs'>,
  demarche: Demarche,
  reading: MadeReading,
): Promise<{ content: MessageContent; alone: boolean }> {
  const command = findCommand(reading.type);
  if (!command) throw new Error(`no command ${reading.type}`);
  const words = wordsFor(reading);
  const context = contextFor(parts, reader, { words: `${demarche.mrn} ${words}`.trim(), channel });
  const { text, blocks = [], file } = await command.run(context);
  if (!file) return { content: { text, blocks }, alone: false };
  const typed = `/demarche ${reading.type} ${words}`.trim();
  const said = await handFile(parts, reader, { channel, threadTs }, text, file, typed);
  return { content: noticeMessage(said), alone: true };
}

/** Assigns what was confirmed, as the subcommand does, and tells the owner. */
export async function assignSaid(
  parts: SlackParts,
  reader: Reader,
  { channel, link }: Said,
  { mrn }: Demarche,
  { countries, owner }: AssignReading,
): Promise<MessageContent> {
  const command = findCommand(owner === null ? 'unassign' : 'assign');
  if (!command) throw new Error('no command to assign');
  const to = owner === null ? '' : owner === 'me' ? ' me' : ` <@${owner}>`;
  const by: Reader = { ...reader, actor: { ...reader.actor, surface: 'message', link } };
  const context = contextFor(parts, by, { words: `${mrn} ${countries.join(', ')}${to}`, channel });
  const { text, blocks = [], dm } = await command.run(context);
  const untold = dm ? await tellOther(parts, dm) : null;
  return { text, blocks: [...blocks, ...(untold ? errorMessage(untold).blocks : [])] };
}

/** What to type for what is not done on a plain word, since it changes a channel or the campaign for everybody. */
export function typedInstead(command: Typed, mrn: string | null): MessageContent {
  const named = mrn ? ` ${mrn}` : '';
  const which = mrn ?? 'MRN';
  const of = mrn ? ` of ${printMrn(mrn)}` : '';
  const words: Record<Typed, string> = {
    close: `Closing ends the campaign${of} for everybody: no more reminders, and no answer can be recorded. So I do it on a command only: type \`/demarche close${named}\`.`,
    reopen: `Reopening starts the reminders${of} again for everybody. So I do it on a command only: type \`/demarche reopen${named}\`.`,
    track: `Type \`/demarche track ${which}\` in the channel that is to follow it: everybody there will see its card, and be reminded.`,
    untrack: `Type \`/demarche untrack${named}\` in the channel that is to follow it no more; what was recorded stays.`,
    import:
      'Type `/demarche import` and choose the cable as a text file, or send me the file in a message. You see everything that was read before anything is tracked.',
    share:
      'Put `share` behind a command and everybody in the channel reads its answer: `/demarche status share`, `/demarche points for Malaysia share`.',
    roles:
      '`/demarche roles` shows who may look up, record or coordinate; a coordinator changes it there: `/demarche roles @somebody recorder`.',
    clearance:
      '`/demarche clearance` shows how highly marked a text this channel may show; a coordinator changes it there: `/demarche clearance UNCLASSIFIED`.',
    quiet: `Type it in the channel: \`/demarche remind off\` ends its reminders, \`/demarche remind quiet 20-7\` keeps them out of the night, \`/demarche remind\` shows what is set.`,
  };
  return noticeMessage(words[command]);
}

const NO_DEADLINE =
  'I see no deadline here to count back from. Say when instead: “remind me tomorrow at 9”, “remind me in 3 hours”.';

/** The instant so long before the deadline of who is meant. Throws DeskError where there is none, and where it is over. */
export function beforeDeadline(due: string | null | undefined, minutes: number, now: Date): string {
  if (!due) throw new DeskError('invalid', NO_DEADLINE);
  const at = new Date(Date.parse(due) - minutes * 60_000);
  if (at <= now) {
    throw new DeskError(
      'invalid',
      'That moment is over already, so nothing was set. Say when instead: “remind me in 10 minutes”, or ask “when is it due?”',
    );
  }
  return at.toISOString();
}
