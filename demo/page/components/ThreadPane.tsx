import type { Channel } from '../../protocol.ts';
import { channelTitle, useDesk } from '../state/context.ts';
import { threadMessages } from '../state/workspace.ts';
import { Composer } from './Composer.tsx';
import { CloseIcon } from './icons.tsx';
import { MessageList } from './MessageList.tsx';

/** One thread beside its channel. */
export function ThreadPane({ channel, ts, onClose }: { channel: Channel; ts: string; onClose: () => void }) {
  const desk = useDesk();
  const title = channelTitle(desk, channel);
  return (
    <aside className="thread" aria-label="Thread" data-testid="thread-pane">
      <header className="pane-head">
        <h2>Thread</h2>
        <p className="topic">{channel.kind === 'dm' ? title : `#${title}`}</p>
        <button type="button" className="tool" aria-label="Close thread" onClick={onClose}>
          <CloseIcon />
        </button>
      </header>
      <MessageList
        id={`${channel.id}:${ts}`}
        label="Thread messages"
        messages={threadMessages(desk.workspace, channel.id, ts)}
        inThread
      />
      <Composer key={ts} channel={channel.id} threadTs={ts} label="Reply in thread" />
    </aside>
  );
}
