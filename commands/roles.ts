import { ROLES, type Role } from '../src/demarche/index.ts';
import { DeskError } from '../src/desk/index.ts';
import { noticeMessage, rolesMessage } from '../src/slack/blocks/index.ts';
import type { Answer, Command, CommandContext } from './command.ts';
import { userIn } from './people.ts';

const USAGE =
  'Type `/demarche roles @somebody recorder` (or `reader`, `coordinator`), `/demarche roles @somebody remove`, or `/demarche roles everyone reader` for members who are not named.';

const WITH: Record<Role, string> = {
  reader: 'looks things up and records nothing',
  recorder: 'looks things up, records answers, imports and tracks',
  coordinator: 'does everything, also closing, reminders, clearances and roles',
};

const roleIn = (words: string): Role | null =>
  ROLES.find((role) => new RegExp(`\\b${role}s?\\b`, 'i').test(words)) ?? null;

async function shown({ desk, actor }: CommandContext): Promise<Answer> {
  const { workspace } = actor;
  return rolesMessage({
    grants: await desk.grants(workspace),
    defaultRole: await desk.defaultRole(workspace),
  });
}

async function everyone({ desk, actor, words }: CommandContext): Promise<Answer> {
  const role = roleIn(words);
  if (!role) throw new DeskError('invalid', `I could not read that. ${USAGE}`);
  const changed = await desk.setDefaultRole(actor, role);
  return noticeMessage(
    `${changed ? 'From now on every' : 'Every'} member who is not named is a *${role}*: ${WITH[role]}. Guests and people of other organisations still get nothing unless they are named.`,
  );
}

export const roles: Command = {
  name: 'roles',
  aliases: ['role'],
  usage: 'roles [@SOMEBODY reader, recorder, coordinator or remove; everyone ROLE]',
  help: 'who may look up, record or coordinate in this workspace; lets guests in by name',
  examples: ['roles', 'roles everyone reader'],
  async run(context) {
    const { words, desk, actor } = context;
    if (!words) return shown(context);
    if (/^(?:everyone|everybody|default|members)\b/i.test(words)) return everyone(context);
    const user = userIn(words);
    const role = roleIn(words);
    const off = /\b(?:remove|none|off|default)\b/i.test(words);
    if (!user || (!role && !off)) throw new DeskError('invalid', `I could not read that. ${USAGE}`);
    const changed = await desk.grant(actor, user, role);
    if (!role) {
      const usual = await desk.defaultRole(actor.workspace);
      return noticeMessage(
        changed
          ? `<@${user}> is not named any more. A member is a *${usual}* then; a guest, or somebody of another organisation, gets nothing.`
          : `<@${user}> had no role by name, so nothing was changed.`,
      );
    }
    return noticeMessage(
      `<@${user}> ${changed ? 'is now' : 'is already'} a *${role}*: ${WITH[role]}. They see a demarche only in a channel that tracks it and that they are in.`,
    );
  },
};
