import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Popover } from '../../components/Popover.tsx';

export interface Choice {
  id: string;
  label: string;
  detail?: string;
}

export interface ChoiceGroup {
  label: string | null;
  choices: Choice[];
}

interface Props {
  placeholder: string;
  chosen: Choice[];
  multiple: boolean;
  /** Everything there is, to be searched here; or a question to somebody else, for each typed text. */
  source: ChoiceGroup[] | ((typed: string) => Promise<ChoiceGroup[]>);
  minLength?: number;
  maxChosen?: number;
  pending: boolean;
  labelId?: string;
  describedBy?: string;
  invalid?: boolean;
  onChange: (ids: Choice[]) => void;
}

function filtered(groups: ChoiceGroup[], typed: string): ChoiceGroup[] {
  const words = typed.trim().toLowerCase();
  if (words === '') return groups;
  return groups
    .map((group) => ({
      ...group,
      choices: group.choices.filter((choice) =>
        `${choice.label} ${choice.detail ?? ''}`.toLowerCase().includes(words),
      ),
    }))
    .filter((group) => group.choices.length > 0);
}

const ASK_AFTER_MS = 150;

function useOffers(source: Props['source'], typed: string, minLength: number) {
  const [answer, setAnswer] = useState<{ typed: string; groups: ChoiceGroup[]; failed: boolean } | null>(
    null,
  );
  const ask = useRef(source);
  ask.current = source;
  const remote = typeof source === 'function';
  useEffect(() => {
    const question = ask.current;
    if (!remote || typeof question !== 'function' || typed.length < minLength) return;
    let stale = false;
    const timer = setTimeout(async () => {
      try {
        const groups = await question(typed);
        if (!stale) setAnswer({ typed, groups, failed: false });
      } catch {
        // The list itself says that it could not be loaded, as Slack's does.
        if (!stale) setAnswer({ typed, groups: [], failed: true });
      }
    }, ASK_AFTER_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [remote, typed, minLength]);
  if (typeof source !== 'function') return { groups: filtered(source, typed), note: 'Nothing matches.' };
  if (typed.length < minLength) return { groups: [], note: `Type ${minLength} or more letters.` };
  if (answer?.typed !== typed) return { groups: answer?.groups ?? [], note: 'Looking…' };
  return { groups: answer.groups, note: answer.failed ? 'The app did not answer.' : 'Nothing matches.' };
}

function OptionList(props: Props & { close: () => void; listId: string }) {
  const { chosen, multiple, source, maxChosen, onChange, close, listId } = props;
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const { groups, note } = useOffers(source, typed, props.minLength ?? 0);
  const flat = groups.flatMap((group) => group.choices);
  const at = Math.min(active, Math.max(0, flat.length - 1));
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`[data-at="${at}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const isChosen = (choice: Choice) => chosen.some(({ id }) => id === choice.id);
  const pick = (choice: Choice | undefined) => {
    if (!choice) return;
    if (!multiple) {
      close();
      onChange([choice]);
    } else if (isChosen(choice)) {
      onChange(chosen.filter(({ id }) => id !== choice.id));
    } else if (maxChosen === undefined || chosen.length < maxChosen) {
      onChange([...chosen, choice]);
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'ArrowDown') setActive(Math.min(at + 1, flat.length - 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(at - 1, 0));
    else if (event.key === 'Enter') pick(flat[at]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  let index = -1;
  return (
    <div className="picker-panel">
      <input
        className="input picker-search"
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={flat.length > 0 ? `${listId}-${at}` : undefined}
        aria-label="Search options"
        autoComplete="off"
        placeholder="Search…"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        ref={list}
        id={listId}
        role="listbox"
        tabIndex={-1}
        aria-multiselectable={multiple || undefined}
        className="picker-list"
      >
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group inside a listbox has no element of its own
          <div key={group.label ?? ''} role="group" aria-label={group.label ?? undefined}>
            {group.label && <div className="picker-group">{group.label}</div>}
            {group.choices.map((choice) => {
              index += 1;
              const here = index;
              return (
                <div
                  key={choice.id}
                  id={`${listId}-${here}`}
                  data-at={here}
                  role="option"
                  tabIndex={-1}
                  aria-selected={isChosen(choice)}
                  className={`picker-option ${here === at ? 'is-active' : ''}`}
                  onPointerMove={() => setActive(here)}
                  onClick={() => pick(choice)}
                  onKeyDown={(event) => event.key === 'Enter' && pick(choice)}
                >
                  <span className="picker-tick" aria-hidden="true">
                    {isChosen(choice) ? '✓' : ''}
                  </span>
                  <span className="picker-label">{choice.label}</span>
                  {choice.detail && <span className="picker-detail">{choice.detail}</span>}
                </div>
              );
            })}
          </div>
        ))}
        {(flat.length === 0 || note === 'Looking…') && <p className="picker-note">{note}</p>}
      </div>
    </div>
  );
}

/** A select of one or several, with search, groups and keyboard; the closed control shows what is chosen. */
export function Picker(props: Props) {
  const { chosen, multiple, placeholder, pending, labelId } = props;
  const listId = useId();
  const valueId = useId();
  const face = multiple
    ? chosen.length > 0
      ? chosen.map(({ label }) => label).join(', ')
      : placeholder
    : (chosen[0]?.label ?? placeholder);
  return (
    <span className={`picker ${pending ? 'is-pending' : ''}`}>
      <Popover
        popup="listbox"
        buttonClass="picker-button"
        panelClass="picker-popover"
        matchWidth
        disabled={pending}
        {...(labelId === undefined ? {} : { labelledBy: `${labelId} ${valueId}` })}
        {...(props.describedBy === undefined ? {} : { describedBy: props.describedBy })}
        {...(props.invalid === undefined ? {} : { invalid: props.invalid })}
        face={
          <>
            <span id={valueId} className={chosen.length > 0 ? 'picker-value' : 'picker-value is-placeholder'}>
              {face}
            </span>
            <span className="picker-caret" aria-hidden="true" />
          </>
        }
      >
        {(close) => <OptionList {...props} close={close} listId={listId} />}
      </Popover>
    </span>
  );
}
