import { useState } from 'react';
import type { Person } from '../../protocol.ts';
import { useDesk } from '../state/context.ts';
import type { Connection } from '../state/useWorkspace.ts';
import { clockTime, hoursToMondayMorning, shortDay, zoneLabel } from '../time.ts';
import { Avatar } from './Avatar.tsx';
import { ClockIcon, MenuIcon } from './icons.tsx';
import { Menu } from './Menu.tsx';
import { Popover } from './Popover.tsx';

function WorkspaceClock() {
  const { api, me, now, fail } = useDesk();
  const [moving, setMoving] = useState(false);
  const steps = [
    { label: '+1 h', title: 'One hour later', hours: () => 1 },
    { label: '+3 h', title: 'Three hours later', hours: () => 3 },
    { label: '+1 day', title: 'One day later', hours: () => 24 },
    { label: 'Mon 9:00', title: 'To next Monday, 9:00', hours: () => hoursToMondayMorning(now, me.tz) },
  ];
  const advance = async (hours: number) => {
    setMoving(true);
    await api.advance(hours).catch(fail);
    setMoving(false);
  };
  return (
    <fieldset className="clock" aria-label="Workspace clock">
      <span
        className="clock-now"
        data-testid="workspace-time"
        title="The workspace has its own clock; move it to see what comes later."
      >
        <ClockIcon />
        <time dateTime={now.toISOString()}>
          <span className="clock-day">{shortDay(now, me.tz)}</span> <strong>{clockTime(now, me.tz)}</strong>
        </time>
        <span className="clock-zone">{zoneLabel(me.tz, now)}</span>
      </span>
      <span className="clock-steps">
        {steps.map(({ label, title, hours }) => (
          <button
            key={label}
            type="button"
            className="clock-step"
            title={title}
            disabled={moving}
            onClick={() => void advance(hours())}
          >
            {label}
          </button>
        ))}
      </span>
    </fieldset>
  );
}

function AppState({ connection }: { connection: Connection }) {
  const { workspace } = useDesk();
  const { appConnected } = workspace.snapshot;
  const lost = connection === 'lost';
  const words = lost ? 'Reconnecting…' : appConnected ? 'App connected' : 'App not connected';
  return (
    <span
      className={`app-state ${lost || !appConnected ? 'is-down' : 'is-up'}`}
      role="status"
      title={words}
      data-testid="app-state"
    >
      <span className="app-dot" aria-hidden="true" />
      <span className="app-words">{words}</span>
    </span>
  );
}

function PersonFace({ person }: { person: Person }) {
  const { now } = useDesk();
  return (
    <span className="person-face">
      <Avatar person={person} size={32} />
      <span className="person-words">
        <span className="person-name">{person.realName}</span>
        <span className="person-title">{person.title || person.kind}</span>
        <span className="person-zone">
          {clockTime(now, person.tz)} · {zoneLabel(person.tz, now)}
        </span>
      </span>
    </span>
  );
}

function PersonSwitcher({ onSwitch }: { onSwitch: (person: string) => void }) {
  const { me, workspace } = useDesk();
  const others = workspace.snapshot.people.filter(({ kind }) => kind !== 'bot');
  return (
    <Popover
      popup="menu"
      label={`Acting as ${me.realName}`}
      buttonClass="switcher"
      panelClass="switcher-panel"
      align="end"
      testId="person-switcher"
      face={
        <>
          <Avatar person={me} size={28} />
          <span className="switcher-words">
            <span className="switcher-as">Acting as</span>
            <span className="switcher-name">{me.realName}</span>
          </span>
          <span className="picker-caret" aria-hidden="true" />
        </>
      }
    >
      {(close) => (
        <>
          <p className="switcher-note">Choose whose hands and eyes you have in this workspace.</p>
          <Menu
            label="Act as"
            close={close}
            items={others.map((person) => ({
              key: person.id,
              face: (
                <>
                  <PersonFace person={person} />
                  {person.id === me.id && <span className="switcher-current">now</span>}
                </>
              ),
              onChoose: () => onSwitch(person.id),
            }))}
          />
        </>
      )}
    </Popover>
  );
}

interface Props {
  connection: Connection;
  onSwitch: (person: string) => void;
  onMenu: () => void;
  menuOpen: boolean;
}

/** The workspace, its clock, the state of the app, and who acts. */
export function TopBar({ connection, onSwitch, onMenu, menuOpen }: Props) {
  const { workspace } = useDesk();
  return (
    <header className="topbar">
      <button
        type="button"
        className="tool menu-toggle"
        aria-label="Channels"
        aria-expanded={menuOpen}
        onClick={onMenu}
      >
        <MenuIcon />
      </button>
      <h1 className="team">{workspace.snapshot.team.name}</h1>
      <WorkspaceClock />
      <AppState connection={connection} />
      <PersonSwitcher onSwitch={onSwitch} />
    </header>
  );
}
