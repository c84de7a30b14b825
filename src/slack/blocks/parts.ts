import type {
  ActionsBlock,
  ActionsBlockElement,
  Button,
  ContextBlock,
  HeaderBlock,
  KnownBlock,
  PlainTextElement,
  RichTextBlock,
  SectionBlock,
} from '@slack/types';
import { shown } from '../../demarche/index.ts';
import { LIMITS } from './limits.ts';
import { shorten, split } from './text.ts';

/** What a message is made of: the blocks, and a line that says the same where blocks are not shown. */
export interface MessageContent {
  text: string;
  blocks: KnownBlock[];
}

export const plain = (text: string, limit: number): PlainTextElement => ({
  type: 'plain_text',
  text: shorten(shown(text), limit),
  emoji: false,
});

export const header = (text: string): HeaderBlock => ({
  type: 'header',
  text: plain(text, LIMITS.headerText),
});

/** One section; text over Slack's limit is cut. Use `sections` for text that must not be cut. */
export const section = (text: string, accessory?: Button): SectionBlock => ({
  type: 'section',
  text: { type: 'mrkdwn', text: shorten(text, LIMITS.sectionText), verbatim: true },
  ...(accessory ? { accessory } : {}),
});

/** As many sections as the text needs, nothing cut. */
export const sections = (text: string): SectionBlock[] =>
  split(text, LIMITS.sectionText).map((piece) => section(piece));

export const context = (...lines: string[]): ContextBlock => ({
  type: 'context',
  elements: lines
    .slice(0, LIMITS.contextElements)
    .map((line) => ({ type: 'mrkdwn', text: shorten(line, LIMITS.contextText), verbatim: true })),
});

export const actions = (blockId: string, elements: ActionsBlockElement[]): ActionsBlock => ({
  type: 'actions',
  block_id: blockId,
  elements: elements.slice(0, LIMITS.actionsElements),
});

/** `label` is what a screen reader says when the words on the button alone do not tell what it acts on. */
export const button = (
  text: string,
  actionId: string,
  value: string,
  options: { label?: string; style?: 'primary' | 'danger'; confirm?: Button['confirm'] } = {},
): Button => ({
  type: 'button',
  text: plain(text, LIMITS.buttonText),
  action_id: actionId,
  value,
  ...(options.label ? { accessibility_label: shorten(shown(options.label), LIMITS.buttonText) } : {}),
  ...(options.style ? { style: options.style } : {}),
  ...(options.confirm ? { confirm: options.confirm } : {}),
});

export const message = (text: string, blocks: KnownBlock[]): MessageContent => ({
  text: shorten(text, LIMITS.fallbackText),
  blocks,
});

/** Text as it is, with a bold lead and a grey tail: nothing in it can format, ping or link. */
export const verbatim = (lead: string, text: string, tail = ''): RichTextBlock => ({
  type: 'rich_text',
  elements: [
    {
      type: 'rich_text_section',
      elements: [
        ...(lead ? [{ type: 'text' as const, text: `${shown(lead)} `, style: { bold: true } }] : []),
        { type: 'text' as const, text: shown(text) || ' ' },
        ...(tail ? [{ type: 'text' as const, text: `  ${shown(tail)}`, style: { italic: true } }] : []),
      ],
    },
  ],
});

/** A quotation from a cable or of a government, as it is. */
export const quotation = (text: string): RichTextBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: shown(text) || ' ' }] }],
});
