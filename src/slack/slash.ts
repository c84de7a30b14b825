import type { AllMiddlewareArgs, AnyMiddlewareArgs, App, SlackCommandMiddlewareArgs } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { COMMANDS, findCommand, nearestCommand } from '../../commands/index.ts';
import { canonicalMrn, findMrns } from '../cable/index.ts';
import type { Demarche } from '../demarche/index.ts';
import { DeskError } from '../desk/index.ts';
import { escapeText, helpMessage, type PageValue } from './blocks/index.ts';
import { contextFor } from './context.ts';
import { draw, drawCable } from './draw.ts';
import { guard } from './guard.ts';
import type { From, PartsOf } from './parts.ts';
import { readerOf } from './reader.ts';
import { replying, type Tell } from './reply.ts';
import { sendFile, shareAnswer, shareFile } from './share.ts';
import { tellOther } from './tell.ts';

type Typed = SlackCommandMiddlewareArgs & { client: WebClient; context: From };

/** Slack escapes three characters in what people type; they mean the characters themselves. */
const typedWords = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').trim();

/** The last word of `/demarche points share`: the answer is for the whole channel. */
const SHARE = /(?:^|\s)share$/i;

/** `/demarche`: the first word is the subcommand, the rest are its words. */
async function demarcheCommand(
  partsOf: PartsOf,
  { command, client, context }: Typed,
  tell: Tell,
): Promise<void> {
  const parts = partsOf(context);
  const typed = typedWords(command.text);
  const [word = ''] = typed.split(/\s+/, 1);
  const words = typed.slice(word.length).trim();
  await guard(parts.log, `command ${findCommand(word)?.name ?? 'unknown'}`, tell, async () => {
    const reader = await readerOf(parts, {
      user: command.user_id,
      surface: 'command',
      channel: command.channel_id,
    });
    const found = findCommand(word);
    if (!found) {
      const near = nearestCommand(word);
      const notice = `There is no \`/demarche ${escapeText(word)}\`.${near ? ` Did you mean \`/demarche ${near.name}\`?` : ''}`;
      await tell(helpMessage(COMMANDS, '/demarche', notice));
      return;
    }
    const share = !found.ownWords && SHARE.test(words);
    const shown: Demarche[] = [];
    const onDemarche = (demarche: Demarche) => void shown.push(demarche);
    const typedHere = {
      words: share ? words.replace(SHARE, '').trim() : words,
      channel: command.channel_id,
      onDemarche,
    };
    const said = await found.run(contextFor(parts, reader, typedHere));
    if (said.view) {
      await client.views.open({ trigger_id: command.trigger_id, view: said.view });
      return;
    }
    const { channel_id: channel } = command;
    if (said.file) {
      const done = share
        ? await shareFile(parts, reader, channel, shown, said.text, said.file)
        : await sendFile(parts, reader, said.text, said.file);
      await tell({ text: done });
    } else if (share) await shareAnswer(parts, reader, channel, shown, said);
    else await tell(said);
    const untold = said.dm ? await tellOther(parts, said.dm) : null;
    if (untold) await tell({ text: `:warning: ${untold}` });
  });
}

/** `/cable`: the look-up of any cable by its MRN, or by words that are in it. */
async function cableCommand(partsOf: PartsOf, { command, context }: Typed, tell: Tell): Promise<void> {
  const parts = partsOf(context);
  await guard(parts.log, 'command cable', tell, async () => {
    const reader = await readerOf(parts, {
      user: command.user_id,
      surface: 'command',
      channel: command.channel_id,
    });
    const typed = typedWords(command.text);
    if (typed === '' || typed.toLowerCase() === 'help') {
      throw new DeskError(
        'invalid',
        'Type the MRN of a cable, `/cable 08STATE22377` or `/cable 08 STATE 22377`, or words that are in it: `/cable recognition summit`.',
      );
    }
    const mrn = canonicalMrn(typed) ?? findMrns(typed)[0]?.mrn;
    const words: PageValue = { of: 'search', id: '', page: 0, filter: typed.slice(0, 200) };
    return tell(await (mrn ? drawCable(parts, reader, mrn, 0) : draw(parts, reader, words)));
  });
}

/** The slash commands; the manifest lists the same. */
export const SLASH: ReadonlyMap<string, typeof demarcheCommand> = new Map([
  ['/demarche', demarcheCommand],
  ['/cable', cableCommand],
]);

/** Ahead of the listeners, which Bolt asks one by one about every payload: what people type is asked for most, and meant for none of them. */
export function listenToCommands(app: App, partsOf: PartsOf): void {
  app.use(async (args: AnyMiddlewareArgs & AllMiddlewareArgs) => {
    const run = 'command' in args && SLASH.get(args.command.command);
    if (!run) return args.next();
    await replying(args.ack, args.respond, (tell) => run(partsOf, args, tell));
  });
}
