import type { App } from '@slack/bolt';
import { say } from '../posting.ts';
import { read } from '../utterance/index.ts';
import { type Answered, answer } from './answer.ts';
import type { MessageContent } from './blocks/index.ts';
import { guard } from './guard.ts';
import { offerImports, type SharedFile } from './import-flow.ts';
import { permalink } from './links.ts';
import { withNames } from './names.ts';
import type { PartsOf, SlackParts } from './parts.ts';
import { type Reader, readerOf } from './reader.ts';

/** Something said to the app, in a channel by name or in a DM. */
interface Heard {
  user: string;
  channel: string;
  ts: string;
  threadTs: string | null;
  text: string;
  files: readonly SharedFile[];
  dm: boolean;
  /** The app's own user. */
  self: string | null;
}

async function onWords(parts: SlackParts, heard: Heard): Promise<void> {
  const { channel, user } = heard;
  const threadTs = heard.threadTs ?? heard.ts;
  const alone = (content: MessageContent) =>
    heard.dm ? inThread(parts, channel, threadTs, content) : forOne(parts, channel, user, threadTs, content);
  await guard(parts.log, 'plain words', alone, async () => {
    const reader = await readerOf(parts, { user, surface: 'message', channel });
    if (heard.files.length > 0) return offerImports(parts, reader, heard.files, { channel, threadTs });
    const place = { channel, threadTs, link: await permalink(parts, channel, heard.ts) };
    const reading = read(heard.text, await readingContext(parts, reader, heard));
    const answered = await answer(parts, reader, place, reading);
    const open = heard.dm || (await isTrackedHere(reader, channel, answered));
    if (!open) return alone(answered.content);
    const content = heard.dm ? answered.content : await withNames(parts, answered.content);
    return inThread(parts, channel, threadTs, content);
  });
}

/** In a channel that does not track the demarche, members may not see it: then the answer is for the asker alone. */
async function isTrackedHere(reader: Reader, channel: string, { demarche }: Answered): Promise<boolean> {
  if (!demarche) return false;
  const tracked = await reader.desk.trackedIn(reader.actor.workspace, channel);
  return tracked.some(({ id }) => id === demarche.id);
}

/** Only what the person may see settles what their words can mean. */
async function readingContext(parts: SlackParts, reader: Reader, { channel, self }: Heard) {
  const seen = await reader.desk.demarches(reader.actor.workspace);
  const tracked = await reader.desk.trackedIn(reader.actor.workspace, channel);
  const here = seen.filter(({ id }) => tracked.some((one) => one.id === id));
  const meant = here.length > 0 ? here : seen;
  return {
    responders: [...new Set(meant.flatMap(({ facts }) => facts.responders.map(({ country }) => country)))],
    mrns: seen.map(({ mrn }) => mrn),
    now: parts.clock.now(),
    zone: reader.zone,
    self,
  };
}

const inThread = ({ client }: SlackParts, channel: string, threadTs: string, content: MessageContent) =>
  say(client, { channel, thread_ts: threadTs }, content);

const forOne = (
  { client }: SlackParts,
  channel: string,
  user: string,
  threadTs: string,
  { text, blocks }: MessageContent,
) => client.chat.postEphemeral({ channel, user, thread_ts: threadTs, text, blocks });

/** Bolt's type of a mention does not name the files that may come with it. */
const filesOf = (event: { files?: readonly SharedFile[] }): readonly SharedFile[] => event.files ?? [];

export function listenToWords(app: App, partsOf: PartsOf): void {
  app.event('app_mention', ({ event, context }) =>
    onWords(partsOf(context), {
      user: event.user ?? '',
      channel: event.channel,
      ts: event.ts,
      threadTs: event.thread_ts ?? null,
      text: event.text,
      files: filesOf(event),
      dm: false,
      self: context.botUserId ?? null,
    }),
  );
  app.event('message', async ({ event, context }) => {
    if (event.channel_type !== 'im') return;
    if (event.subtype !== undefined && event.subtype !== 'file_share') return;
    if (!('user' in event) || !event.user || !('text' in event)) return;
    await onWords(partsOf(context), {
      user: event.user,
      channel: event.channel,
      ts: event.ts,
      threadTs: event.thread_ts ?? null,
      text: event.text ?? '',
      files: filesOf(event),
      dm: true,
      self: context.botUserId ?? null,
    });
  });
}
