import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { completionAt, matchNames } from '../composing.ts';
import { everybody, useDesk } from '../state/context.ts';
import { Avatar } from './Avatar.tsx';

interface Offer {
  key: string;
  /** What takes the place of what was typed. */
  words: string;
  face: ReactNode;
}

type Replace = (start: number, end: number, words: string) => void;

export interface CompletionState {
  offers: Offer[];
  /** The offer that Enter takes. */
  at: number;
  title: string;
  choose: (at: number, replace: Replace) => void;
  /** True when the key was for the list. */
  onKeyDown: (event: KeyboardEvent, replace: Replace) => boolean;
}

const TITLES = { command: 'Commands', person: 'People', channel: 'Channels' };

function useOffers(found: ReturnType<typeof completionAt>, withCommands: boolean): Offer[] {
  const desk = useDesk();
  const { channels, commands } = desk.workspace.snapshot;
  if (!found || (found.kind === 'command' && !withCommands)) return [];
  switch (found.kind) {
    case 'command':
      return matchNames(commands, `/${found.query}`, ({ command }) => [command]).map((one) => ({
        key: one.command,
        words: one.command,
        face: (
          <span className="offer-command">
            <span>
              <strong>{one.command}</strong> <span className="offer-usage">{one.usageHint}</span>
            </span>
            <span className="offer-detail">{one.description}</span>
          </span>
        ),
      }));
    case 'person':
      return matchNames(everybody(desk), found.query, (person) => [person.realName, person.name]).map(
        (person) => ({
          key: person.id,
          words: `@${person.realName}`,
          face: (
            <>
              <Avatar person={person} size={22} />
              <strong>{person.realName}</strong>
              <span className="offer-detail">{person.title}</span>
            </>
          ),
        }),
      );
    case 'channel':
      return matchNames(
        channels.filter(({ kind }) => kind !== 'dm'),
        found.query,
        ({ name }) => [name],
      ).map((channel) => ({
        key: channel.id,
        words: `#${channel.name}`,
        face: (
          <>
            <strong>#{channel.name}</strong>
            <span className="offer-detail">{channel.topic}</span>
          </>
        ),
      }));
  }
}

/** What can be completed at the caret, and the keys that move, take and dismiss it. */
export function useCompletion(text: string, caret: number, withCommands: boolean): CompletionState {
  const found = completionAt(text, caret);
  const key = found ? `${found.kind} ${found.query}` : '';
  const [active, setActive] = useState({ key: '', at: 0 });
  const [dismissed, setDismissed] = useState('');
  const all = useOffers(found, withCommands);
  const offers = dismissed === key ? [] : all;
  const at = active.key === key ? Math.min(active.at, offers.length - 1) : 0;

  const choose: CompletionState['choose'] = (which, replace) => {
    const offer = offers[which];
    if (offer && found) replace(found.start, found.end, offer.words);
  };
  const onKeyDown: CompletionState['onKeyDown'] = (event, replace) => {
    if (offers.length === 0) return false;
    // A command that is typed whole is sent by Enter; completing it again would only add a space.
    const whole = found?.kind === 'command' && offers[at]?.words === text.trim();
    if (event.key === 'ArrowDown') setActive({ key, at: (at + 1) % offers.length });
    else if (event.key === 'ArrowUp') setActive({ key, at: (at - 1 + offers.length) % offers.length });
    else if (event.key === 'Tab' || (event.key === 'Enter' && !event.shiftKey && !whole)) choose(at, replace);
    else if (event.key === 'Escape') setDismissed(key);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  return { offers, at, title: found ? TITLES[found.kind] : '', choose, onKeyDown };
}

export function CompletionList(props: {
  id: string;
  completion: CompletionState;
  onChoose: (at: number) => void;
}) {
  const { id, completion, onChoose } = props;
  return (
    <div className="completion">
      <p className="completion-title">
        {completion.title}
        <span className="completion-keys">↑ ↓ to move · Enter to take · Esc to dismiss</span>
      </p>
      <div id={id} role="listbox" aria-label={completion.title} tabIndex={-1}>
        {completion.offers.map((offer, at) => (
          <div
            key={offer.key}
            id={`${id}-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === completion.at}
            className={`offer ${at === completion.at ? 'is-active' : ''}`}
            onPointerDown={(event) => {
              event.preventDefault();
              onChoose(at);
            }}
          >
            {offer.face}
          </div>
        ))}
      </div>
    </div>
  );
}
