import type { Cable } from '../../cable/index.ts';
import type { DemarcheDraft } from '../types.ts';
import { readAchieved } from './achieved.ts';
import { readActionRequest } from './action-request.ts';
import { readAsks } from './asks.ts';
import { anchorOf } from './calendar.ts';
import { readContacts } from './contacts.ts';
import { readDeadlines } from './deadlines/index.ts';
import { readEvents } from './events.ts';
import { readMentions } from './mentions.ts';
import { carriesNonPaper } from './non-paper.ts';
import { readPostInstructions } from './post-instructions.ts';
import { readReporting } from './reporting.ts';
import { readResponders } from './responders.ts';
import { readSections } from './sections.ts';
import { readTalkingPoints } from './talking-points.ts';
import { readUrgency } from './urgency.ts';

/**
 * What a cable asks for, each fact with its place in the cable; null when it is no action request (a report, a post's own
 * question to Washington). `draftDemarche(parseCable(text))?.deadlines[0]?.date` is `2008-03-07`.
 */
export function draftDemarche(cable: Cable): DemarcheDraft | null {
  const pieces = readSections(cable);
  const why = readActionRequest(cable, pieces);
  if (why === null) return null;

  const anchor = anchorOf(cable);
  const asks = readAsks(pieces);
  const { responders, exempted } = readResponders(cable, anchor);
  return {
    isActionRequest: true,
    why,
    deadlines: readDeadlines(pieces, anchor),
    urgency: readUrgency(pieces),
    asks,
    talkingPoints: readTalkingPoints(pieces),
    reportingInstruction: readReporting(pieces),
    nonPaper: carriesNonPaper(pieces),
    pointsOfContact: readContacts(pieces),
    events: readEvents(pieces, anchor),
    postInstructions: readPostInstructions(pieces),
    responders,
    exempted,
    proposedAchieved: readAchieved(pieces, asks, responders),
    mentions: readMentions(pieces),
  };
}
