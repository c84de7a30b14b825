import type { Datepicker } from '@slack/types';
import { Calendar } from '../../components/Calendar.tsx';
import { Popover } from '../../components/Popover.tsx';
import { useDesk } from '../../state/context.ts';
import { dayKey, isDay, longDay } from '../../time.ts';
import { type Placement, useInteraction } from '../useInteraction.tsx';
import { useTypedValue } from '../useTypedValue.ts';
import { elementValue } from '../values.ts';

/** A date that can be typed as 2008-03-07 or picked; the month shown first is that of the workspace clock. */
export function DateInput({ element, placement }: { element: Datepicker; placement: Placement }) {
  const { me, now } = useDesk();
  const { pending, choose, dialog } = useInteraction(element, placement);
  const typed = useTypedValue(
    element.type,
    placement,
    (chosen) => String(chosen ?? ''),
    (words) => (isDay(words.trim()) ? words.trim() : null),
    choose,
  );
  const { shown } = typed;
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
        aria-invalid={placement.invalid || typed.unreadable || undefined}
        onChange={(event) => typed.type(event.target.value)}
        onBlur={typed.commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') typed.commit();
        }}
      />
      <Popover popup="dialog" label="Open calendar" buttonClass="button button-icon" face={<CalendarIcon />}>
        {(close) => (
          <Calendar
            day={isDay(shown) ? shown : dayKey(now, me.tz)}
            today={dayKey(now, me.tz)}
            onChoose={(day) => {
              close();
              typed.forget();
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
