import type { MultiSelect, PlainTextOption, Select as SelectElement } from '@slack/types';
import { channelTitle, type Desk, useDesk } from '../../state/context.ts';
import { useHost } from '../host.ts';
import { decodeEntities } from '../mrkdwn.ts';
import { type Placement, useInteraction } from '../useInteraction.tsx';
import { chosenList, elementValue } from '../values.ts';
import { type Choice, type ChoiceGroup, Picker } from './Picker.tsx';

type AnySelect = SelectElement | MultiSelect;

interface OptionChoice extends Choice {
  option: PlainTextOption;
}

function isOption(value: unknown): value is PlainTextOption {
  return typeof value === 'object' && value !== null && 'text' in value && 'value' in value;
}

function choiceOf(option: PlainTextOption): OptionChoice {
  const detail = option.description?.text;
  return {
    id: option.value ?? option.text.text,
    label: decodeEntities(option.text.text),
    option,
    ...(detail === undefined ? {} : { detail: decodeEntities(detail) }),
  };
}

const optionChoices = (options: readonly unknown[]): Choice[] => options.filter(isOption).map(choiceOf);

function groupsOf(
  options: readonly unknown[] | undefined,
  groups: readonly unknown[] | undefined,
): ChoiceGroup[] {
  if (!groups?.length) return [{ label: null, choices: optionChoices(options ?? []) }];
  return groups.map((group) => {
    const { label, options: members } = group as { label?: { text?: string }; options?: unknown[] };
    return { label: decodeEntities(label?.text ?? ''), choices: optionChoices(members ?? []) };
  });
}

function people(desk: Desk, withBots: boolean): Choice[] {
  return desk.workspace.snapshot.people
    .filter(({ kind }) => withBots || kind !== 'bot')
    .map((person) => ({ id: person.id, label: person.realName, detail: person.title }));
}

function conversations(desk: Desk, kinds: readonly string[]): Choice[] {
  return desk.workspace.snapshot.channels
    .filter(({ kind }) => kinds.includes(kind))
    .map((channel) => ({
      id: channel.id,
      label: channel.kind === 'dm' ? channelTitle(desk, channel) : `#${channel.name}`,
      ...(channel.kind === 'private' ? { detail: 'private' } : {}),
    }));
}

const KINDS: Record<string, string> = { public: 'channel', private: 'private', im: 'dm' };

function localGroups(element: AnySelect, desk: Desk): ChoiceGroup[] {
  switch (element.type) {
    case 'static_select':
    case 'multi_static_select':
      return groupsOf(element.options, element.option_groups);
    case 'users_select':
    case 'multi_users_select':
      return [{ label: null, choices: people(desk, false) }];
    case 'channels_select':
    case 'multi_channels_select':
      return [{ label: null, choices: conversations(desk, ['channel']) }];
    case 'conversations_select':
    case 'multi_conversations_select': {
      const kinds = element.filter?.include?.map((kind) => KINDS[kind] ?? kind);
      return [{ label: null, choices: conversations(desk, kinds ?? ['channel', 'private', 'dm']) }];
    }
    default:
      return [];
  }
}

/** What Slack keeps of a choice: the option for option selects, the id for people and channels. */
function keptOf(choice: Choice): unknown {
  if (!('option' in choice) || !isOption(choice.option)) return choice.id;
  const { text, value, description } = choice.option;
  return { text, value, ...(description === undefined ? {} : { description }) };
}

/** Every kind of select, of one or several. */
export function Select({ element, placement }: { element: AnySelect; placement: Placement }) {
  const desk = useDesk();
  const host = useHost();
  const { value, pending, choose, dialog } = useInteraction(element, placement);
  const multiple = element.type.startsWith('multi_');
  const external = element.type === 'external_select' || element.type === 'multi_external_select';
  const groups = localGroups(element, desk);
  const known = new Map(groups.flatMap(({ choices }) => choices).map((choice) => [choice.id, choice]));
  const chosen = chosenList(value).map((kept): Choice => {
    if (isOption(kept)) return choiceOf(kept);
    const id = String(kept);
    return known.get(id) ?? { id, label: id };
  });

  const ask = async (typed: string): Promise<ChoiceGroup[]> => {
    const { options, optionGroups } = await desk.api.options({
      container: host.container,
      actionId: placement.actionId,
      blockId: placement.blockId,
      value: typed,
    });
    return groupsOf(options, optionGroups);
  };

  return (
    <>
      <Picker
        placeholder={element.placeholder?.text ?? (multiple ? 'Choose some' : 'Choose one')}
        chosen={chosen}
        multiple={multiple}
        source={external ? ask : groups}
        {...(external ? { minLength: element.min_query_length ?? 3 } : {})}
        {...('max_selected_items' in element && element.max_selected_items !== undefined
          ? { maxChosen: element.max_selected_items }
          : {})}
        pending={pending}
        {...(placement.labelId === undefined ? {} : { labelId: placement.labelId })}
        {...(placement.describedBy === undefined ? {} : { describedBy: placement.describedBy })}
        {...(placement.invalid === undefined ? {} : { invalid: placement.invalid })}
        onChange={(choices) => {
          const kept = choices.map(keptOf);
          choose(elementValue(element.type, multiple ? kept : (kept[0] ?? null)));
        }}
      />
      {dialog}
    </>
  );
}
