import type { Datepicker } from '@slack/types';
import { useState } from 'react';
import { Calendar } from '../../components/Calendar.tsx';
import { Popover } from '../../components/Popover.tsx';
import { useDesk } from '../../state/context.ts';
import { dayKey, longDay } from '../../time.ts';
import { type Placement, useInteraction } from '../useInteraction.tsx';
import { chosenIn, elementValue } from '../values.ts';

const isDay = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);

/** A date that can be typed as 2008-03-07 or picked; the month shown first is that of the workspace clock. */
export function DateInput({ element, placement }: { element: Datepicker; placement: Placement }) {
  const { me, now } = useDesk();
  const { value, pending, choose, dialog } = useInteraction(element, placement);
  const chosen = String(chosenIn(value) ?? '');
  const [draft, setDraft] = useState<string | null>(null);
  const shown = draft ?? chosen;
  const commit = () => {
    if (draft === null) return;
    const typed = draft.trim();
    if (typed !== chosen && (typed === '' || isDay(typed))) choose(elementValue(element.type, typed));
    if (typed === '' || isDay(typed)) setDraft(null);
  };
  return (
    <span className={`date-input ${pending ? 'is-pending' : ''}`}>
      <input
        className="input"
        type="text"
        inputMode="numeric"
        placeholder="YYYY-MM-DD"
        value={shown}
        disabled={pending}
        aria-label={placement.labelId === undefined ? (element.placeholder?.text ?? 'Date') : undefined}
        aria-labelledby={placement.labelId}
        aria-describedby={placement.describedBy}
        aria-invalid={placement.invalid || (draft !== null && draft !== '' && !isDay(draft)) || undefined}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
        }}
      />
      <Popover popup="dialog" label="Open calendar" buttonClass="button button-icon" face={<CalendarIcon />}>
        {(close) => (
          <Calendar
            day={isDay(shown) ? shown : dayKey(now, me.tz)}
            today={dayKey(now, me.tz)}
            onChoose={(day) => {
              close();
              setDraft(null);
              choose(elementValue(element.type, day));
            }}
          />
        )}
      </Popover>
      {isDay(shown) && <span className="date-words">{longDay(new Date(`${shown}T12:00:00Z`), 'UTC')}</span>}
      {dialog}
    </span>
  );
}

function CalendarIcon() {
  return (
    <svg
      viewBox="0 0 20 20"
      width="16"
      height="16"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
    >
      <rect x="3" y="4.5" width="14" height="12.5" rx="2" />
      <path d="M3 8.5h14M7 2.5v4M13 2.5v4" />
    </svg>
  );
}
