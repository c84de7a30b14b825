import type { Board, BoardRow } from '../../demarche/index.ts';
import { ACTION, encodePage, type PageValue } from './actions.ts';
import { banner, bareTitle, shortMark, title } from './facts.ts';
import { actions, button, context, type MessageContent, message, section } from './parts.ts';
import { escapeText, list } from './text.ts';
import { dueWords } from './withheld.ts';

/** Owners until now beyond this are not named. */
const NAMES_SHOWN = 30;

/** Who would answer for which countries, to be confirmed by the person who said it; nobody does yet. */
export function assignProposal(view: {
  board: Board;
  rows: readonly BoardRow[];
  /** Null takes the name off. */
  owner: string | null;
  /** The key under which it waits. */
  key: string;
  now: Date;
}): MessageContent {
  const { board, rows, owner, key, now } = view;
  const names = list(rows.map(({ name }) => name));
  const asked = owner ? `Shall <@${owner}> answer for ` : 'Shall nobody answer for ';
  const held = rows.flatMap(({ name, owner: before }) =>
    before && before !== owner ? [`${escapeText(name)} is <@${before}>’s now`] : [],
  );
  const yes = owner ? 'Assign' : 'Take the name off';
  return message(`${yes}: ${names}?`, [
    section(
      `${asked}${list(rows.map(({ name }) => `*${escapeText(name)}*`))}?${held.length > 0 ? `\n${held.slice(0, NAMES_SHOWN).join('; ')}.` : ''}`,
    ),
    context(`${banner(board.demarche, now)} · ${bareTitle(board.demarche)}`),
    actions('assign-proposal', [
      button(yes, ACTION.assign, key, { label: `${yes}: ${names}`, style: 'primary' }),
      button('Leave it', ACTION.cancel, key, { label: `Change nothing about ${names}` }),
    ]),
  ]);
}

/** The answer to who assigned, and what the new owner reads. */
export function assignedMessage(view: {
  board: Board;
  /** The same as the owner sees it: their DM may show less than where they were assigned. */
  theirs: Board;
  rows: readonly BoardRow[];
  owner: string;
  by: string;
  now: Date;
}): { answer: MessageContent; toOwner: MessageContent } {
  const { board, theirs, rows, owner, by, now } = view;
  const { demarche } = theirs;
  const names = list(rows.map(({ name }) => `*${escapeText(name)}*`));
  const words = `You now answer for ${names} in *${title(demarche)}*.`;
  const show = (label: string, of: PageValue['of'], filter: string) =>
    button(label, `${ACTION.show}:${of}`, encodePage({ of, id: demarche.id, page: 0, filter }), {
      label: `${label} of ${demarche.mrn}`,
    });
  return {
    answer: message(`<@${owner}> now answers for ${names}.`, [
      section(`${shortMark(board.demarche)} <@${owner}> now answers for ${names}.`),
    ]),
    toOwner: message(`You now answer for ${list(rows.map(({ name }) => name))}`, [
      section(`<@${by}>: ${words}\n${dueWords(theirs, 'UTC', 'The cable names no date.')}`),
      actions('assigned', [
        show('Talking points', 'points', rows[0]?.country ?? ''),
        show('What I owe', 'mine', ''),
      ]),
      context(`${banner(demarche, now)}`),
    ]),
  };
}
