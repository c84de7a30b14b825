import type { ActionsBlock, KnownBlock } from '@slack/types';
import {
  type ChangeBase,
  type Changes,
  type Deeds,
  type Demarche,
  labelOf,
  type MovedFact,
  type NewAnswer,
  type NewOwner,
} from '../../demarche/index.ts';
import { ACTION, encodePage, type Paged } from './actions.ts';
import { toldLines } from './fact-lines.ts';
import { LIMITS } from './limits.ts';
import { actions, button, section } from './parts.ts';
import { count, dateToken, escapeText } from './text.ts';

/** News in one message, in lines and in characters, since Slack counts a message's blocks together; the rest is in the history. */
const LINES_SHOWN = 30;
const CHARACTERS_SHOWN = 6_000;

/**
 * What changed in a campaign, a line each: what is asked first, then what became known, what moved, what was taken back or waits, and who
 * follows it.
 */
export function changeLines({ answers, moved, reopened, undone, held, deeds }: Changes): string[] {
  const told = new Set([...answers, ...moved, ...reopened].map(({ entry }) => keyOf({ entry })));
  return [
    ...campaignLines(deeds),
    ...factLines(deeds.facts),
    ...answers.map((one) => line(one, answerWords(one))),
    ...moved.map((one) => {
      const ask = one.ask === null ? '' : `ask ${one.ask}: `;
      return line(one, `${ask}${labelOf(one.from)} → *${one.to ? labelOf(one.to) : 'not known'}*`);
    }),
    ...reopened.map((one) => line(one, 'the delivery is open again')),
    ...undone.filter((one) => !told.has(keyOf(one))).map((one) => line(one, 'an entry was taken back')),
    ...held.map((one) => line(one, ':warning: a second, different answer waits for a choice')),
    ...deeds.owners.map((one) => line({ name: one.name, entry: one }, ownerWords(one))),
    ...deeds.channels.map(
      (one) => `• <#${one.channel}> ${one.tracked ? 'follows it now' : 'follows it no more'} ${who(one)}`,
    ),
  ];
}

const keyOf = ({ entry }: Pick<ChangeBase, 'entry'>) => `${entry.country} ${entry.revision}`;

const who = ({ by, at }: { by: string; at: string }): string =>
  `(<@${by}>, ${dateToken(new Date(at), 'UTC', 'short')})`;

const line = ({ name, entry }: { name: string; entry: { by: string; at: string } }, words: string): string =>
  `• *${escapeText(name)}*: ${words} ${who(entry)}`;

function answerWords({ delivery, position, asks }: NewAnswer): string {
  return [
    delivery ? labelOf(delivery) : '',
    position ? `*${labelOf(position)}*` : '',
    ...Object.entries(asks).map(([ask, said]) => `ask ${ask} ${labelOf(said)}`),
  ]
    .filter(Boolean)
    .join(' · ');
}

function ownerWords({ from, to }: NewOwner): string {
  const before = from ? `, before <@${from}>` : '';
  return `${to ? `<@${to}>` : 'nobody'} answers for it now${before}`;
}

function campaignLines({ opened, state }: Deeds): string[] {
  return [
    ...(opened ? [`• The cable was imported and the campaign opened ${who(opened)}`] : []),
    ...(state ? [`• The campaign is *${state.to === 'open' ? 'open again' : 'closed'}* ${who(state)}`] : []),
  ];
}

/** Facts that one person changed at one time stand together, and are said to be theirs once. */
function factLines(facts: readonly MovedFact[]): string[] {
  return [...Map.groupBy(facts, ({ by, at }) => `${by} ${at}`).values()].flatMap((same) => {
    const [first] = same;
    return toldLines(same, []).map((words) => `• ${words} ${first ? who(first) : ''}`);
  });
}

/** The ways on from what changed: who is outstanding now, and the whole of it. */
export function newsActions(blockId: string, { id, mrn }: Pick<Demarche, 'id' | 'mrn'>): ActionsBlock {
  const page = (of: Paged, filter: string) => encodePage({ of, id, page: 0, filter });
  return actions(blockId, [
    button('The board', `${ACTION.show}:board`, page('board', 'outstanding'), {
      label: `The board of ${mrn}`,
    }),
    button('History', `${ACTION.show}:history`, page('history', ''), { label: `History of ${mrn}` }),
  ]);
}

/** The first lines, as many as fit, in as few sections as hold them, and how many there are besides. */
export function newsSections(lines: readonly string[]): KnownBlock[] {
  const pieces: string[] = [];
  let shown = 0;
  let room = CHARACTERS_SHOWN;
  for (const one of lines.slice(0, LINES_SHOWN)) {
    room -= one.length + 1;
    if (room < 0) break;
    const last = pieces.at(-1);
    if (last !== undefined && last.length + one.length < LIMITS.sectionText) {
      pieces[pieces.length - 1] = `${last}\n${one}`;
    } else pieces.push(one);
    shown++;
  }
  const more = lines.length - shown;
  const rest = `${shown > 0 ? 'and ' : ''}${count(more, shown > 0 ? 'more change' : 'change')}, in the history`;
  return [...pieces.map((piece) => section(piece)), ...(more > 0 ? [section(rest)] : [])];
}
