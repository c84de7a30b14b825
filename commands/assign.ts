import { printMrn } from '../src/cable/index.ts';
import type { Board, BoardRow, Demarche } from '../src/demarche/index.ts';
import { DeskError } from '../src/desk/index.ts';
import {
  assignedMessage,
  errorMessage,
  escapeText,
  type MessageContent,
  noticeMessage,
} from '../src/slack/blocks/index.ts';
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

/** The countries before the owner, several with commas, each once. */
function countriesIn(words: string, board: Board): BoardRow[] {
  const names = words.split(',').map((name) => name.trim());
  return [...new Set(names.filter(Boolean).map((name) => requireCountry(name, board).row))];
}

const names = (rows: readonly BoardRow[]) => rows.map(({ name }) => `*${escapeText(name)}*`).join(', ');

/** Each country on its own: one that this person may not give away keeps back none of the others. Throws DeskError where nothing was done. */
async function assignEach(
  { desk, actor }: CommandContext,
  demarche: Demarche,
  rows: readonly BoardRow[],
  owner: string | null,
): Promise<{ done: BoardRow[]; refused: string[] }> {
  const done: BoardRow[] = [];
  const refusals: Array<{ row: BoardRow; error: DeskError }> = [];
  for (const row of rows) {
    try {
      await desk.assign(actor, demarche.id, row.country, owner);
      done.push(row);
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      refusals.push({ row, error });
    }
  }
  const [first] = refusals;
  if (first && done.length === 0) throw first.error;
  const refused = [...Map.groupBy(refusals, ({ error }) => error.message)].map(
    ([why, those]) => `${names(those.map(({ row }) => row))}: ${why}`,
  );
  return { done, refused };
}

/** The answer, and below it of which countries it does not speak, and why. */
const withRefused = (answer: MessageContent, refused: readonly string[]): MessageContent => ({
  ...answer,
  blocks: [...answer.blocks, ...refused.flatMap((words) => errorMessage(words).blocks)],
});

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
  const { done, refused } = await assignEach(context, found, rows, owner);
  const told = assignedMessage({ board, theirs, rows: done, owner, by: actor.user, now });
  const answer = withRefused(told.answer, refused);
  return { ...answer, ...(owner === actor.user ? {} : { dm: { user: owner, ...told.toOwner } }) };
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
  async run(context) {
    const { words, demarche, desk } = context;
    const { demarche: found, rest } = await demarche(words);
    const rows = countriesIn(rest, await desk.board(found));
    if (rows.length === 0)
      throw new DeskError('invalid', 'Say which country: `/demarche unassign Malaysia`.');
    const { done, refused } = await assignEach(context, found, rows, null);
    return withRefused(noticeMessage(`Nobody answers for ${names(done)} now.`), refused);
  },
};
