import { changesSince } from '../src/demarche/index.ts';
import { DeskError } from '../src/desk/index.ts';
import { sinceMessage } from '../src/slack/blocks/index.ts';
import { instantsSince } from '../src/utterance/index.ts';
import type { Command, CommandContext } from './command.ts';

const HOW =
  'Say since when, for example `/demarche since yesterday`, `since Monday`, `since 6 hours`, `since 2008-03-05` or `since 6 March 14:00`.';
/** `2008-03-05T09:00:00.000Z` */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?Z$/i;

/** The instant that the words name, by the reader's own clock; the earlier where they fit two, so that nothing is left out. */
function instantOf(words: string, { now, viewer }: Pick<CommandContext, 'now' | 'viewer'>): Date {
  const named = { now, zone: viewer.zone };
  const said = words || 'yesterday';
  // `since 6 hours` leaves out what the others of these say.
  const instants = INSTANT.test(said)
    ? [new Date(said)]
    : (instantsSince(said, named) ?? instantsSince(`last ${said}`, named));
  if (instants === null || instants.some((one) => Number.isNaN(one.getTime()))) {
    throw new DeskError('invalid', `I could not read that time. ${HOW}`);
  }
  const [first] = instants.toSorted((a, b) => a.getTime() - b.getTime());
  if (!first || first >= now) {
    throw new DeskError('invalid', `That time is not over yet, so nothing can have changed since. ${HOW}`);
  }
  return first;
}

export const since: Command = {
  name: 'since',
  aliases: ['changes', 'news'],
  usage: 'since [MRN] WHEN',
  help: 'what changed since then: answers, moved positions (old → new), owners, deadlines',
  examples: ['since yesterday', 'since Monday', 'since 6 hours'],
  async run(context) {
    const { words, demarche, desk, viewer, now } = context;
    const { demarche: found, rest } = await demarche(words);
    const from = instantOf(rest, context);
    const [board, entries, deeds] = [
      await desk.board(found),
      await desk.history(found.id),
      await desk.deeds(found.id),
    ];
    const changes = changesSince(entries, board.demarche, from, deeds);
    return sinceMessage({ board, changes, zone: viewer.zone, now });
  },
};
