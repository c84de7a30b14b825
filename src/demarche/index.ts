export { boardOf, buildBoard } from './board.ts';
export { byName } from './by-name.ts';
export type { ChangeBase, Changes, MovedPosition, NewAnswer, UndoneEntry } from './changes.ts';
export { changesSince } from './changes.ts';
export { CLOSE_OF_BUSINESS, campaignDeadlines, deadlineInstant, dueAtPost } from './deadlines.ts';
export type { Deed, Deeds, MovedFact, NewOwner } from './deeds.ts';
export { digestDue } from './digest.ts';
export { isDoubt } from './doubts.ts';
export { draftDemarche } from './draft/index.ts';
export { compareFacts, type FactChange } from './fact-changes.ts';
export { emptyState, foldEntries, followedBy, statesOf } from './fold.ts';
export { frozen } from './frozen.ts';
export { judgeRecord, lastUndoable } from './judge.ts';
export { countryName, DEADLINE_LABELS, labelOf } from './labels.ts';
export { bannerOf, effectiveMarking, LEVEL_MARKS, lowerOf, markOf, passesGate } from './marking.ts';
export { onceFor } from './once-for.ts';
export { cleanPatch, InvalidPatchError } from './patch.ts';
export {
  barredFrom,
  boardAt,
  cableAt,
  deedsAt,
  demarcheAt,
  entriesAt,
  type Place,
  SUBJECT_WITHHELD,
  stateAt,
} from './place/index.ts';
export { markingOf, portionLevel } from './portions.ts';
export { type Projected, type Projection, projections } from './projection.ts';
export { DEFAULT_REMINDERS, dueReminders, overdueMornings, planReminders } from './reminders.ts';
export { type Reply, readReply } from './reply.ts';
export { atLeast, ROLES, type Role } from './roles.ts';
export { type Period, type SaidThen, saidBetween } from './said-between.ts';
export { shown } from './shown.ts';
export { SNOOZES, type Snooze, snoozedReminder } from './snooze.ts';
export type * from './types.ts';
export { DELIVERIES, POSITIONS } from './types.ts';
export { parseResponseWords } from './words.ts';
export { afterQuiet, weekdaysOf, workingMorning } from './working-hours.ts';
