import type { KnownBlock } from '@slack/types';
import type { Ask } from '../../demarche/index.ts';
import { citation } from './facts.ts';
import { type ImportSheet, inTens } from './import-sheet.ts';
import { checkboxesInput, type FormValues, fieldOf, option, textInput, ticksOf } from './inputs.ts';
import { LIMITS } from './limits.ts';
import { context } from './parts.ts';
import { escapeText, shorten } from './text.ts';

/** Every ask in a field of its own; those that were dropped, to take back; and room for a new one. */
export function askGroups({ facts, check }: ImportSheet): KnownBlock[][] {
  const asks = facts?.asks ?? [];
  const dropped = (check.draft?.asks ?? []).filter(
    ({ number }) => !asks.some((ask) => ask.number === number),
  );
  return [
    ...asks.map((ask) => [
      textInput(`ask-${ask.number}`, `Ask ${ask.number}  ${citation(ask)}`.trim(), ask.text, {
        multiline: true,
        hint:
          ask.text.length > LIMITS.plainTextInput
            ? 'Longer than a field of Slack holds. Left alone it stays whole; changed, it becomes what stands here. Empty it to drop it.'
            : 'Empty it to drop this ask.',
      }),
      ...(ask.quote && ask.quote !== ask.text
        ? [context(`The cable: “${escapeText(shorten(ask.quote, 600))}”  ${citation(ask)}`)]
        : []),
    ]),
    ...inTens(dropped).map((some, at) => [
      checkboxesInput(
        `ask-back-${at}`,
        'Dropped. Tick what is to be asked after all',
        some.map((ask) => option(String(ask.number), `${ask.number}. ${ask.text}`)),
        [],
      ),
    ]),
    [
      textInput('ask-new', 'Add an ask', null, {
        multiline: true,
        placeholder: 'What the government is to do, in one sentence',
      }),
    ],
  ];
}

/** The asks as a submitted page leaves them, in their order. An ask keeps its number. */
export function readAsks(values: FormValues, { facts, check }: ImportSheet): Ask[] {
  const standing = facts?.asks ?? [];
  const read = check.draft?.asks ?? [];
  const kept = standing.flatMap((ask) => {
    const id = `ask-${ask.number}`;
    if (values[id] === undefined) return [ask];
    const text = fieldOf(values, id);
    if (text === null) return [];
    return [text === ask.text.slice(0, LIMITS.plainTextInput).trim() ? ask : { ...ask, text }];
  });
  const back = Object.keys(values)
    .filter((id) => id.startsWith('ask-back-'))
    .flatMap((id) => ticksOf(values, id));
  const restored = read.filter(({ number }) => back.includes(String(number)));
  const asks = [...kept, ...restored].sort((a, b) => a.number - b.number);
  const text = fieldOf(values, 'ask-new');
  if (text === null) return asks;
  const number = Math.max(0, ...[...standing, ...read].map((ask) => ask.number)) + 1;
  return [...asks, { number, text, quote: '', paragraph: null, portion: null, span: { start: 0, end: 0 } }];
}
