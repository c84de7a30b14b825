import { context, type MessageContent, message, section } from './parts.ts';
import { escapeText } from './text.ts';

export interface HelpLine {
  /** `points [MRN] [for COUNTRY]`. */
  usage: string;
  help: string;
  examples: readonly string[];
}

/** What can be typed here, in the order of a campaign. `notice` says why the help is shown, when nobody asked for it. */
export function helpMessage(lines: readonly HelpLine[], command: string, notice?: string): MessageContent {
  const rows = lines.map(({ usage, help }) => `\`${command} ${usage}\`  ${help}`);
  const half = Math.ceil(rows.length / 2);
  return message(notice ?? `What ${command} can do`, [
    ...(notice ? [section(notice)] : []),
    section(
      `*What you can do here*\nIn a channel that tracks one demarche, the MRN can be left out. Only you see the answers.`,
    ),
    section(rows.slice(0, half).join('\n')),
    section(rows.slice(half).join('\n')),
    context(
      `For example: ${lines
        .flatMap(({ examples }) => examples.slice(0, 1))
        .slice(0, 6)
        .map((example) => `\`${command} ${example}\``)
        .join(' · ')}`,
    ),
  ]);
}

/** What can be said in plain words. `notice` says why it is shown, when nobody asked for it. */
export function sayingsMessage(lines: readonly HelpLine[], notice?: string): MessageContent {
  return message(notice ?? 'What can be said in plain words', [
    ...(notice ? [section(escapeText(notice))] : []),
    section(
      '*What you can say*, by name in a channel or in a DM with me. In a channel that tracks the demarche, everybody in the thread reads the answer.',
    ),
    section(lines.map(({ usage, help }) => `“${usage}”  ${help}`).join('\n')),
    context('More, and the settings: `/demarche help`'),
  ]);
}
