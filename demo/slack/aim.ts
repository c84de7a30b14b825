import { elementsOf } from './block-rules/index.ts';
import { isJson, type Json, textAt } from './json.ts';

/** How a test names a button or a select. */
export type Match = { actionId?: string | RegExp; label?: string; blockId?: string };

export interface Target {
  element: Json;
  blockId: string;
  /** Acting on it tells the app at once; inputs wait for the form to be sent. */
  dispatches: boolean;
}

/** The first element that matches; throws with all that there is when none does. */
export function aimAt(blocks: readonly object[], type: 'button' | 'any', match: Match): Target {
  const all = blocks
    .filter(isJson)
    .flatMap((block) => elementsOf(block).map((element) => ({ block, element })));
  const found = all.find(
    ({ block, element }) =>
      (type === 'any' || element.type === 'button') &&
      isNamed(textAt(element, 'action_id'), match.actionId) &&
      (match.label === undefined || textAt(element.text, 'text') === match.label) &&
      (match.blockId === undefined || match.blockId === block.block_id),
  );
  if (!found) {
    const seen = all.map(({ block, element }) => {
      const label = textAt(element.text, 'text');
      return `  ${element.type} ${element.action_id} in ${block.block_id}${label && ` "${label}"`}`;
    });
    const wanted = `${match.actionId ?? ''} ${match.label ?? ''} ${match.blockId ?? ''}`.trim();
    throw new Error(`nothing to act on matches ${wanted}. There is:\n${seen.join('\n') || '  nothing'}`);
  }
  const { block, element } = found;
  const dispatches = block.type !== 'input' || block.dispatch_action === true;
  return { element, blockId: textAt(block, 'block_id'), dispatches };
}

const isNamed = (id: string, wanted: string | RegExp | undefined) =>
  wanted === undefined || (wanted instanceof RegExp ? wanted.test(id) : wanted === id);
