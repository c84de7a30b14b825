import type { DateTimepicker, Timepicker } from '@slack/types';
import { useDesk } from '../../state/context.ts';
import { instantAt, localParts, readTime } from '../../time.ts';
import { type Placement, useInteraction } from '../useInteraction.tsx';
import { useTypedValue } from '../useTypedValue.ts';

interface Props {
  element: Timepicker | DateTimepicker;
  placement: Placement;
}

/** A time of day, or a date and a time on the acting person's clock; sent when the field is left or Enter is pressed. */
export function TimeInput({ element, placement }: Props) {
  const { me } = useDesk();
  const { pending, choose, dialog } = useInteraction(element, placement);
  const withDate = element.type === 'datetimepicker';
  const typed = useTypedValue(
    element.type,
    placement,
    (chosen) => (typeof chosen === 'number' ? localParts(chosen, me.tz) : String(chosen ?? '')),
    (words) => (withDate ? instantAt(words, me.tz) : readTime(words)),
    choose,
  );
  return (
    <span className={`time-input ${pending ? 'is-pending' : ''}`}>
      <input
        className="input"
        type={withDate ? 'datetime-local' : 'text'}
        placeholder="HH:MM"
        value={typed.shown}
        disabled={pending}
        aria-label={placement.labelId === undefined ? 'Time' : undefined}
        aria-labelledby={placement.labelId}
        aria-describedby={placement.describedBy}
        aria-invalid={placement.invalid || typed.unreadable || undefined}
        onChange={(event) => typed.type(event.target.value)}
        onBlur={typed.commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') typed.commit();
        }}
      />
      {dialog}
    </span>
  );
}
