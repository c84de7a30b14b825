import { memo } from 'react';
import type { Message } from '../../protocol.ts';
import { Blocks } from '../blocks/Blocks.tsx';
import { useBlockHost } from '../blocks/host.ts';
import { Mrkdwn } from '../blocks/Text.tsx';
import { personOf, useDesk } from '../state/context.ts';
import { clockTime, instantOf, longDay, zoneLabel } from '../time.ts';
import { Attachments } from './Attachments.tsx';
import { Avatar } from './Avatar.tsx';
import { EyeIcon, MoreIcon, ThreadIcon } from './icons.tsx';
import { Menu } from './Menu.tsx';
import { Popover } from './Popover.tsx';

interface Props {
  message: Message;
  /** Follows a message of the same author closely: no name and avatar again. */
  joined: boolean;
  replies: number;
  /** In the thread pane a message offers no thread of its own. */
  inThread: boolean;
}

function Toolbar({ message, inThread }: { message: Message; inThread: boolean }) {
  const { workspace, api, fail, openThread } = useDesk();
  const shortcuts = workspace.snapshot.shortcuts.filter(({ type }) => type === 'message');
  if (message.ephemeralTo !== null) return null;
  return (
    <div className="message-tools" role="toolbar" aria-label="Message actions">
      {!inThread && (
        <button
          type="button"
          className="tool"
          aria-label="Reply in thread"
          title="Reply in thread"
          onClick={() => openThread(message.channel, message.threadTs ?? message.ts)}
        >
          <ThreadIcon />
        </button>
      )}
      {shortcuts.length > 0 && (
        <Popover popup="menu" label="More message actions" buttonClass="tool" align="end" face={<MoreIcon />}>
          {(close) => (
            <Menu
              label="Message shortcuts"
              close={close}
              items={shortcuts.map(({ callbackId, name }) => ({
                key: callbackId,
                face: (
                  <>
                    {name}
                    <span className="menu-from">{workspace.snapshot.bot.name}</span>
                  </>
                ),
                onChoose: () => {
                  const { channel, ts } = message;
                  api.shortcut({ callbackId, type: 'message', channel, ts }).catch(fail);
                },
              }))}
            />
          )}
        </Popover>
      )}
    </div>
  );
}

function MessageBody({ message }: { message: Message }) {
  const host = useBlockHost('message', { channel: message.channel, ts: message.ts }, message.blocks);
  return (
    <>
      {message.blocks.length > 0 ? (
        <Blocks blocks={message.blocks} host={host} />
      ) : (
        <Mrkdwn text={message.text} />
      )}
      {message.edited && <span className="edited">(edited)</span>}
      <Attachments files={message.files} />
    </>
  );
}

function ReplyBar({ message, replies }: { message: Message; replies: number }) {
  const { openThread } = useDesk();
  return (
    <button type="button" className="reply-bar" onClick={() => openThread(message.channel, message.ts)}>
      <ThreadIcon />
      <strong>{replies === 1 ? '1 reply' : `${replies} replies`}</strong>
      <span className="reply-bar-hint">View thread</span>
    </button>
  );
}

/** One message: who, when on the reader's own clock, what, and what can be done with it. */
export const MessageRow = memo(function MessageRow({ message, joined, replies, inThread }: Props) {
  const desk = useDesk();
  const author = personOf(desk, message.user);
  const instant = instantOf(message.ts);
  const { tz } = desk.me;
  const time = clockTime(instant, tz);
  const exact = `${longDay(instant, tz)}, ${time} (${zoneLabel(tz, instant)})`;
  const ephemeral = message.ephemeralTo !== null;
  return (
    <article
      className={`message ${joined ? 'is-joined' : ''} ${ephemeral ? 'is-ephemeral' : ''}`}
      data-ts={message.ts}
      data-user={message.user}
      data-ephemeral={ephemeral || undefined}
      aria-label={`${author.realName}, ${time}`}
    >
      {ephemeral && (
        <p className="ephemeral-note">
          <EyeIcon /> Only visible to you
        </p>
      )}
      <div className="message-grid">
        <div className="message-margin">
          {joined ? (
            <time className="joined-time" dateTime={instant.toISOString()} title={exact}>
              {time}
            </time>
          ) : (
            <Avatar person={author} />
          )}
        </div>
        <div className="message-main">
          {!joined && (
            <div className="message-head">
              <span className="author" title={author.title || undefined}>
                {author.realName}
              </span>
              {author.kind === 'bot' && <span className="badge">APP</span>}
              {author.kind === 'guest' && <span className="badge">GUEST</span>}
              <time className="message-time" dateTime={instant.toISOString()} title={exact}>
                {time}
              </time>
            </div>
          )}
          <MessageBody message={message} />
          {replies > 0 && !inThread && <ReplyBar message={message} replies={replies} />}
        </div>
      </div>
      <Toolbar message={message} inThread={inThread} />
    </article>
  );
});
