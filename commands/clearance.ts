import { type ClassificationLevel, LEVELS } from '../src/cable/index.ts';
import { DeskError } from '../src/desk/index.ts';
import { clearanceMessage, escapeText } from '../src/slack/blocks/index.ts';
import type { Command } from './command.ts';

/** As people write them, beside the levels' own names. */
const SPELLINGS: Record<string, ClassificationLevel> = {
  U: 'UNCLASSIFIED',
  UNCLASS: 'UNCLASSIFIED',
  FOUO: 'SBU',
  CUI: 'SBU',
  C: 'CONFIDENTIAL',
  S: 'SECRET',
  TS: 'TOP SECRET',
};

function levelOf(words: string): ClassificationLevel | null {
  const typed = words
    .toUpperCase()
    .replaceAll(/[\s_-]+/g, ' ')
    .trim();
  return LEVELS.find((level) => level === typed) ?? SPELLINGS[typed] ?? null;
}

const OFF = /^(?:off|none|default|reset)$/i;

export const clearance: Command = {
  name: 'clearance',
  usage: 'clearance [UNCLASSIFIED, SBU, CONFIDENTIAL… or off]',
  help: 'how highly marked a text this channel may show; what is marked higher is withheld here',
  examples: ['clearance', 'clearance UNCLASSIFIED'],
  async run({ words, desk, actor, channel }) {
    const max = desk.maxClassification;
    if (channel.startsWith('D')) {
      throw new DeskError(
        'invalid',
        'A clearance belongs to a channel. Type this in the channel that it is for; alone with me you see what the best cleared of your channels may show.',
      );
    }
    if (!words) {
      return clearanceMessage({
        clearance: await desk.clearance(actor.workspace, channel),
        max,
        changed: false,
      });
    }
    const level = OFF.test(words) ? null : levelOf(words);
    if (level === null && !OFF.test(words)) {
      throw new DeskError(
        'invalid',
        `“${escapeText(words)}” is no level. Type one of ${LEVELS.map((one) => `\`${one}\``).join(', ')}, or \`off\` for what this deployment may hold (${max}).`,
      );
    }
    return clearanceMessage({
      clearance: await desk.setClearance(actor, channel, level),
      max,
      changed: true,
    });
  },
};
