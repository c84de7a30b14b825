import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Desk, DeskContext, ThemeContext } from '../state/context.ts';
import { useTheme } from '../state/useTheme.ts';
import { useWorkspaceNow } from '../state/useTick.ts';
import { useToasts } from '../state/useToasts.ts';
import { useWorkspace } from '../state/useWorkspace.ts';
import { Announcer } from './Announcer.tsx';
import { ChannelPane } from './ChannelPane.tsx';
import { HomePane } from './HomePane.tsx';
import { Modals } from './Modals.tsx';
import { type Place, Sidebar } from './Sidebar.tsx';
import { ThreadPane } from './ThreadPane.tsx';
import { Toasts } from './Toasts.tsx';
import { TopBar } from './TopBar.tsx';

const CHANNEL = 'channel';

/** The whole workspace as one person sees it. */
export function Session({ as, onSwitch }: { as: string; onSwitch: (person: string) => void }) {
  const { toasts, fail, done } = useToasts();
  const [wanted, setWanted] = useState<Place | null>(() => {
    const channel = new URLSearchParams(location.search).get(CHANNEL);
    return channel === null ? null : { type: 'channel', channel };
  });
  const [thread, setThread] = useState<{ channel: string; ts: string } | null>(null);
  const [menuOpen, setMenuOpen] = useState(false);
  const wantedChannel = wanted?.type === 'channel' ? wanted.channel : null;
  const reading = useRef<string | null>(null);
  const awaiting = useRef(false);
  const onMissing = useCallback(() => onSwitch(''), [onSwitch]);
  const { workspace, connection, api, change } = useWorkspace(as, reading, fail, onMissing);
  const theme = useTheme();
  const now = useWorkspaceNow(workspace?.snapshot.now ?? '1970-01-01T00:00:00Z');

  const channels = workspace?.snapshot.channels;
  const asked = channels?.find(({ id }) => id === wantedChannel);
  const first = channels?.find(
    ({ kind, members }) => kind !== 'dm' && members.includes(workspace?.snapshot.me.id ?? ''),
  );
  const channel = wanted?.type === 'home' ? undefined : (asked ?? first ?? channels?.[0]);
  const channelId = channel?.id;
  reading.current = channelId ?? null;
  const place: Place = channel ? { type: 'channel', channel: channel.id } : { type: 'home' };
  const threadChannel = thread && channels?.find(({ id }) => id === thread.channel);

  const openChannel = useCallback((id: string) => {
    setWanted({ type: 'channel', channel: id });
    setThread(null);
    setMenuOpen(false);
    const url = new URL(location.href);
    url.searchParams.set(CHANNEL, id);
    history.replaceState(null, '', url);
  }, []);
  const openHome = useCallback(() => {
    setWanted({ type: 'home' });
    setThread(null);
    setMenuOpen(false);
    api.openHome().catch(fail);
  }, [api, fail]);
  const openThread = useCallback(
    (inChannel: string, ts: string) => setThread({ channel: inChannel, ts }),
    [],
  );

  const live = connection === 'open';
  useEffect(() => {
    if (!live || channelId === undefined) return;
    setWanted((before) => before ?? { type: 'channel', channel: channelId });
    change({ type: 'read', channel: channelId });
    api
      .messages(channelId)
      .then(({ messages }) => change({ type: 'history', channel: channelId, messages }))
      .catch(fail);
  }, [live, channelId, api, change, fail]);
  useEffect(() => {
    if (!live || !thread) return;
    api
      .thread(thread.channel, thread.ts)
      .then(({ messages }) => change({ type: 'history', channel: thread.channel, messages }))
      .catch(fail);
  }, [live, thread, api, change, fail]);

  const desk = useMemo(
    (): Desk | null =>
      workspace && {
        api,
        me: workspace.snapshot.me,
        workspace,
        now,
        awaiting,
        fail,
        change,
        openChannel,
        openThread,
      },
    [workspace, api, now, fail, change, openChannel, openThread],
  );
  useEffect(() => {
    if (desk) document.title = `${channel ? `${channel.name} · ` : ''}${desk.workspace.snapshot.team.name}`;
  }, [desk, channel]);

  if (!desk)
    return (
      <p className="starting" role="status">
        {connection === 'lost'
          ? 'The workspace server does not answer. Trying again…'
          : 'Opening the workspace…'}
      </p>
    );
  const notices = <Toasts toasts={toasts} onDone={done} />;
  const botDm = desk.workspace.snapshot.channels.find(
    (one) => one.kind === 'dm' && one.with === desk.workspace.snapshot.bot.userId,
  );
  return (
    <ThemeContext value={theme}>
      <DeskContext value={desk}>
        <div className={`shell ${threadChannel ? 'has-thread' : ''} ${menuOpen ? 'has-menu' : ''}`}>
          <TopBar
            connection={connection}
            onSwitch={onSwitch}
            onMenu={() => setMenuOpen(!menuOpen)}
            menuOpen={menuOpen}
          />
          <Sidebar place={place} onChannel={openChannel} onHome={openHome} />
          {menuOpen && (
            <button
              type="button"
              className="scrim"
              aria-label="Close channels"
              onClick={() => setMenuOpen(false)}
            />
          )}
          <main className="main">
            {channel ? (
              <ChannelPane channel={channel} onHome={openHome} />
            ) : (
              <HomePane onHome={openHome} onMessages={() => botDm && openChannel(botDm.id)} />
            )}
          </main>
          {thread && threadChannel && (
            <ThreadPane channel={threadChannel} ts={thread.ts} onClose={() => setThread(null)} />
          )}
        </div>
        <Announcer reading={channelId ?? null} />
        <Modals notices={notices} />
      </DeskContext>
    </ThemeContext>
  );
}
