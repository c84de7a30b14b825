import { wireChannel, wireProfile, wireUser } from '../wire.ts';
import { pageOf } from './args.ts';
import { conversationsOfTypes } from './conversations.ts';
import { knownPerson, type Methods } from './method.ts';

export const users: Methods = {
  'users.info': (args, core) => ({
    user: wireUser(core.workspace, knownPerson(core, args.text('user'))),
  }),

  'users.list': (args, { workspace }) => {
    const { items, metadata } = pageOf(
      [...workspace.people.values()].filter(({ kind }) => kind !== 'stranger'),
      args,
    );
    return { members: items.map((person) => wireUser(workspace, person)), ...metadata };
  },

  /** The bot sees of a person's conversations only those it could list itself. */
  'users.conversations': (args, core) => {
    const person = args.text('user') || core.workspace.bot.userId;
    knownPerson(core, person);
    const { items, metadata } = pageOf(conversationsOfTypes(core, args, person), args);
    return { channels: items.map((id) => wireChannel(core.workspace, id)), ...metadata };
  },

  'users.profile.get': (args, core) => ({
    profile: wireProfile(knownPerson(core, args.text('user') || core.workspace.bot.userId)),
  }),
};
