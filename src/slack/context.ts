import type { CommandContext } from '../../commands/index.ts';
import { findMrns } from '../cable/index.ts';
import type { Demarche } from '../demarche/index.ts';
import { boardOrNull, DeskError } from '../desk/index.ts';
import { escapeText, title } from './blocks/index.ts';
import { draw, unknownMrn } from './draw.ts';
import { linkTo } from './links.ts';
import type { SlackParts } from './parts.ts';
import { deskOrNull, type Reader, visibleBoards } from './reader.ts';

/** Everything a subcommand may ask for, for one person in one channel. */
export function contextFor(
  parts: SlackParts,
  reader: Reader,
  typed: { words: string; channel: string; onDemarche?: (demarche: Demarche) => void },
): CommandContext {
  const { people, clock } = parts;
  const { actor, user, zone, desk } = reader;
  return {
    words: typed.words,
    actor,
    viewer: { user, zone },
    channel: typed.channel,
    now: clock.now(),
    desk,
    boards: () => visibleBoards(reader),
    search: (words) => draw(parts, reader, { of: 'search', id: '', page: 0, filter: words.slice(0, 200) }),
    linkTo: (demarche) => linkTo(parts, demarche),
    boardOf: async (other, { id }) => boardOrNull(await deskOrNull(parts, other), id),
    canPost: () => people.botIsIn(typed.channel),
    async demarche(words) {
      const [named] = findMrns(words);
      if (named) {
        const found = await desk.demarche(actor.workspace, named.mrn);
        if (!found) {
          throw new DeskError('unknown-mrn', await unknownMrn(reader, named.mrn));
        }
        const rest = `${words.slice(0, named.start)} ${words.slice(named.end)}`
          .replaceAll(/\s+/g, ' ')
          .trim();
        typed.onDemarche?.(found);
        return { demarche: found, rest };
      }
      const found = await theOneHere(reader, typed.channel);
      typed.onDemarche?.(found);
      return { demarche: found, rest: words.trim() };
    },
  };
}

/** The demarche that is meant when no MRN is named: the only open one that this channel tracks, or that the person can see. */
async function theOneHere(reader: Reader, channel: string): Promise<Demarche> {
  const { desk, actor } = reader;
  const tracked = await desk.trackedIn(actor.workspace, channel);
  const open = tracked.filter(({ state }) => state === 'open');
  const [only, ...others] = open.length > 0 ? open : tracked;
  if (only && others.length === 0) return only;
  const choices = only ? [only, ...others] : await desk.demarches(actor.workspace);
  if (choices.length === 0) {
    throw new DeskError(
      'not-tracked-here',
      `${channel.startsWith('D') ? 'You can see no demarche yet: only members of a channel that follows one can.' : 'This channel follows no demarche yet.'} \`/demarche import\` reads a cable from a file; \`/demarche track MRN\` in a channel follows one that was imported before.`,
    );
  }
  const lines = choices
    .slice(0, 8)
    .map((one) => `• \`${one.mrn}\` ${escapeText(title(one).split(' · ')[1] ?? '')}`);
  const [why, or] = only
    ? ['This channel follows more than one demarche.', '']
    : channel.startsWith('D')
      ? ['Here no channel says which demarche is meant.', '']
      : ['This channel follows no demarche.', `, or follow one here, \`/demarche track ${choices[0]?.mrn}\``];
  throw new DeskError(
    'not-tracked-here',
    `${why} Name the MRN, for example \`/demarche status ${choices[0]?.mrn}\`${or}:\n${lines.join('\n')}`,
  );
}
