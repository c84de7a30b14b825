import { isJson, type Json, listAt } from '../json.ts';
import { ELEMENTS, image } from './elements.ts';
import { LIMIT } from './limits.ts';
import {
  anything,
  boolean,
  complaint,
  list,
  number,
  object,
  type Rule,
  type Rules,
  string,
  typed,
} from './rule.ts';
import { plainText, text } from './texts.ts';

const only = (...names: string[]): Rules =>
  Object.fromEntries(names.flatMap((name) => (ELEMENTS[name] ? [[name, ELEMENTS[name]]] : [])));

const SELECTS = [
  'static_select',
  'external_select',
  'users_select',
  'conversations_select',
  'channels_select',
];
const PICKERS = ['overflow', 'datepicker', 'timepicker', 'radio_buttons', 'checkboxes'];
const selects = [...SELECTS, ...SELECTS.map((name) => `multi_${name}`)];

const inSection = typed({ image, ...only('button', ...selects, ...PICKERS) });
const inActions = typed(only('button', ...selects, ...PICKERS, 'datetimepicker', 'rich_text_input'));
const inInput = typed(
  only(
    ...selects,
    ...PICKERS.filter((name) => name !== 'overflow'),
    'datetimepicker',
    'plain_text_input',
    'email_text_input',
    'url_text_input',
    'number_input',
    'rich_text_input',
    'file_input',
  ),
);

/** Slack names the twin when two elements of one block carry the same `action_id`. */
function distinctActionIds(elements: unknown[], at: string): string[] {
  const seen = new Set<unknown>();
  return elements.filter(isJson).flatMap(({ action_id: id }, index) => {
    if (id === undefined) return [];
    const twin = seen.has(id);
    seen.add(id);
    return twin
      ? [complaint(`\`action_id\` "${id}" already exists for this block`, `${at}/${index}/action_id`)]
      : [];
  });
}

const richText = object({ elements: list(typed(richTextParts()), { min: 1 }) });

function richTextParts(): Rules {
  const inline = list(anything);
  const border: Rules = { border: number({ min: 0, max: 1 }) };
  const section = object({ elements: inline });
  return {
    rich_text_section: section,
    rich_text_quote: object({ elements: inline }, border),
    rich_text_preformatted: object({ elements: inline }, { ...border, language: string() }),
    rich_text_list: object(
      {
        elements: list(typed({ rich_text_section: section })),
        style: string({ oneOf: ['bullet', 'ordered'] }),
      },
      { ...border, indent: number({ min: 0 }), offset: number({ min: 0 }) },
    ),
  };
}

const rawText = object({ text: string({ min: 1 }) });
const rawNumber = object({ value: number(), text: string({ min: 1 }) });
const cell = typed({ raw_text: rawText, raw_number: rawNumber, rich_text: richText });

function sameWidth(rows: unknown[], at: string): string[] {
  const width = Array.isArray(rows[0]) ? rows[0].length : 0;
  return rows.every((row) => Array.isArray(row) && row.length === width)
    ? []
    : [complaint('all rows must have the same number of cells', at)];
}

function plainHeaderCells(value: Json, at: string): string[] {
  const header = Array.isArray(value.rows) ? value.rows[0] : [];
  const rich = Array.isArray(header) && header.some((one) => isJson(one) && one.type === 'rich_text');
  return rich ? [complaint('rich_text cannot be used for header cells', `${at}/rows/0`)] : [];
}

const blockId: Rules = { block_id: string({ max: LIMIT.blockId }) };
const row = list(cell, { min: 1, max: LIMIT.tableColumns });

/** Every block that this Slack knows, by Slack's name. */
const BLOCKS: Rules = {
  section: object(
    {},
    {
      ...blockId,
      text: text(LIMIT.text),
      fields: list(text(LIMIT.sectionField), { min: 1, max: LIMIT.sectionFields }),
      accessory: inSection,
      expand: boolean,
    },
    (value, at) =>
      value.text === undefined && value.fields === undefined
        ? [complaint('missing required field: text', at)]
        : [],
  ),
  header: object({ text: plainText(LIMIT.header) }, blockId),
  divider: object({}, blockId),
  context: object({ elements: list(contextElement(), { min: 1, max: LIMIT.contextElements }) }, blockId),
  actions: object(
    { elements: list(inActions, { min: 1, max: LIMIT.actionsElements, also: distinctActionIds }) },
    blockId,
  ),
  input: object(
    { label: plainText(LIMIT.inputLabel), element: inInput },
    { ...blockId, hint: plainText(LIMIT.inputHint), optional: boolean, dispatch_action: boolean },
  ),
  image: object(
    { alt_text: string({ max: LIMIT.altText }) },
    {
      ...blockId,
      image_url: string({ max: LIMIT.imageUrl }),
      slack_file: anything,
      title: plainText(LIMIT.imageTitle),
    },
  ),
  rich_text: object({ elements: list(typed(richTextParts()), { min: 1 }) }, blockId),
  markdown: object({ text: string({ min: 1, max: LIMIT.markdown }) }, blockId),
  table: object(
    { rows: list(row, { min: 1, max: LIMIT.tableRows, also: sameWidth }) },
    {
      ...blockId,
      column_settings: list(
        object({}, { align: string({ oneOf: ['left', 'center', 'right'] }), is_wrapped: boolean }),
        { max: LIMIT.tableColumns },
      ),
    },
  ),
  data_table: object(
    {
      rows: list(row, { min: 2, max: LIMIT.dataTableRows, also: sameWidth }),
      caption: string({ min: 1 }),
    },
    {
      ...blockId,
      page_size: number({ min: 1, max: 100 }),
      row_header_column_index: number({ min: 0, max: LIMIT.tableColumns - 1 }),
    },
    plainHeaderCells,
  ),
};

function contextElement(): Rule {
  const either = text(LIMIT.text);
  return typed({ image, ...(either.is === 'typed' ? either.types : {}) });
}

const without = (...names: string[]) =>
  typed(Object.fromEntries(Object.entries(BLOCKS).filter(([name]) => !names.includes(name))));

/** Blocks that each surface takes; a file can only be asked for in a modal. */
export const IN_MESSAGE = without();
export const IN_MODAL = without('markdown', 'table', 'data_table');
export const IN_HOME = without('markdown', 'table', 'data_table');

/** All interactive elements of a block: `accessory`, `elements`, `element`. */
export function elementsOf(block: unknown): Json[] {
  if (!isJson(block)) return [];
  const single = [block.accessory, block.element].filter(isJson);
  return block.type === 'actions' ? listAt(block, 'elements') : single;
}
