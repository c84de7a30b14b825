import { ELEMENT_VALUES } from '../element-values.ts';
import { elementsOf } from './block-rules/index.ts';
import type { FileStore } from './files.ts';
import { isJson, type Json, jsonAt, listAt, stringsAt, textAt } from './json.ts';

/** The key under which an element of this type reports what was chosen; `selected_option` for an overflow menu. */
export function valueKey(type: string): string {
  return type === 'overflow' ? 'selected_option' : (ELEMENT_VALUES[type]?.key ?? 'value');
}

/** Every option that an element lists itself, groups included. */
export function optionsOf(element: Json): Json[] {
  return [
    ...listAt(element, 'options'),
    ...listAt(element, 'option_groups').flatMap((one) => listAt(one, 'options')),
  ];
}

/** What an element reports, filled up from the view: types, whole options for bare values, whole files for bare ids. */
export function completeValue(element: Json, given: Json, files: FileStore): Json {
  const type = textAt(element, 'type');
  const about = ELEMENT_VALUES[type];
  if (!about) return { type, ...given };
  const { key, initial, empty } = about;
  const raw = key in given ? given[key] : (element[initial] ?? empty);
  return { type, [key]: whole(raw, key, element, files) };
}

function whole(raw: unknown, key: string, element: Json, files: FileStore): unknown {
  const option = (chosen: unknown) =>
    optionsOf(element).find(({ value }) => isJson(chosen) && value === chosen.value) ?? chosen;
  if (key === 'selected_option') return raw === null ? null : option(raw);
  if (key === 'selected_options') return Array.isArray(raw) ? raw.map(option) : [];
  if (key === 'value') return raw === '' ? null : raw;
  if (key !== 'files' || !Array.isArray(raw)) return raw;
  return raw.flatMap((one) => {
    const file = files.all.get(typeof one === 'string' ? one : textAt(one, 'id'));
    return file ? [files.wire(file)] : [];
  });
}

/** `state.values` of all blocks, from what the person touched and what the blocks start with. */
export function completeState(blocks: readonly object[], given: Json, files: FileStore): Json {
  const values: Json = {};
  for (const block of blocks) {
    const blockId = textAt(block, 'block_id');
    const stateful = elementsOf(block).filter(
      ({ type }) => typeof type === 'string' && type in ELEMENT_VALUES,
    );
    if (stateful.length === 0) continue;
    const touched = jsonAt(given, blockId);
    values[blockId] = Object.fromEntries(
      stateful.map((element) => {
        const actionId = textAt(element, 'action_id');
        return [actionId, completeValue(element, jsonAt(touched, actionId), files)];
      }),
    );
  }
  return values;
}

/** What Slack's own form says before the app hears of a submission: missing, too long, no number. By block id. */
export function formErrors(blocks: readonly object[], values: Json): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const block of blocks) {
    if (textAt(block, 'type') !== 'input') continue;
    const element = jsonAt(block, 'element');
    const blockId = textAt(block, 'block_id');
    const value = jsonAt(jsonAt(values, blockId), textAt(element, 'action_id'))[
      valueKey(textAt(element, 'type'))
    ];
    const empty = value === null || value === undefined || (Array.isArray(value) && value.length === 0);
    const optional = 'optional' in block && block.optional === true;
    const error = empty
      ? optional
        ? null
        : 'Please complete this required field.'
      : valueError(element, value);
    if (error) errors[blockId] = error;
  }
  return errors;
}

function valueError(element: Json, value: unknown): string | null {
  const type = textAt(element, 'type');
  if (type === 'file_input') return fileError(element, Array.isArray(value) ? value : []);
  if (typeof value !== 'string') return null;
  const [min, max] = [element.min_length, element.max_length];
  if (type === 'plain_text_input' && value.length > (typeof max === 'number' ? max : 3_000)) {
    return `This must be no longer than ${typeof max === 'number' ? max : 3_000} characters.`;
  }
  if (type === 'plain_text_input' && typeof min === 'number' && value.length < min) {
    return `This must be at least ${min} characters.`;
  }
  if (type === 'email_text_input' && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(value)) {
    return 'Please enter a valid email address.';
  }
  if (type === 'url_text_input' && !URL.canParse(value)) return 'Please enter a valid URL.';
  if (type === 'number_input') return numberError(element, value);
  return null;
}

function numberError(element: Json, value: string): string | null {
  const read = Number(value);
  if (!Number.isFinite(read)) return 'Please enter a number.';
  if (element.is_decimal_allowed !== true && !Number.isInteger(read)) return 'Please enter a whole number.';
  if (element.min_value !== undefined && read < Number(element.min_value)) {
    return `This must be at least ${element.min_value}.`;
  }
  return element.max_value !== undefined && read > Number(element.max_value)
    ? `This must be at most ${element.max_value}.`
    : null;
}

function fileError(element: Json, chosen: unknown[]): string | null {
  const most = typeof element.max_files === 'number' ? element.max_files : 10;
  if (chosen.length > most) return `Please choose at most ${most} ${most === 1 ? 'file' : 'files'}.`;
  const types = stringsAt(element, 'filetypes');
  const other = chosen.find((file) => types.length > 0 && !types.includes(textAt(file, 'filetype')));
  return other ? `Please choose a file of these types: ${types.join(', ')}.` : null;
}
