import type { Json } from '../json.ts';
import { LIMIT } from './limits.ts';
import { anything, boolean, complaint, list, number, object, type Rule, type Rules, string } from './rule.ts';
import { confirm, dispatchActionConfig, option, optionGroup, plainText, richOption } from './texts.ts';

const actionId: Rules = { action_id: string({ min: 1, max: LIMIT.actionId }) };
const confirmable: Rules = { confirm };
const focusable: Rules = { focus_on_load: boolean };
const placeheld: Rules = { placeholder: plainText(LIMIT.placeholder) };
const selecting: Rules = { ...actionId, ...confirmable, ...focusable, ...placeheld };
const several: Rules = { max_selected_items: number({ min: 1 }) };
const typing: Rules = {
  ...actionId,
  ...focusable,
  ...placeheld,
  dispatch_action_config: dispatchActionConfig,
  initial_value: string(),
};

const date = string({ pattern: /^\d{4}-\d{2}-\d{2}$/ });
const time = string({ pattern: /^\d{2}:\d{2}$/ });
const ids = list(string());

const optionsOrGroups: Rules = {
  options: list(option, { min: 1, max: LIMIT.options }),
  option_groups: list(optionGroup, { min: 1, max: LIMIT.optionGroups }),
};

/** A static select has options or groups, never both; what is chosen at first must be one of them. */
function chosenAmongOptions(value: Json, at: string): string[] {
  const hasOptions = value.options !== undefined;
  if (hasOptions === (value.option_groups !== undefined)) {
    return [
      complaint(
        hasOptions ? 'only one of options or option_groups allowed' : 'missing required field: options',
        at,
      ),
    ];
  }
  return initialAmong(value, at);
}

function initialAmong(value: Json, at: string): string[] {
  const groups = Array.isArray(value.option_groups) ? value.option_groups : [];
  const offered = [value.options, ...groups.map((group) => group.options)].flat();
  const known = new Set(offered.filter(Boolean).map((one) => one.value));
  const chosen = [value.initial_option, value.initial_options].flat().filter(isOption);
  return chosen
    .filter((one) => !known.has(one.value))
    .map(() => complaint('initial option must match one of the options', at));
}

const isOption = (value: unknown): value is { value: string } =>
  typeof value === 'object' && value !== null && 'value' in value;

/** Initial dates of a picker must exist: Slack refuses 30 February. */
function realDate(value: Json, at: string): string[] {
  const typed = value.initial_date;
  if (typeof typed !== 'string') return [];
  const read = new Date(`${typed}T00:00:00Z`);
  const real = !Number.isNaN(read.getTime()) && read.toISOString().startsWith(typed);
  return real ? [] : [complaint('must be a valid date', `${at}/initial_date`)];
}

function lengthsInOrder(value: Json, at: string): string[] {
  const [min, max, initial] = [value.min_length, value.max_length, value.initial_value];
  if (typeof min === 'number' && typeof max === 'number' && min > max) {
    return [complaint('min_length must not be greater than max_length', at)];
  }
  const longest = typeof max === 'number' ? max : LIMIT.plainTextInput;
  return typeof initial === 'string' && initial.length > longest
    ? [complaint(`must be less than ${longest + 1} characters`, `${at}/initial_value`)]
    : [];
}

export const image: Rule = object(
  { alt_text: string({ max: LIMIT.altText }) },
  { image_url: string({ max: LIMIT.imageUrl }), slack_file: anything },
  (value, at) =>
    (value.image_url === undefined) === (value.slack_file === undefined)
      ? [complaint('exactly one of image_url or slack_file is required', at)]
      : [],
);

const conversationFilter = object(
  {},
  {
    include: list(string({ oneOf: ['im', 'mpim', 'private', 'public'] }), { min: 1 }),
    exclude_external_shared_channels: boolean,
    exclude_bot_users: boolean,
  },
);
const conversation: Rules = { default_to_current_conversation: boolean, filter: conversationFilter };

/** Every element that can be acted upon, by Slack's name. */
export const ELEMENTS: Rules = {
  button: object(
    { text: plainText(LIMIT.buttonText) },
    {
      ...actionId,
      ...confirmable,
      url: string({ max: LIMIT.buttonUrl }),
      value: string({ max: LIMIT.buttonValue }),
      style: string({ oneOf: ['primary', 'danger'] }),
      accessibility_label: string({ max: LIMIT.accessibilityLabel }),
    },
  ),
  static_select: object({}, { ...selecting, ...optionsOrGroups, initial_option: option }, chosenAmongOptions),
  multi_static_select: object(
    {},
    { ...selecting, ...several, ...optionsOrGroups, initial_options: list(option, { min: 1 }) },
    chosenAmongOptions,
  ),
  external_select: object({}, { ...selecting, initial_option: option, min_query_length: number({ min: 0 }) }),
  multi_external_select: object(
    {},
    { ...selecting, ...several, initial_options: list(option), min_query_length: number({ min: 0 }) },
  ),
  users_select: object({}, { ...selecting, initial_user: string() }),
  multi_users_select: object({}, { ...selecting, ...several, initial_users: ids }),
  conversations_select: object(
    {},
    { ...selecting, ...conversation, initial_conversation: string(), response_url_enabled: boolean },
  ),
  multi_conversations_select: object(
    {},
    { ...selecting, ...several, ...conversation, initial_conversations: ids },
  ),
  channels_select: object({}, { ...selecting, initial_channel: string(), response_url_enabled: boolean }),
  multi_channels_select: object({}, { ...selecting, ...several, initial_channels: ids }),
  overflow: object(
    { options: list(option, { min: 1, max: LIMIT.overflowOptions }) },
    { ...actionId, ...confirmable },
  ),
  datepicker: object({}, { ...selecting, initial_date: date }, realDate),
  timepicker: object({}, { ...selecting, initial_time: time, timezone: string() }),
  datetimepicker: object(
    {},
    {
      ...actionId,
      ...confirmable,
      ...focusable,
      initial_date_time: number({ min: 1_000_000_000, max: 9_999_999_999 }),
    },
  ),
  radio_buttons: object(
    { options: list(richOption, { min: 1, max: LIMIT.choices }) },
    { ...actionId, ...confirmable, ...focusable, initial_option: richOption },
    initialAmong,
  ),
  checkboxes: object(
    { options: list(richOption, { min: 1, max: LIMIT.choices }) },
    { ...actionId, ...confirmable, ...focusable, initial_options: list(richOption, { min: 1 }) },
    initialAmong,
  ),
  plain_text_input: object(
    {},
    {
      ...typing,
      multiline: boolean,
      min_length: number({ min: 0, max: LIMIT.plainTextInput }),
      max_length: number({ min: 1, max: LIMIT.plainTextInput }),
    },
    lengthsInOrder,
  ),
  email_text_input: object({}, typing),
  url_text_input: object({}, typing),
  number_input: object(
    { is_decimal_allowed: boolean },
    { ...typing, min_value: string(), max_value: string() },
  ),
  rich_text_input: object(
    {},
    {
      ...actionId,
      ...focusable,
      ...placeheld,
      dispatch_action_config: dispatchActionConfig,
      initial_value: anything,
    },
  ),
  file_input: object(
    {},
    {
      ...actionId,
      filetypes: list(string(), { min: 1 }),
      max_files: number({ min: 1, max: LIMIT.fileInputFiles }),
    },
  ),
};
