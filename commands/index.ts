import { closest, distance } from 'fastest-levenshtein';
import { asks } from './asks.ts';
import { assign, unassign } from './assign.ts';
import { clearance } from './clearance.ts';
import { close } from './close.ts';
import type { Command } from './command.ts';
import { deadlines } from './deadlines.ts';
import { exportFile } from './export.ts';
import { helpOf } from './help.ts';
import { history } from './history.ts';
import { importCable } from './import.ts';
import { list } from './list.ts';
import { map } from './map.ts';
import { mine } from './mine.ts';
import { points } from './points.ts';
import { record } from './record.ts';
import { remind } from './remind.ts';
import { reopen } from './reopen.ts';
import { roles } from './roles.ts';
import { search } from './search.ts';
import { show } from './show.ts';
import { since } from './since.ts';
import { status } from './status.ts';
import { timeline } from './timeline.ts';
import { track } from './track.ts';
import { undo } from './undo.ts';
import { untrack } from './untrack.ts';

export type { Answer, Command, CommandContext, FileAnswer, Viewer } from './command.ts';
export { requireCountry, takeCountry } from './country.ts';

/** Every subcommand, in the order in which a campaign meets them; help, router and suggestions read this table. */
export const COMMANDS: readonly Command[] = [
  helpOf(() => COMMANDS),
  importCable,
  list,
  show,
  points,
  asks,
  deadlines,
  status,
  record,
  undo,
  history,
  since,
  map,
  timeline,
  exportFile,
  mine,
  assign,
  unassign,
  track,
  untrack,
  search,
  remind,
  close,
  reopen,
  clearance,
  roles,
];

/** The subcommand of that word; null when there is none. No word at all is `help`. */
export function findCommand(word: string): Command | null {
  const typed = word.toLowerCase() || 'help';
  return COMMANDS.find(({ name, aliases }) => name === typed || aliases?.includes(typed)) ?? null;
}

/** The subcommand that was most likely meant; null when none is near. */
export function nearestCommand(word: string): Command | null {
  const typed = word.toLowerCase();
  const names = COMMANDS.flatMap(({ name, aliases }) => [name, ...(aliases ?? [])]);
  const nearest = closest(typed, names);
  // Of a short word two slips leave nothing: `foo` is not `log`.
  const allowed = typed.length < 4 ? 1 : Math.max(2, nearest.length / 3);
  return distance(typed, nearest) <= allowed ? findCommand(nearest) : null;
}
