import type { DateTimepicker, Timepicker } from '@slack/types';
import { useState } from 'react';
import { useDesk } from '../../state/context.ts';
import { instantAt, localParts, readTime } from '../../time.ts';
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
  const read = (typed: string) => (withDate ? instantAt(typed, me.tz) : readTime(typed));
  const unreadable = draft !== null && draft !== '' && read(draft) === null;
  const commit = () => {
    if (unreadable || draft === null) return;
    setDraft(null);
    if (draft !== kept) choose(elementValue(element.type, draft === '' ? null : read(draft)));
  };
  return (
    <span className={`time-input ${pending ? 'is-pending' : ''}`}>
      <input
        className="input"
        type={withDate ? 'datetime-local' : 'text'}
        placeholder="HH:MM"
        value={draft ?? kept}
        disabled={pending}
        aria-label={placement.labelId === undefined ? 'Time' : undefined}
        aria-labelledby={placement.labelId}
        aria-describedby={placement.describedBy}
        aria-invalid={placement.invalid || unreadable || undefined}
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
