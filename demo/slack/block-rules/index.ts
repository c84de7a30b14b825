import type { KnownBlock, View } from '@slack/types';
import { isJson, type Json, listAt, textAt } from '../json.ts';
import { elementsOf, IN_HOME, IN_MESSAGE, IN_MODAL } from './blocks.ts';
import { LIMIT } from './limits.ts';
import { anything, boolean, complaint, list, object, problemsIn, type Rules, string, typed } from './rule.ts';
import { plainText } from './texts.ts';

export { elementsOf } from './blocks.ts';
export { LIMIT } from './limits.ts';

/** Slack's refusal of blocks or a view: its error code and its complaints, each with the place. */
export interface BlockProblem {
  error: 'invalid_blocks' | 'msg_blocks_too_long' | 'invalid_arguments' | 'view_too_large';
  messages: string[];
}

/** Judges the blocks of a message. `msg_blocks_too_long` is said of the sum, which only the `chat.*` methods count. */
export function judgeMessageBlocks(blocks: unknown): BlockProblem | null {
  const messages = [
    ...problemsIn(blocks, list(IN_MESSAGE, { max: LIMIT.blocksInMessage }), '/blocks'),
    ...twinBlockIds(blocks, '/blocks'),
    ...tableProblems(blocks),
    ...filesOutsideModals(blocks, '/blocks'),
  ];
  return messages.length > 0 ? { error: 'invalid_blocks', messages } : null;
}

export function areBlocks(blocks: unknown): blocks is KnownBlock[] {
  return judgeMessageBlocks(blocks) === null;
}

/** Whether the blocks of one message are too long together, as Slack counts. */
export function tooLongTogether(blocks: readonly unknown[]): boolean {
  const characters = blocks.reduce<number>((sum, block) => sum + shownCharacters(block), 0);
  return characters + blocks.length * LIMIT.messageCharactersABlock > LIMIT.messageCharacters;
}

const VIEW_COMMON: Rules = {
  private_metadata: string({ max: LIMIT.privateMetadata }),
  callback_id: string({ max: LIMIT.callbackId }),
  external_id: string({ max: LIMIT.externalId }),
};

const VIEWS = typed({
  modal: object(
    { title: plainText(LIMIT.viewTitle), blocks: list(IN_MODAL, { max: LIMIT.blocksInView }) },
    {
      ...VIEW_COMMON,
      submit: plainText(LIMIT.viewButton),
      close: plainText(LIMIT.viewButton),
      clear_on_close: boolean,
      notify_on_close: boolean,
      submit_disabled: boolean,
    },
    submitForInputs,
  ),
  home: object(
    { blocks: list(IN_HOME, { max: LIMIT.blocksInView }) },
    { ...VIEW_COMMON, title: anything, submit: anything, close: anything },
    (value, at) => filesOutsideModals(value.blocks, `${at}/blocks`),
  ),
});

function submitForInputs(value: Json, at: string): string[] {
  const asks = listAt(value, 'blocks').some(({ type }) => type === 'input');
  return asks && value.submit === undefined ? [complaint('missing required field: submit', at)] : [];
}

/** Judges a modal or an App Home. */
export function judgeView(view: unknown): BlockProblem | null {
  if (JSON.stringify(view ?? null).length > LIMIT.viewBytes) return { error: 'view_too_large', messages: [] };
  const messages = [
    ...problemsIn(view, VIEWS, '/view'),
    ...twinBlockIds(isJson(view) ? view.blocks : undefined, '/view/blocks'),
  ];
  return messages.length > 0 ? { error: 'invalid_arguments', messages } : null;
}

export function isView(view: unknown): view is View {
  return judgeView(view) === null;
}

/** Gives every block and every interactive element that came without an id one, as Slack does. */
export function withIds<Block extends { type: string; block_id?: string }>(
  blocks: readonly Block[],
  nextId: () => string,
): Block[] {
  return blocks.map((block) => {
    const named = structuredClone(block);
    named.block_id ||= nextId();
    for (const element of elementsOf(named)) {
      if (element.type !== 'image') element.action_id ||= nextId();
    }
    return named;
  });
}

function twinBlockIds(blocks: unknown, at: string): string[] {
  const seen = new Set<string>();
  return (Array.isArray(blocks) ? blocks : []).flatMap((block, index) => {
    const id = textAt(block, 'block_id');
    if (id === '') return [];
    const twin = seen.has(id);
    seen.add(id);
    return twin ? [complaint(`\`block_id\` "${id}" already exists`, `${at}/${index}/block_id`)] : [];
  });
}

function filesOutsideModals(blocks: unknown, at: string): string[] {
  return (Array.isArray(blocks) ? blocks : []).flatMap((block, index) =>
    elementsOf(block).some(({ type }) => type === 'file_input')
      ? [complaint('unsupported type: file_input', `${at}/${index}/element/type`)]
      : [],
  );
}

function tableProblems(blocks: unknown): string[] {
  const tables = (Array.isArray(blocks) ? blocks : []).filter(
    (block) => isJson(block) && (block.type === 'table' || block.type === 'data_table'),
  );
  if (tables.length > 1) return [complaint('only_one_table_allowed', '/blocks')];
  const characters = tables.reduce((sum, table) => sum + shownCharacters(table), 0);
  return characters > LIMIT.tableCharacters
    ? [complaint(`must be less than ${LIMIT.tableCharacters + 1} characters`, '/blocks')]
    : [];
}

/** The characters that a block shows: every string under a `text` key, however deep. */
function shownCharacters(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum, one) => sum + shownCharacters(one), 0);
  if (!isJson(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [key, held]) =>
      sum + (key === 'text' && typeof held === 'string' ? held.length : shownCharacters(held)),
    0,
  );
}
