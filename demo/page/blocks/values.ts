import type { ActionsBlock, InputBlock, KnownBlock, SectionBlock } from '@slack/types';
import { ELEMENT_VALUES } from '../../element-values.ts';
import type { StateValues } from '../../protocol.ts';
import { isDay, readTime } from '../time.ts';

export type AnyElement =
  | ActionsBlock['elements'][number]
  | InputBlock['element']
  | NonNullable<SectionBlock['accessory']>;

/** One entry of Slack's `state.values`: `{type: 'datepicker', selected_date: '2008-03-07'}`. */
export type ElementValue = Record<string, unknown>;

interface Placed {
  blockId: string;
  actionId: string;
  element: AnyElement;
  /** The input block around it, when there is one. */
  input: InputBlock | null;
}

/** Slack names every block and element that its author did not; the page does the same for those still nameless. */
export const blockIdOf = (block: KnownBlock, index: number): string => block.block_id ?? `block-${index}`;
export const actionIdOf = (element: AnyElement, index = 0): string =>
  ('action_id' in element ? element.action_id : undefined) ?? `element-${index}`;

/** Every interactive element of these blocks, in reading order. */
export function placedElements(blocks: readonly KnownBlock[]): Placed[] {
  return blocks.flatMap((block, index) => {
    const blockId = blockIdOf(block, index);
    const place = (element: AnyElement, at: number, input: InputBlock | null): Placed => ({
      blockId,
      actionId: actionIdOf(element, at),
      element,
      input,
    });
    if (block.type === 'actions') return block.elements.map((element, at) => place(element, at, null));
    if (block.type === 'input') return [place(block.element, 0, block)];
    if (block.type === 'section' && block.accessory) return [place(block.accessory, 0, null)];
    return [];
  });
}

/** What an element starts with; undefined where it starts with nothing. */
const initialChoice = (element: AnyElement): unknown =>
  Reflect.get(element, ELEMENT_VALUES[element.type]?.initial ?? '');

/** A value object as Slack sends it: `elementValue('datepicker', '2008-03-07')`; null or an empty list when nothing is chosen. */
export function elementValue(type: string, chosen: unknown): ElementValue {
  const { key, empty } = ELEMENT_VALUES[type] ?? { key: 'value', empty: null };
  return { type, [key]: chosen === undefined || chosen === '' ? empty : chosen };
}

/** What a value object holds, whichever field its type keeps it in. */
export function chosenIn(value: ElementValue | undefined): unknown {
  return value === undefined ? undefined : value[ELEMENT_VALUES[String(value.type)]?.key ?? 'value'];
}

export function chosenList(value: ElementValue | undefined): unknown[] {
  const chosen = chosenIn(value);
  if (Array.isArray(chosen)) return chosen;
  return chosen === null || chosen === undefined ? [] : [chosen];
}

/**
 * The state of a form whose blocks may just have changed: an input that is still there keeps what was typed, a new one
 * starts at its initial value, one that went away is forgotten. So does Slack when a view is updated.
 */
export function reconcile(before: StateValues, blocks: readonly KnownBlock[]): StateValues {
  const values: StateValues = {};
  for (const { blockId, actionId, element } of placedElements(blocks)) {
    if (!(element.type in ELEMENT_VALUES)) continue;
    const kept = before[blockId]?.[actionId];
    const block = values[blockId] ?? {};
    block[actionId] = kept?.type === element.type ? kept : elementValue(element.type, initialChoice(element));
    values[blockId] = block;
  }
  return values;
}

/** What the client itself refuses before the app sees it, by block id. */
export function ownErrors(blocks: readonly KnownBlock[], values: StateValues): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { blockId, actionId, element, input } of placedElements(blocks)) {
    if (!input) continue;
    const chosen = chosenList(values[blockId]?.[actionId]);
    if (chosen.length === 0) {
      if (!input.optional) errors[blockId] = 'Please complete this required field.';
      continue;
    }
    if (element.type === 'datepicker' && !isDay(String(chosen[0])))
      errors[blockId] = 'Please write the date as YYYY-MM-DD.';
    if (element.type === 'timepicker' && readTime(String(chosen[0])) === null)
      errors[blockId] = 'Please write the time as HH:MM, from 00:00 to 23:59.';
    if (element.type === 'plain_text_input') {
      const length = String(chosen[0]).length;
      if (element.min_length !== undefined && length < element.min_length)
        errors[blockId] = `Please write at least ${element.min_length} characters.`;
      if (element.max_length !== undefined && length > element.max_length)
        errors[blockId] = `Please write at most ${element.max_length} characters (now ${length}).`;
    }
  }
  return errors;
}

/** The action object that Slack puts into `block_actions` for a click or a choice. */
export function actionOf(element: AnyElement, blockId: string, actionId: string, value: ElementValue | null) {
  const shown =
    element.type === 'button' || element.type === 'workflow_button'
      ? {
          text: element.text,
          ...(element.type === 'button' && element.value !== undefined ? { value: element.value } : {}),
          ...(element.style === undefined ? {} : { style: element.style }),
        }
      : {};
  return { type: element.type, action_id: actionId, block_id: blockId, ...shown, ...value };
}
