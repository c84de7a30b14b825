import { printMrn } from '../cable/index.ts';
import { atLeast, type Demarche, type Role } from '../demarche/index.ts';
import { type Actor, type Desk, DeskError } from './types.ts';

/** The verbs that change something: those that are told who does it. */
export type ChangingVerb = {
  [Verb in keyof Desk]: Desk[Verb] extends (...of: never[]) => unknown
    ? Parameters<Desk[Verb]>[0] extends Actor
      ? Verb
      : never
    : never;
}[keyof Desk];

export interface Need {
  role: Role;
  /** What it is a matter of: who opened a demarche is a coordinator there; of the workspace there is no such person. */
  of: 'demarche' | 'workspace';
  /** What was not done when it is refused. */
  not: string;
}

/**
 * What each verb needs. Two need more for some of what they do, and have a second row for it: an import over a text that stands (`amend`),
 * and a country given to somebody by a person who neither owns nor takes it (`assignOther`).
 */
export const NEEDS = {
  import: { role: 'recorder', of: 'workspace', not: 'the cable was not imported' },
  amend: { role: 'coordinator', of: 'demarche', not: 'its facts were not changed' },
  record: { role: 'recorder', of: 'demarche', not: 'nothing was recorded' },
  adopt: { role: 'recorder', of: 'demarche', not: 'the answer was not put in force' },
  dismiss: { role: 'recorder', of: 'demarche', not: 'the answer was not dismissed' },
  undo: { role: 'recorder', of: 'demarche', not: 'nothing was undone' },
  assign: { role: 'recorder', of: 'demarche', not: 'nobody was assigned' },
  assignOther: {
    role: 'coordinator',
    of: 'demarche',
    not: 'nobody was assigned (a recorder may take a country, or hand over one of their own)',
  },
  track: { role: 'recorder', of: 'demarche', not: 'the channel does not track it' },
  untrack: { role: 'coordinator', of: 'demarche', not: 'the channel still tracks it' },
  close: { role: 'coordinator', of: 'demarche', not: 'it was not closed' },
  reopen: { role: 'coordinator', of: 'demarche', not: 'it was not opened again' },
  setReminders: { role: 'coordinator', of: 'demarche', not: 'its reminders were not changed' },
  snooze: { role: 'recorder', of: 'demarche', not: 'the reminder was not snoozed' },
  grant: { role: 'coordinator', of: 'workspace', not: 'no role was changed' },
  setDefaultRole: { role: 'coordinator', of: 'workspace', not: 'no role was changed' },
  setClearance: { role: 'coordinator', of: 'workspace', not: 'the clearance was not changed' },
} as const satisfies Record<ChangingVerb | 'amend' | 'assignOther', Need>;

export type Act = keyof typeof NEEDS;

/**
 * The role that counts: who opened a demarche is its coordinator, unless they are a reader by now.
 *
 * `roleIn({ ...lee, role: 'recorder' }, { openedBy: lee.user })` is `coordinator`.
 */
export function roleIn(actor: Actor, demarche: Pick<Demarche, 'openedBy'> | null): Role {
  const opener = demarche !== null && demarche.openedBy === actor.user && atLeast(actor.role, 'recorder');
  return opener ? 'coordinator' : actor.role;
}

const WITH = { reader: 'a reader', recorder: 'a recorder', coordinator: 'a coordinator' } as const;

/**
 * Throws DeskError `not-allowed` when a person's role does not reach to an act.
 *
 * `allow(actor, 'close', demarche)` passes coordinators, and the recorder who opened it.
 */
export function allow(actor: Actor, act: Act, demarche: Pick<Demarche, 'openedBy' | 'mrn'> | null): void {
  const { role: needed, of, not }: Need = NEEDS[act];
  const role = roleIn(actor, of === 'demarche' ? demarche : null);
  if (atLeast(role, needed)) return;
  const which = demarche === null ? '' : `${printMrn(demarche.mrn)}: `;
  const orOpener = of === 'demarche' && needed === 'coordinator' ? ', or whoever opened it,' : '';
  throw new DeskError(
    'not-allowed',
    `${which}${demarche === null ? not.charAt(0).toUpperCase() + not.slice(1) : not}, because that takes ${WITH[needed]}${orOpener} ` +
      `and you are ${WITH[role]} here. A coordinator or an admin of this workspace can change your role with \`/demarche roles\`.`,
  );
}
