import { useState } from 'react';
import type { Channel } from '../../protocol.ts';
import { channelTitle, personOf, useDesk } from '../state/context.ts';
import { channelMessages } from '../state/workspace.ts';
import { zoneLabel } from '../time.ts';
import { Avatar } from './Avatar.tsx';
import { Composer } from './Composer.tsx';
import { AppTabs } from './HomePane.tsx';
import { HashIcon, LockIcon } from './icons.tsx';
import { MessageList } from './MessageList.tsx';

function JoinBar({ channel }: { channel: Channel }) {
  const { api, fail } = useDesk();
  const [busy, setBusy] = useState(false);
  const join = async () => {
    setBusy(true);
    await api.join(channel.id).catch(fail);
    setBusy(false);
  };
  return (
    <div className="join-bar">
      <span>
        You are looking at <strong>#{channel.name}</strong>.
      </span>
      <button type="button" className="button button-solid" disabled={busy} onClick={() => void join()}>
        Join channel
      </button>
    </div>
  );
}

function Intro({ channel, title }: { channel: Channel; title: string }) {
  const desk = useDesk();
  if (channel.kind === 'dm') {
    const other = personOf(desk, channel.with ?? '');
    return (
      <div className="intro">
        <Avatar person={other} size={48} />
        <p>
          This is between you and <strong>{other.realName}</strong>.
          {other.kind !== 'bot' && ` ${other.title}, ${zoneLabel(other.tz, desk.now)}.`}
        </p>
      </div>
    );
  }
  return (
    <div className="intro">
      <p className="intro-name">
        {channel.kind === 'private' ? <LockIcon /> : <HashIcon />} {title}
      </p>
      <p>
        This is the beginning of the {channel.kind === 'private' ? 'private ' : ''}channel.
        {channel.topic && ` ${channel.topic}`}
      </p>
    </div>
  );
}

/** A channel or a direct message: its head, its messages, its composer. */
export function ChannelPane({ channel, onHome }: { channel: Channel; onHome: () => void }) {
  const desk = useDesk();
  const { bot } = desk.workspace.snapshot;
  const title = channelTitle(desk, channel);
  const isDm = channel.kind === 'dm';
  const member = isDm || channel.members.includes(desk.me.id);
  const members = channel.members.length;
  return (
    <section className="pane" aria-label={isDm ? title : `#${title}`} data-testid="channel-pane">
      <header className="pane-head">
        <h2>
          {isDm ? (
            <Avatar person={personOf(desk, channel.with ?? '')} size={24} />
          ) : channel.kind === 'private' ? (
            <LockIcon />
          ) : (
            <HashIcon />
          )}
          <span>{title}</span>
        </h2>
        {channel.with === bot.userId ? (
          <AppTabs current="messages" onHome={onHome} onMessages={() => undefined} />
        ) : (
          <p className="topic" title={channel.topic}>
            {channel.topic}
          </p>
        )}
        {!isDm && (
          <span
            className="members"
            title={channel.members.map((id) => personOf(desk, id).realName).join(', ')}
          >
            {members === 1 ? '1 member' : `${members} members`}
          </span>
        )}
      </header>
      <MessageList
        id={channel.id}
        label={`Messages in ${isDm ? title : `#${title}`}`}
        messages={channelMessages(desk.workspace, channel.id)}
        inThread={false}
        intro={<Intro channel={channel} title={title} />}
      />
      {member ? (
        <Composer key={channel.id} channel={channel.id} label={`Message ${isDm ? title : `#${title}`}`} />
      ) : (
        <JoinBar channel={channel} />
      )}
    </section>
  );
}
