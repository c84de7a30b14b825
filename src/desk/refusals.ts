import { type ClassificationLevel, printMrn } from '../cable/index.ts';
import { countryName, type Demarche } from '../demarche/index.ts';
import type { CountryCode } from '../geo/index.ts';
import { type Act, NEEDS } from './needs.ts';
import { DeskError } from './types.ts';

/** What Slack would make a mention, a link or bold of: the words of a refusal are shown as they stand. */
const LIVE = /[<>&*_~`]/g;

/** The refusals of the desk, in the words that the person reads: what happened, why, and what to do next. */
export const refusal = {
  unknownDemarche: () =>
    new DeskError(
      'unknown-mrn',
      'This demarche is not known here; it may have been removed. Type `/demarche list` to see the open ones.',
    ),

  notVisible: () =>
    new DeskError(
      'not-tracked-here',
      'You can not see this demarche (any more): only members of a channel that tracks it can. Ask its coordinator to add you to that channel.',
    ),

  importedElsewhere: () =>
    new DeskError(
      'not-tracked-here',
      'This cable was imported already, for a channel that you are not in, so nothing was imported again. Ask whoever sent it to you who coordinates the campaign; they can add you to its channel.',
    ),

  anotherText: ({ mrn }: Demarche, clearance: ClassificationLevel) =>
    new DeskError(
      'not-allowed',
      `Another text of ${printMrn(mrn)} is kept, and you may be shown ${clearance} at most of it, so what this one would change can not be shown and nothing was imported. Ask a coordinator of the campaign to import it, in whose channel more may be shown.`,
    ),

  closed: ({ mrn }: Demarche, act: Act) =>
    new DeskError(
      'closed',
      `The demarche ${printMrn(mrn)} is closed, so ${NEEDS[act].not}. A coordinator can open it again with \`/demarche reopen\`.`,
    ),

  closedToChanges: (mrn: string) =>
    new DeskError(
      'closed',
      `The demarche ${printMrn(mrn)} is closed, so its facts were not changed. A coordinator can open it again with \`/demarche reopen\`; then import the corrected copy once more.`,
    ),

  notAResponder: ({ mrn, facts }: Demarche, country: CountryCode) => {
    const exempt = facts.exempted.some((responder) => responder.country === country);
    const why = exempt
      ? 'the cable exempts its post (XMT)'
      : 'the cable is not addressed to a post that is accredited there';
    return new DeskError(
      'not-a-responder',
      `${countryName(country)} owes no answer to ${printMrn(mrn)}: ${why}. Nothing was recorded. Check the country, or which demarche you mean.`,
    );
  },

  /** The same of a country that is only asked about. */
  owesNone: ({ facts }: Pick<Demarche, 'facts'>, country: CountryCode) => {
    const exempt = facts.exempted.some((responder) => responder.country === country);
    return new DeskError(
      'not-a-responder',
      `${countryName(country)} ${exempt ? 'is exempt from this demarche (XMT)' : 'owes no answer to this demarche'}. Type \`/demarche status\` to see who does.`,
    );
  },

  nothingToUndo: () =>
    new DeskError(
      'nothing-to-undo',
      'There is no entry of yours left to undo in this demarche. Record what is right; the newest entry counts.',
    ),

  entryNotInForce: () =>
    new DeskError(
      'nothing-to-undo',
      'This entry is not in force: it was undone already, or it never counted. Look at `/demarche history` to see what counts now.',
    ),

  notYoursToUndo: (by: string) =>
    new DeskError(
      'not-yours',
      `Only <@${by}>, who made this entry, can undo it. If it is wrong, record what is right: the newest entry counts and both stay in the history.`,
    ),

  notYoursToSettle: (by: string) =>
    new DeskError(
      'not-yours',
      `Only <@${by}>, who wrote this answer, can settle it. If it is right, record it yourself: the newest entry counts.`,
    ),

  notHeld: () =>
    new DeskError(
      'not-held',
      'This answer no longer waits: it was settled already. Look at `/demarche history` to see what counts now.',
    ),

  notTrackedHere: ({ mrn }: Demarche) =>
    new DeskError(
      'not-tracked-here',
      `This channel does not track ${printMrn(mrn)}. Type \`/demarche track ${mrn}\` here first.`,
    ),

  muted: () =>
    new DeskError(
      'invalid',
      'Reminders are muted in this channel, so it would not come again. `/demarche remind on` changes that.',
    ),

  cameAgain: () =>
    new DeskError(
      'invalid',
      'This reminder was snoozed before and has come again since. Snooze the newest one in this channel.',
    ),

  aboveDeployment: (level: ClassificationLevel, max: ClassificationLevel) =>
    new DeskError(
      'invalid',
      `This deployment may hold ${max} at most, so the channel was not cleared for ${level}. Choose ${max} or lower; whoever runs the deployment can raise \`MAX_CLASSIFICATION\`, if the system is approved for it.`,
    ),

  alreadyTracked: ({ mrn }: Demarche) =>
    new DeskError(
      'already-tracked',
      `This channel already tracks ${printMrn(mrn)}. Type \`/demarche show ${mrn}\` to see it.`,
    ),

  noMrn: (typed: string) =>
    new DeskError(
      'invalid',
      typed.trim() === ''
        ? 'The text carries no message reference number, so the cable could not be filed. Type its number, for example 08 STATE 22377.'
        : `“${typed.trim().replaceAll(LIVE, '')}” is no message reference number, so the cable could not be filed. Type it as year, originator and serial, for example 08 STATE 22377.`,
    ),

  notReadable: (reason: string, cause?: unknown) => new DeskError('invalid', reason, { cause }),
};
