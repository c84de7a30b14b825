import type { ContextBlock, RichTextBlock } from '@slack/types';
import { type ClassificationLevel, printMrn } from '../../cable/index.ts';
import { shown } from '../../demarche/index.ts';
import type { Found } from '../../desk/index.ts';
import { ACTION, encodePage, type PageValue } from './actions.ts';
import { pageOf } from './paging.ts';
import { button, context, type MessageContent, message, section } from './parts.ts';
import { count, escapeText, list, shorten } from './text.ts';

type Hit = Found['hits'][number];

/** The found place, the words in bold; nothing in it can format, ping or link. */
function place({ snippet, withheld }: Hit): Array<RichTextBlock | ContextBlock> {
  if (withheld) return [context(':lock: It was found in, or with, text that is withheld here.')];
  const pieces = snippet.filter(({ text }) => text.trim() !== '');
  if (pieces.length === 0) return [];
  const elements = pieces.map(({ text, hit }) => ({
    type: 'text' as const,
    text: shorten(shown(text), 600) || ' ',
    ...(hit ? { style: { bold: true } } : {}),
  }));
  return [{ type: 'rich_text', elements: [{ type: 'rich_text_quote', elements }] }];
}

const hitGroup = (hit: Hit) => [
  section(
    `*${printMrn(hit.mrn)}* · ${escapeText(shorten(hit.subject || 'No subject', 200))}\n${escapeText(hit.tags.slice(0, 20).join(' '))}`,
    button('Open', `${ACTION.show}:cable`, encodePage({ of: 'cable', id: hit.mrn, page: 0, filter: '' }), {
      label: `Open ${hit.mrn}`,
    }),
  ),
  ...place(hit),
];

export interface SearchView {
  /** What was typed; or the MRN whose like was asked for. */
  typed: string;
  found: Found;
  /** The highest marking of anything that may be among them. */
  mayHold: ClassificationLevel;
  place: PageValue;
}

/** What a search found, best first, the place of each shown. */
export function searchMessage({ typed, found, mayHold, place: value }: SearchView): MessageContent {
  const { hits, how, words, more } = found;
  const asked = `“${escapeText(shorten(typed, 150))}”`;
  if (hits.length === 0) {
    return message(`No cable with ${asked}`, [
      section(`No cable that you can see has ${asked}. Try fewer words, an MRN, or a TAG such as PREL.`),
    ]);
  }
  const page = pageOf(hits.map(hitGroup), value);
  const heading = {
    all: `with ${asked}`,
    respelled: `with “${escapeText(list(words))}”, which is how ${asked} is spelled in cables`,
    any: `with *some* of the words of ${asked}; none has all of them`,
    similar: `like ${asked}: they share TAGS`,
  }[how];
  return message(`${count(hits.length, 'cable')} for ${asked}`, [
    context(`:lock: *up to ${mayHold}*; each cable carries its own marking`),
    section(
      `*${count(hits.length, 'cable')}* ${heading}${page.label ? `, ${page.label}` : ''}${more ? '. There may be others: name more words, or an MRN.' : ''}`,
    ),
    ...page.blocks,
    ...page.turn,
  ]);
}
