import type { CountryCode } from '../geo/index.ts';
import { byName } from './by-name.ts';
import type { FactChange } from './fact-changes.ts';
import { countryName } from './labels.ts';
import type { Demarche, ReminderSettings } from './types.ts';

/** Who did something and when. */
export interface Done {
  /** Slack user id. */
  by: string;
  /** ISO instant. */
  at: string;
}

/** What was done to a campaign besides recording answers, as the audit has it. */
export type Deed = Done &
  (
    | { type: 'close' | 'reopen' }
    | { type: 'track' | 'untrack'; channel: string }
    | { type: 'assign'; country: CountryCode; from: string | null; to: string | null }
    | { type: 'amend'; changes: FactChange[] }
    | { type: 'remind'; channel: string; from: ReminderSettings; to: ReminderSettings }
  );

export interface NewOwner extends Done {
  country: CountryCode;
  name: string;
  from: string | null;
  to: string | null;
}

/** A fact that a corrected text changed; `was` and `now` are both null where its words are withheld. */
export type MovedFact = FactChange & Done;

/** What differs in a campaign from what it was, besides its answers. */
export interface Deeds {
  /** Set when the whole campaign is newer. */
  opened: Done | null;
  /** Set when it is closed and was open, or the other way round. */
  state: (Done & { to: Demarche['state'] }) | null;
  /** By country name. */
  owners: NewOwner[];
  facts: MovedFact[];
  /** Channels that follow it and did not, or the other way round. */
  channels: Array<Done & { channel: string; tracked: boolean }>;
}

/** Deeds of one kind about the same thing, with the first and the last of each. */
function spans<Of extends Done>(
  deeds: readonly Of[],
  about: (deed: Of) => string,
): Array<{ first: Of; last: Of }> {
  return [...Map.groupBy(deeds, about).values()].flatMap((same) => {
    const [first, last] = [same[0], same.at(-1)];
    return first && last ? [{ first, last }] : [];
  });
}

const done = ({ by, at }: Done): Done => ({ by, at });

type Of<Type extends Deed['type']> = Extract<Deed, { type: Type }>;

function only<Type extends Deed['type']>(deeds: readonly Deed[], types: readonly Type[]): Of<Type>[] {
  return deeds.filter((deed): deed is Of<Type> => types.some((type) => type === deed.type));
}

function newOwners(deeds: readonly Deed[]): NewOwner[] {
  return spans(only(deeds, ['assign']), ({ country }) => country)
    .filter(({ first, last }) => first.from !== last.to)
    .map(({ first, last }) => {
      const { country } = last;
      return { country, name: countryName(country), from: first.from, to: last.to, ...done(last) };
    })
    .toSorted((a, b) => byName(a.name, b.name));
}

/** Who has answered stays a responder also where a new text leaves them out: that is no news. */
function movedFacts(deeds: readonly Deed[], { facts }: Demarche): MovedFact[] {
  const stays = ({ of, now, country }: MovedFact) =>
    of === 'responder' && now === null && facts.responders.some((one) => one.country === country);
  const changes = only(deeds, ['amend']).flatMap((deed) =>
    deed.changes.map((change) => ({ ...change, ...done(deed) })),
  );
  return (
    spans(changes, ({ of, name, country }) => `${of} ${name} ${country}`)
      // What came in and went again in between is no news; words that are withheld are null on both sides.
      .filter(({ first, last }) => first.was !== null || first.now === null || last.now !== null)
      .map(({ first, last }) => ({ ...last, was: first.was }))
      .filter((one) => (one.was === null || one.was !== one.now) && !stays(one))
  );
}

/**
 * What was done in a campaign after `since`, the deeds given oldest first: the net difference, so that what was done and done back is no
 * news, and what was done twice is told once, from first to last.
 *
 * `deedsSince(deeds, demarche, yesterday).owners` may hold Malaysia, from nobody to `U2`.
 */
export function deedsSince(deeds: readonly Deed[], demarche: Demarche, since: Date): Deeds {
  const fresh = deeds.filter(({ at }) => Date.parse(at) > since.getTime());
  const states = only(fresh, ['close', 'reopen']);
  const [firstState, lastState] = [states[0], states.at(-1)];
  return {
    opened:
      Date.parse(demarche.openedAt) > since.getTime()
        ? { by: demarche.openedBy, at: demarche.openedAt }
        : null,
    state:
      firstState && lastState?.type === firstState.type
        ? { to: lastState.type === 'close' ? 'closed' : 'open', ...done(lastState) }
        : null,
    owners: newOwners(fresh),
    facts: movedFacts(fresh, demarche),
    channels: spans(only(fresh, ['track', 'untrack']), ({ channel }) => channel)
      .filter(({ first, last }) => first.type === last.type)
      .map(({ last }) => ({ channel: last.channel, tracked: last.type === 'track', ...done(last) })),
  };
}
