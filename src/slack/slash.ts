import type { App, RespondFn, SlackCommandMiddlewareArgs } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { COMMANDS, findCommand, nearestCommand } from '../../commands/index.ts';
import { canonicalMrn, findMrns } from '../cable/index.ts';
import { DeskError } from '../desk/index.ts';
import { escapeText, helpMessage, type MessageContent } from './blocks/index.ts';
import { contextFor } from './context.ts';
import { drawCable } from './draw.ts';
import { guard } from './guard.ts';
import type { SlackParts } from './parts.ts';
import { readerOf } from './reader.ts';
import { tellPerson } from './tell.ts';

type Typed = SlackCommandMiddlewareArgs & { client: WebClient };

const answer =
  (respond: RespondFn) =>
  ({ text, blocks }: { text: string; blocks?: MessageContent['blocks'] }) =>
    respond({ response_type: 'ephemeral', text, ...(blocks ? { blocks } : {}) });

/** Slack escapes three characters in what people type; they mean the characters themselves. */
const typedWords = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').trim();

/** `/demarche`: the first word is the subcommand, the rest are its words. */
async function demarcheCommand(parts: SlackParts, { command, ack, respond, client }: Typed): Promise<void> {
  await ack();
  const typed = typedWords(command.text);
  const [word = ''] = typed.split(/\s+/, 1);
  const words = typed.slice(word.length).trim();
  await guard(parts.log, `command ${findCommand(word)?.name ?? 'unknown'}`, answer(respond), async () => {
    const reader = await readerOf(parts, {
      team: command.team_id,
      user: command.user_id,
      surface: 'command',
    });
    const found = findCommand(word);
    if (!found) {
      const near = nearestCommand(word);
      const notice = `There is no \`/demarche ${escapeText(word)}\`.${near ? ` Did you mean \`/demarche ${near.name}\`?` : ''}`;
      await answer(respond)(helpMessage(COMMANDS, '/demarche', notice));
      return;
    }
    const said = await found.run(contextFor(parts, reader, { words, channel: command.channel_id }));
    if (said.view) {
      await client.views.open({ trigger_id: command.trigger_id, view: said.view });
      return;
    }
    await answer(respond)(said);
    if (said.dm) await tellPerson(parts, said.dm.user, null, said.dm);
  });
}

/** `/cable`: the look-up of any cable by its MRN. */
async function cableCommand(parts: SlackParts, { command, ack, respond }: Typed): Promise<void> {
  await ack();
  await guard(parts.log, 'command cable', answer(respond), async () => {
    const reader = await readerOf(parts, {
      team: command.team_id,
      user: command.user_id,
      surface: 'command',
    });
    const typed = typedWords(command.text);
    if (typed === '' || typed.toLowerCase() === 'help') {
      throw new DeskError(
        'invalid',
        'Type the MRN of a cable: `/cable 08STATE22377` or `/cable 08 STATE 22377`.',
      );
    }
    const mrn = canonicalMrn(typed) ?? findMrns(typed)[0]?.mrn ?? typed.toUpperCase().replaceAll(/\s+/g, '');
    return answer(respond)(await drawCable(parts, reader, mrn, 0));
  });
}

export function listenToCommands(app: App, parts: SlackParts): void {
  app.command('/demarche', (typed) => demarcheCommand(parts, typed));
  app.command('/cable', (typed) => cableCommand(parts, typed));
}
