import type { Checkboxes, Option, RadioButtons } from '@slack/types';
import { useId } from 'react';
import { Text } from '../Text.tsx';
import { type Placement, useInteraction } from '../useInteraction.tsx';
import { chosenList, elementValue } from '../values.ts';

const keyOf = (option: unknown) =>
  typeof option === 'object' && option !== null && 'value' in option ? option.value : undefined;

/** Checkboxes or radio buttons, each with its text and description. */
export function Choices({
  element,
  placement,
}: {
  element: Checkboxes | RadioButtons;
  placement: Placement;
}) {
  const { value, pending, choose, dialog } = useInteraction(element, placement);
  const group = useId();
  const many = element.type === 'checkboxes';
  const chosen = chosenList(value);
  const isChosen = (option: Option) => chosen.some((one) => keyOf(one) === option.value);
  const toggle = (option: Option) => {
    if (!many) return choose(elementValue(element.type, option));
    const others = element.options.filter((one: Option) => one.value !== option.value && isChosen(one));
    const next = isChosen(option)
      ? others
      : element.options.filter((one: Option) => one === option || others.includes(one));
    choose(elementValue(element.type, next));
  };
  return (
    <fieldset
      className="choices"
      aria-labelledby={placement.labelId}
      aria-describedby={placement.describedBy}
      disabled={pending}
    >
      {element.options.map((option: Option) => (
        <label key={option.value} className="choice">
          <input
            type={many ? 'checkbox' : 'radio'}
            name={group}
            checked={isChosen(option)}
            onChange={() => toggle(option)}
          />
          <span>
            <Text text={option.text} />
            {option.description && (
              <span className="choice-detail">
                <Text text={option.description} />
              </span>
            )}
          </span>
        </label>
      ))}
      {dialog}
    </fieldset>
  );
}
