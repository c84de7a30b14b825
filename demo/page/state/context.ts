import { createContext, type RefObject, useContext } from 'react';
import type { Channel, Person } from '../../protocol.ts';
import type { Api } from '../api.ts';
import type { Change, Workspace } from './workspace.ts';

/** What every part of the page needs: who acts, what they see, and how to do something about it. */
export interface Desk {
  api: Api;
  me: Person;
  workspace: Workspace;
  /** Workspace time, a few seconds coarse. */
  now: Date;
  /** True after something was typed or submitted, until the answer to it is shown; a click shows its result in place. */
  awaiting: RefObject<boolean>;
  /** Says a failure in words. */
  fail: (error: unknown) => void;
  change: (change: Change) => void;
  openChannel: (channel: string) => void;
  openThread: (channel: string, ts: string) => void;
}

/** Apart from the rest, so that text is drawn again only when it changes or the theme does. */
export const ThemeContext = createContext<'light' | 'dark'>('light');

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('useDesk needs the page around it');
  return desk;
}

/** Who is behind an id; a stranger is shown by the id itself. */
export function personOf(desk: Desk, id: string): Person {
  const { people, bot } = desk.workspace.snapshot;
  const found = people.find((person) => person.id === id);
  if (found) return found;
  const isBot = id === bot.userId;
  const name = isBot ? bot.name : id;
  return {
    id,
    name,
    realName: name,
    title: '',
    avatar: { text: name.slice(0, 2).toUpperCase(), color: isBot ? '#7a5c1e' : '#5b6472' },
    tz: 'UTC',
    kind: isBot ? 'bot' : 'member',
  };
}

/** Everybody who can be spoken to: the people, and the app's bot also where the server does not list it among them. */
export function everybody(desk: Desk): Person[] {
  const { people, bot } = desk.workspace.snapshot;
  return people.some(({ id }) => id === bot.userId) ? people : [...people, personOf(desk, bot.userId)];
}

/** How a channel is called in the sidebar, its header and its composer. */
export function channelTitle(desk: Desk, channel: Channel): string {
  if (channel.kind !== 'dm') return channel.name;
  return personOf(desk, channel.with ?? channel.name).realName;
}
