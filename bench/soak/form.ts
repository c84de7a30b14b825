interface Option {
  value: string;
}

interface Element {
  type: string;
  action_id: string;
  initial_value?: string;
  initial_option?: Option;
  initial_date?: string;
}

interface Block {
  type: string;
  block_id?: string;
  element?: Element;
}

/** What a modal says that nobody has touched: `state.values` of its inputs. */
export function stateOf(blocks: readonly Block[]): Record<string, Record<string, object>> {
  const values: Record<string, Record<string, object>> = {};
  for (const { type, block_id: id, element } of blocks) {
    if (type !== 'input' || !element || id === undefined) continue;
    values[id] = { [element.action_id]: { type: element.type, ...saidBy(element) } };
  }
  return values;
}

function saidBy({ type, initial_value, initial_option, initial_date }: Element): object {
  switch (type) {
    case 'static_select':
      return { selected_option: initial_option ?? null };
    case 'datepicker':
      return { selected_date: initial_date ?? null };
    default:
      return { value: initial_value ?? null };
  }
}
