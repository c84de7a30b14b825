import { printMrn } from '../src/cable/index.ts';
import type { Board, BoardRow, Demarche } from '../src/demarche/index.ts';
import { DeskError } from '../src/desk/index.ts';
import { assignedMessage, noticeMessage } from '../src/slack/blocks/index.ts';
import type { Command, CommandContext } from './command.ts';
import { requireCountry } from './country.ts';
import { MENTION } from './people.ts';

/** What the owner may be told of it. Who can not see the demarche could neither read nor record it, so a DeskError is thrown. */
async function boardFor({ boardOf }: CommandContext, demarche: Demarche, owner: string): Promise<Board> {
  const board = await boardOf(owner, demarche);
  if (board) return board;
  throw new DeskError(
    'invalid',
    `<@${owner}> can not see ${printMrn(demarche.mrn)}, so nobody was assigned: they are in no channel that tracks it, or are a guest without a role. Invite them to this channel (and let a guest in with \`/demarche roles\`), then type this again.`,
  );
}

const USAGE = 'Type `/demarche assign Malaysia, Indonesia @somebody`, or `me` for yourself.';

/** The countries before the owner, several with commas. */
function countriesIn(words: string, board: Board): BoardRow[] {
  return words
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
    .map((name) => requireCountry(name, board).row);
}

async function give(context: CommandContext) {
  const { words, demarche, desk, actor, now } = context;
  const { demarche: found, rest } = await demarche(words);
  const board = await desk.board(found);
  const mention = MENTION.exec(rest);
  const self = /\s+me$/i.exec(rest);
  const owner = mention?.[1] ?? (self ? actor.user : null);
  const rows = countriesIn(rest.slice(0, mention?.index ?? self?.index ?? 0), board);
  if (owner === null || rows.length === 0) throw new DeskError('invalid', `I could not read that. ${USAGE}`);
  const theirs = owner === actor.user ? board : await boardFor(context, found, owner);
  for (const { country } of rows) await desk.assign(actor, found.id, country, owner);
  const told = assignedMessage({ board, theirs, rows, owner, by: actor.user, now });
  return { ...told.answer, ...(owner === actor.user ? {} : { dm: { user: owner, ...told.toOwner } }) };
}

export const assign: Command = {
  name: 'assign',
  usage: 'assign COUNTRY[, COUNTRY…] @somebody',
  help: 'names who answers for a country; they hear of it in a DM and are named in its reminders',
  examples: ['assign Malaysia me'],
  run: give,
};

export const unassign: Command = {
  name: 'unassign',
  usage: 'unassign COUNTRY[, COUNTRY…]',
  help: 'takes the name off again',
  examples: ['unassign Malaysia'],
  async run({ words, demarche, desk, actor }) {
    const { demarche: found, rest } = await demarche(words);
    const rows = countriesIn(rest, await desk.board(found));
    if (rows.length === 0)
      throw new DeskError('invalid', 'Say which country: `/demarche unassign Malaysia`.');
    for (const { country } of rows) await desk.assign(actor, found.id, country, null);
    return noticeMessage(`Nobody answers for ${rows.map(({ name }) => `*${name}*`).join(', ')} now.`);
  },
};
