import type { EmailInput, NumberInput, PlainTextInput, URLInput } from '@slack/types';
import type { KeyboardEvent } from 'react';
import { useHost } from '../host.ts';
import { type Placement, useInteraction } from '../useInteraction.tsx';
import { chosenIn, elementValue } from '../values.ts';

type TextElement = PlainTextInput | EmailInput | URLInput | NumberInput;

const KEYBOARD = {
  plain_text_input: 'text',
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'decimal',
} as const;

/** One line or several; what is typed is kept at once, and sent on Enter when the block dispatches. */
export function TextInput({ element, placement }: { element: TextElement; placement: Placement }) {
  const host = useHost();
  const { value, choose, dialog } = useInteraction(element, placement);
  const typed = String(chosenIn(value) ?? '');
  const maxLength = element.type === 'plain_text_input' ? element.max_length : undefined;
  const keep = (text: string) =>
    host.change(placement.blockId, placement.actionId, elementValue(element.type, text));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || placement.silent) return;
    event.preventDefault();
    choose(elementValue(element.type, typed));
  };
  const shared = {
    className: 'input',
    value: typed,
    placeholder: element.placeholder?.text,
    maxLength,
    'aria-labelledby': placement.labelId,
    'aria-describedby': placement.describedBy,
    'aria-invalid': placement.invalid || undefined,
    onKeyDown,
  };
  return (
    <>
      {element.type === 'plain_text_input' && element.multiline ? (
        <textarea {...shared} rows={4} onChange={(event) => keep(event.target.value)} />
      ) : (
        <input
          {...shared}
          type="text"
          inputMode={KEYBOARD[element.type]}
          onChange={(event) => keep(event.target.value)}
        />
      )}
      {maxLength !== undefined && typed.length > maxLength * 0.9 && (
        <span className="input-count">{maxLength - typed.length} left</span>
      )}
      {dialog}
    </>
  );
}
