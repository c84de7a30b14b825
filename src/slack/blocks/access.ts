import { type ClassificationLevel, LEVELS } from '../../cable/index.ts';
import type { Role } from '../../demarche/index.ts';
import { context, type MessageContent, message, section } from './parts.ts';
import { count } from './text.ts';

/** Lines of one section; a workspace that names more people reads the first ones, coordinators first. */
const SHOWN = 60;

const ORDER: readonly Role[] = ['coordinator', 'recorder', 'reader'];

const MAY: Record<Role, string> = {
  coordinator: 'everything, also closing, reminders, clearances and roles',
  recorder: 'look up, record, import and track',
  reader: 'look up',
};

/** Who may do what in this workspace, and how that is changed. */
export function rolesMessage(view: {
  grants: ReadonlyArray<{ user: string; role: Role }>;
  defaultRole: Role;
}): MessageContent {
  const { grants, defaultRole } = view;
  const named = ORDER.flatMap((role) => grants.filter((grant) => grant.role === role));
  const lines = named.slice(0, SHOWN).map(({ user, role }) => `• <@${user}> *${role}*`);
  const more = named.length - lines.length;
  return message(`Roles: members are a ${defaultRole}, ${count(named.length, 'person', 'people')} named`, [
    section(
      [
        `*Every member* who is not named: *${defaultRole}* (${MAY[defaultRole]})`,
        '*Admins of the workspace*: always *coordinator*, so that roles can be repaired',
        '*Guests and people of other organisations*: nothing, unless they are named here',
        '*Who imported a demarche*: coordinator of that one',
      ].join('\n'),
    ),
    section(
      [
        named.length > 0 ? '*Named*' : 'Nobody is named yet.',
        ...lines,
        ...(more > 0 ? [`…and ${count(more, 'more person', 'more people')}`] : []),
      ].join('\n'),
    ),
    context(
      'A coordinator changes this: `/demarche roles @somebody recorder`, `/demarche roles @somebody remove`, `/demarche roles everyone reader`. A demarche is seen only by members of a channel that tracks it, whatever their role.',
    ),
  ]);
}

/** How highly marked a text this channel may show. */
export function clearanceMessage(view: {
  clearance: ClassificationLevel;
  /** What the deployment may hold. */
  max: ClassificationLevel;
  changed: boolean;
}): MessageContent {
  const { clearance, max, changed } = view;
  const said = `This channel ${changed ? 'now shows' : 'may show'} *${clearance}*${clearance === max ? ', as much as this deployment may hold' : ` at most; this deployment may hold ${max}`}.`;
  const higher = LEVELS.indexOf(clearance) < LEVELS.indexOf(max);
  return message(said.replaceAll('*', ''), [
    section(
      higher
        ? `${said} Paragraphs, points, asks and deadlines that are marked higher are withheld here, and the card says how many; so are notes and quotes that people recorded on a cable that is marked higher as a whole.`
        : said,
    ),
    context('A coordinator changes this: `/demarche clearance UNCLASSIFIED`, `/demarche clearance off`.'),
  ]);
}
