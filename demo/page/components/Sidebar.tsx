import type { ReactNode } from 'react';
import type { Channel } from '../../protocol.ts';
import { channelTitle, personOf, useDesk } from '../state/context.ts';
import { Avatar } from './Avatar.tsx';
import { HashIcon, LockIcon } from './icons.tsx';

/** What the main pane shows: a channel, or the home of the app. */
export type Place = { type: 'channel'; channel: string } | { type: 'home' };

interface Props {
  place: Place;
  onChannel: (channel: string) => void;
  onHome: () => void;
}

function Entry(props: {
  face: ReactNode;
  label: string;
  active: boolean;
  unread: number;
  onClick: () => void;
}) {
  return (
    <li>
      <button
        type="button"
        className={`entry ${props.active ? 'is-active' : ''} ${props.unread > 0 ? 'is-unread' : ''}`}
        aria-current={props.active ? 'page' : undefined}
        onClick={props.onClick}
      >
        <span className="entry-face">{props.face}</span>
        <span className="entry-label">{props.label}</span>
        {props.unread > 0 && (
          <span className="entry-count">
            {props.unread}
            <span className="visually-hidden"> unread</span>
          </span>
        )}
      </button>
    </li>
  );
}

/** Channels, direct messages and the app. */
export function Sidebar({ place, onChannel, onHome }: Props) {
  const desk = useDesk();
  const { channels, bot, team } = desk.workspace.snapshot;
  const byName = (a: Channel, b: Channel) => channelTitle(desk, a).localeCompare(channelTitle(desk, b));
  const named = channels.filter(({ kind }) => kind !== 'dm').sort(byName);
  const botDm = channels.find((one) => one.kind === 'dm' && one.with === bot.userId);
  const dms = channels.filter((one) => one.kind === 'dm' && one !== botDm).sort(byName);
  const current = place.type === 'channel' ? place.channel : null;
  const entry = (channel: Channel, face: ReactNode) => (
    <Entry
      key={channel.id}
      face={face}
      label={channelTitle(desk, channel)}
      active={channel.id === current}
      unread={desk.workspace.unread[channel.id] ?? 0}
      onClick={() => onChannel(channel.id)}
    />
  );
  return (
    <nav className="sidebar" aria-label={team.name}>
      <h2 id="sidebar-channels">Channels</h2>
      <ul aria-labelledby="sidebar-channels">
        {named.map((channel) => entry(channel, channel.kind === 'private' ? <LockIcon /> : <HashIcon />))}
      </ul>
      {dms.length > 0 && (
        <>
          <h2 id="sidebar-dms">Direct messages</h2>
          <ul aria-labelledby="sidebar-dms">
            {dms.map((channel) =>
              entry(channel, <Avatar person={personOf(desk, channel.with ?? '')} size={20} />),
            )}
          </ul>
        </>
      )}
      <h2 id="sidebar-apps">Apps</h2>
      <ul aria-labelledby="sidebar-apps">
        <Entry
          face={<Avatar person={personOf(desk, bot.userId)} size={20} />}
          label={bot.name}
          active={place.type === 'home' || (botDm !== undefined && botDm.id === current)}
          unread={botDm ? (desk.workspace.unread[botDm.id] ?? 0) : 0}
          onClick={onHome}
        />
      </ul>
    </nav>
  );
}
