import type { DateTimepicker, Timepicker } from '@slack/types';
import { useState } from 'react';
import { useDesk } from '../../state/context.ts';
import { instantAt, localParts } from '../../time.ts';
import { type Placement, useInteraction } from '../useInteraction.tsx';
import { chosenIn, elementValue } from '../values.ts';

/** A time of day, or a date and a time on the acting person's clock; sent when the field is left or Enter is pressed. */
export function TimeInput({
  element,
  placement,
}: {
  element: Timepicker | DateTimepicker;
  placement: Placement;
}) {
  const { me } = useDesk();
  const { value, pending, choose, dialog } = useInteraction(element, placement);
  const [draft, setDraft] = useState<string | null>(null);
  const withDate = element.type === 'datetimepicker';
  const chosen = chosenIn(value);
  const kept = withDate && typeof chosen === 'number' ? localParts(chosen, me.tz) : String(chosen ?? '');
  const commit = () => {
    if (draft === null || draft === kept) return setDraft(null);
    const time = withDate && draft !== '' ? instantAt(draft, me.tz) : draft;
    setDraft(null);
    choose(elementValue(element.type, time));
  };
  return (
    <span className={`time-input ${pending ? 'is-pending' : ''}`}>
      <input
        className="input"
        type={withDate ? 'datetime-local' : 'time'}
        value={draft ?? kept}
        disabled={pending}
        aria-label={placement.labelId === undefined ? 'Time' : undefined}
        aria-labelledby={placement.labelId}
        aria-describedby={placement.describedBy}
        aria-invalid={placement.invalid || undefined}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
        }}
      />
      {dialog}
    </span>
  );
}
