import type { Cable, Paragraph } from '../../../src/cable/index.ts';
import type { DemarcheDraft, ReminderSettings, Responder } from '../../../src/demarche/index.ts';
import type { Author, NewCable } from '../../../src/store/index.ts';

const span = { start: 0, end: 0 };

export function cableOf(mrn: string): Cable {
  return {
    mrn,
    corrected: false,
    partial: false,
    transmission: null,
    precedence: 'ROUTINE',
    sentAt: '2019-06-03T12:00:00Z',
    from: { name: 'SECSTATE WASHDC', span },
    action: [],
    info: [],
    exempt: [],
    classification: { level: 'SBU', captions: [], span },
    otherMarkings: [],
    sections: null,
    passTo: [],
    executiveOrder: null,
    tags: ['SENV', 'ETRD'],
    subject: 'SHARED RIVERS',
    references: [],
    classifiedBy: null,
    paragraphs: [],
    signer: null,
    spans: {},
    warnings: [],
  };
}

export const paragraphOf = (text: string): Paragraph => ({
  number: 1,
  printed: '1',
  portion: 'U',
  heading: null,
  text,
  bullets: [],
  span: { start: 0, end: 1 },
  blocks: [],
});

export function factsFor(countries: readonly string[]): DemarcheDraft {
  return {
    isActionRequest: true,
    why: { quote: 'This is an action request.', paragraph: 1, portion: 'SBU', span },
    deadlines: [],
    urgency: [],
    asks: [{ number: 1, text: 'Sign', quote: 'sign', paragraph: 2, portion: 'SBU', span }],
    talkingPoints: [],
    reportingInstruction: null,
    nonPaper: false,
    pointsOfContact: [],
    events: [],
    postInstructions: [],
    responders: countries.map(
      (country): Responder => ({
        country,
        post: `AMEMBASSY ${country}`,
        via: 'RIVER STATES COLLECTIVE',
        span,
      }),
    ),
    exempted: [],
    proposedAchieved: [],
    mentions: {},
  };
}

/** An action request with responders, as the desk hands it to the ledger. */
export function cableFor(mrn: string, countries: readonly string[] = ['BJ', 'TG', 'NE']): NewCable {
  return {
    mrn,
    raw: `SUBJECT: ${mrn}\n1. (SBU) This is an action request.`,
    cable: cableOf(mrn),
    demarche: {
      subject: 'SHARED RIVERS',
      marking: { level: 'SBU', captions: [], declassifyOn: null },
      from: 'SECSTATE WASHDC',
      sentAt: '2019-06-03T12:00:00Z',
      tags: ['SENV', 'ETRD'],
      facts: factsFor(countries),
    },
    entries: [],
  };
}

export function by(user: string, workspace = 'T1', at = '2019-06-04T08:00:00.000Z'): Author {
  return { workspace, user, surface: 'command', link: null, at };
}

export const quietly: ReminderSettings = {
  hoursBefore: [72, 24, 3, 0],
  overdueMornings: true,
  morningHour: 9,
  zone: 'Africa/Lome',
  off: false,
};
