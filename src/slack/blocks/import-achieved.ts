import type { KnownBlock } from '@slack/types';
import { countryName, type DemarcheDraft } from '../../demarche/index.ts';
import type { CountryCode } from '../../geo/index.ts';
import { citation } from './facts.ts';
import { type ImportSheet, inTens } from './import-sheet.ts';
import { checkboxesInput, type FormValues, option, ticksOf } from './inputs.ts';
import { section } from './parts.ts';
import { escapeText, shorten } from './text.ts';

/**
 * What the cable itself calls done, by the sentence that says so. Nothing is ticked unless a person ticks it, and a country that is no
 * responder (any more) is not offered.
 */
export function achievedGroups({ facts, achieved }: ImportSheet): KnownBlock[][] {
  const owing = new Set(facts?.responders.map(({ country }) => country));
  const proposed = (facts?.proposedAchieved ?? []).filter(({ country }) => owing.has(country));
  const bySentence = Map.groupBy(proposed, ({ quote, span }) => `${span.start} ${quote}`);
  return [...bySentence.values()].flatMap((those, sentence) =>
    inTens(those).map((some, at) => [
      ...(at === 0 ? [section(quoted(those))] : []),
      checkboxesInput(
        `achieved-${sentence}-${at}`,
        'Record as achieved?',
        some.map(({ country }) => option(country, countryName(country))),
        some.map(({ country }) => country).filter((country) => achieved.includes(country)),
      ),
    ]),
  );
}

function quoted([first]: DemarcheDraft['proposedAchieved']): string {
  return first
    ? `Already done, says the cable: “${escapeText(shorten(first.quote, 600))}”  ${citation(first)}`
    : ' ';
}

/** What is ticked now: on this page as submitted, elsewhere as it was. */
export function readAchieved(values: FormValues, sheet: ImportSheet): CountryCode[] {
  const shown = new Set<CountryCode>();
  const ticked = new Set<CountryCode>();
  for (const [block] of achievedGroups(sheet).map((group) => group.slice(-1))) {
    if (block?.type !== 'input' || block.element.type !== 'checkboxes') continue;
    const id = block.block_id ?? '';
    if (values[id] === undefined) continue;
    for (const { value } of block.element.options) if (value) shown.add(value);
    for (const value of ticksOf(values, id)) ticked.add(value);
  }
  return [...sheet.achieved.filter((country) => !shown.has(country)), ...ticked];
}
