import type { KnownBlock } from '@slack/types';
import { Blocks } from '../blocks/Blocks.tsx';
import { useBlockHost } from '../blocks/host.ts';
import { personOf, useDesk } from '../state/context.ts';
import type { OpenView } from '../state/workspace.ts';
import { Avatar } from './Avatar.tsx';

export function AppTabs(props: { current: 'home' | 'messages'; onHome: () => void; onMessages: () => void }) {
  const tab = (name: 'home' | 'messages', label: string, onClick: () => void) => (
    <button
      type="button"
      className={`tab ${props.current === name ? 'is-active' : ''}`}
      aria-current={props.current === name ? 'page' : undefined}
      onClick={onClick}
    >
      {label}
    </button>
  );
  return (
    <nav className="tabs" aria-label="App">
      {tab('home', 'Home', props.onHome)}
      {tab('messages', 'Messages', props.onMessages)}
    </nav>
  );
}

/** Views may hold blocks that Slack's types do not know yet; they are drawn or named, never dropped. */
export const knownBlocks = (view: OpenView): readonly KnownBlock[] => view.blocks as readonly KnownBlock[];

function HomeView({ view }: { view: OpenView }) {
  const blocks = knownBlocks(view);
  const host = useBlockHost('home', { viewId: view.id }, blocks);
  return <Blocks blocks={blocks} host={host} />;
}

/** The app's own page for this person. */
export function HomePane({ onHome, onMessages }: { onHome: () => void; onMessages: () => void }) {
  const desk = useDesk();
  const { bot } = desk.workspace.snapshot;
  const { home } = desk.workspace;
  return (
    <section className="pane" aria-label={`${bot.name} home`} data-testid="app-home">
      <header className="pane-head">
        <h2>
          <Avatar person={personOf(desk, bot.userId)} size={24} />
          <span>{bot.name}</span>
        </h2>
        <AppTabs current="home" onHome={onHome} onMessages={onMessages} />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <div className="home" tabIndex={0}>
        {home ? (
          <HomeView key={home.id} view={home} />
        ) : (
          <div className="home-empty">
            <p>{bot.name} has nothing to show here yet.</p>
            <button type="button" className="button" onClick={onMessages}>
              Write to {bot.name}
            </button>
          </div>
        )}
      </div>
    </section>
  );
}
