import type { InputBlock, PlainTextOption } from '@slack/types';
import { LIMITS } from './limits.ts';
import { plain } from './parts.ts';

interface InputOptions {
  hint?: string;
  optional?: boolean;
}

const input = (
  id: string,
  label: string,
  element: InputBlock['element'],
  options: InputOptions,
): InputBlock => ({
  type: 'input',
  block_id: id,
  label: plain(label, LIMITS.inputLabel),
  optional: options.optional ?? true,
  ...(options.hint ? { hint: plain(options.hint, LIMITS.inputLabel) } : {}),
  element,
});

export const option = (value: string, words: string): PlainTextOption => ({
  text: plain(words, LIMITS.optionText),
  value,
});

export const textInput = (
  id: string,
  label: string,
  value: string | null,
  options: InputOptions & { multiline?: boolean; placeholder?: string; most?: number } = {},
): InputBlock =>
  input(
    id,
    label,
    {
      type: 'plain_text_input',
      action_id: 'value',
      multiline: options.multiline ?? false,
      max_length: options.most ?? LIMITS.plainTextInput,
      ...(value ? { initial_value: value.slice(0, options.most ?? LIMITS.plainTextInput) } : {}),
      ...(options.placeholder ? { placeholder: plain(options.placeholder, LIMITS.placeholder) } : {}),
    },
    options,
  );

export const dateInput = (
  id: string,
  label: string,
  value: string | null,
  options: InputOptions = {},
): InputBlock =>
  input(
    id,
    label,
    { type: 'datepicker', action_id: 'value', ...(value ? { initial_date: value } : {}) },
    options,
  );

export const timeInput = (
  id: string,
  label: string,
  value: string | null,
  options: InputOptions = {},
): InputBlock =>
  input(
    id,
    label,
    { type: 'timepicker', action_id: 'value', ...(value ? { initial_time: value } : {}) },
    options,
  );

export const selectInput = (
  id: string,
  label: string,
  choices: readonly PlainTextOption[],
  value: string | null,
  options: InputOptions = {},
): InputBlock => {
  const initial = choices.find((choice) => choice.value === value);
  return input(
    id,
    label,
    {
      type: 'static_select',
      action_id: 'value',
      options: [...choices],
      ...(initial ? { initial_option: initial } : {}),
    },
    options,
  );
};

/** A select whose choices stand under headings. Empty groups are left out; a group that is longer than Slack's limit goes on in a next one. */
export const groupedSelectInput = (
  id: string,
  label: string,
  groups: ReadonlyArray<readonly [heading: string, choices: readonly PlainTextOption[]]>,
  options: InputOptions = {},
): InputBlock => {
  const optionGroups = groups.flatMap(([heading, choices]) =>
    Array.from({ length: Math.ceil(choices.length / LIMITS.selectOptions) }, (_, at) => ({
      label: plain(at === 0 ? heading : `${heading}, continued`, LIMITS.optionText),
      options: choices.slice(at * LIMITS.selectOptions, (at + 1) * LIMITS.selectOptions),
    })),
  );
  return input(
    id,
    label,
    { type: 'static_select', action_id: 'value', option_groups: optionGroups },
    options,
  );
};

/** At most ten choices, as Slack has it. */
export const checkboxesInput = (
  id: string,
  label: string,
  choices: readonly PlainTextOption[],
  values: readonly string[],
  options: InputOptions = {},
): InputBlock => {
  const initial = choices.filter((choice) => choice.value !== undefined && values.includes(choice.value));
  return input(
    id,
    label,
    {
      type: 'checkboxes',
      action_id: 'value',
      options: [...choices],
      ...(initial.length > 0 ? { initial_options: initial } : {}),
    },
    options,
  );
};

/** A channel that the person can see; Slack offers no DMs and no group messages here. */
export const channelInput = (
  id: string,
  label: string,
  value: string | null,
  options: InputOptions = {},
): InputBlock =>
  input(
    id,
    label,
    {
      type: 'conversations_select',
      action_id: 'value',
      filter: { include: ['public', 'private'] },
      ...(value ? { initial_conversation: value } : {}),
    },
    options,
  );

/** Slack's `view.state.values`, as far as our own inputs go. */
export type FormValues = Readonly<
  Record<
    string,
    Readonly<
      Record<
        string,
        {
          value?: string | null | undefined;
          selected_option?: { value?: string | undefined } | null | undefined;
          selected_options?: ReadonlyArray<{ value?: string | undefined }> | null | undefined;
          selected_date?: string | null | undefined;
          selected_time?: string | null | undefined;
          selected_conversation?: string | null | undefined;
          files?: ReadonlyArray<{ id: string }> | null | undefined;
        }
      >
    >
  >
>;

/** What one of our inputs holds, trimmed; null when it is empty or not in the form. */
export function fieldOf(values: FormValues, id: string): string | null {
  const field = values[id]?.value;
  if (!field) return null;
  const text =
    field.value ??
    field.selected_option?.value ??
    field.selected_date ??
    field.selected_time ??
    field.selected_conversation;
  return text?.trim() || null;
}

/** What is ticked; empty when nothing is. */
export function ticksOf(values: FormValues, id: string): string[] {
  return (values[id]?.value?.selected_options ?? []).flatMap(({ value }) => value ?? []);
}
