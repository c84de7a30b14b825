import { stretchOf } from './field-values.ts';
import type { Field } from './fields.ts';
import { passageOf, type Source, spanIn, spanOf } from './source.ts';
import type { Cable, Paragraph } from './types.ts';

/** `Classified By: (U) Classified by`, `1. CLASSIFIED BY`, `This message classified by`: the label said twice. */
const LABEL_AGAIN =
  /^[\s:]*(?:(?:\d\. ?)?(?:\([A-Z/]{1,6}\) ?)?(?:This (?:message|cable|telegram) )?(?:is )?Class[if]{0,2}ied by[\s:]{0,3})?/i;

/** Who classified it and why; reasons in one form: `1.4 (b) and (d)` -> `1.4(b)`, `1.4(d)`. */
export function readClassifier(source: Source, field: Field): Cable['classifiedBy'] {
  const text = passageOf(source, field.lines)
    .text.replace(/\s{2,}/g, ' ')
    .replace(LABEL_AGAIN, '')
    .trim();
  const stretch = stretchOf(field);
  return { text, reasons: reasonsIn(text), span: spanOf(source, stretch.start, stretch.end) };
}

/** `1.4 (b) and (d)`, `1.4(b/d)`, `1.5 B AND D`, `1.5.D`, `1. 4 (b)` and their misprints (`a nd`). */
export function reasonsIn(text: string): string[] {
  const reasons: string[] = [];
  for (const match of text.matchAll(/(?<!\d)1 ?\. ?([2-8])(?!\d)/g)) {
    const tail = text.slice(match.index + match[0].length, match.index + match[0].length + 48).toLowerCase();
    const letters = /^(?:[\s()/,.&+:;-]|a ?n ?d(?![a-z])|[a-h](?![a-z]))*/.exec(tail)?.[0] ?? '';
    for (const letter of letters.replace(/a ?n ?d/g, '&').match(/[a-h]/g) ?? []) {
      const reason = `1.${match[1]}(${letter})`;
      if (!reasons.includes(reason)) {
        reasons.push(reason);
      }
    }
  }
  return reasons;
}

const IN_PARAGRAPH = /\bCLASSIFIED BY:? {0,3}/i;
const FIRST_PARAGRAPHS = 3;

/** Older cables say who classified them inside a paragraph: `1. (U) CLASSIFIED BY AMBASSADOR ADA VANE. REASON: 1.5 (D).` */
export function classifierIn(paragraphs: readonly Paragraph[]): Cable['classifiedBy'] {
  for (const block of paragraphs.slice(0, FIRST_PARAGRAPHS).flatMap(({ blocks }) => blocks)) {
    const match = IN_PARAGRAPH.exec(block.text);
    if (match === null) {
      continue;
    }
    const start = match.index + match[0].length;
    const rest = block.text.slice(start, start + 400);
    const reason = /1 ?\. ?[2-8][\s()/,.&:;-]{0,4}(?:[a-h](?![a-z])(?:[\s()/,.&-]|and){0,12}){0,6}/i.exec(
      rest,
    );
    const sentence = /[.](?:\s|$)/.exec(rest);
    const length = reason === null ? (sentence?.index ?? rest.length) : reason.index + reason[0].length;
    const text = rest.slice(0, length).trim();
    const reasons = reasonsIn(text);
    if (reasons.length > 0) {
      return { text, reasons, span: spanIn(block, match.index, start + text.length) };
    }
  }
  return null;
}
