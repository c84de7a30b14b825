import { readClassificationLine } from './classification.ts';
import type { Line } from './lines.ts';
import { isMarking } from './marking-line.ts';
import { type FieldName, LABEL, PARAGRAPH_NUMBER, RULE_LINE } from './patterns.ts';
import type { Stretch } from './source.ts';

/** A label and the lines it heads, the label's own rest first. */
export interface Field {
  name: FieldName;
  label: Stretch;
  lines: Line[];
}

export interface FieldsRead {
  fields: Field[];
  /** Lines that belong to no field. */
  rest: Line[];
}

/** Groups the lines between captions and body under their labels; `above` are the lines that may be printed a second time among them. */
export function readFields(lines: readonly Line[], above: readonly Line[] = []): FieldsRead {
  const fields: Field[] = [];
  const rest: Line[] = [];
  const seen = new Set<string>(above.map(({ text }) => text));
  let field: Field | null = null;
  let blank = false;
  for (const line of lines) {
    if (line.kind !== 'text') {
      blank ||= line.kind === 'blank';
      continue;
    }
    const started = startField(line);
    // The scrape prints the whole preamble twice; captions and classification lines belong to no field.
    const isAgain = line.text.length > 3 && seen.has(line.text) && !RULE_LINE.test(line.text);
    seen.add(line.text);
    if (isAgain || isMarking(line) || readClassificationLine(line)?.serial != null) {
      continue;
    }
    if (started !== null) {
      field = started;
      fields.push(field);
    } else if (field !== null && goesOn(field, line, blank)) {
      field.lines.push(line);
    } else {
      field = null;
      rest.push(line);
    }
    blank = false;
  }
  return { fields, rest };
}

function startField(line: Line): Field | null {
  const found = LABEL.find(line.text);
  if (found === undefined) {
    return null;
  }
  const length = found.pattern.exec(line.text)?.[0].length ?? 0;
  const text = line.text.slice(length);
  const lead = text.length - text.trimStart().length;
  const start = line.start + length + lead;
  return {
    name: found.field,
    label: { start: line.start, end: line.start + length },
    lines: text.trim() === '' ? [] : [{ ...line, text: text.trim(), start }],
  };
}

/** Whether an unlabelled line belongs to the field above it; each field ends in its own way. */
function goesOn(field: Field, line: Line, blank: boolean): boolean {
  if (RULE_LINE.test(line.text)) {
    return false;
  }
  const last = field.lines.at(-1)?.text ?? '';
  switch (field.name) {
    case 'tags':
      return last === '' || last.endsWith(',') || (!blank && isTags(line.text));
    case 'executiveOrder':
      return (
        !blank &&
        last.length > 0 &&
        /^[A-Z0-9(]/i.test(line.text) &&
        !isSentence(line.text) &&
        field.lines.length < 3
      );
    case 'subject':
      return last === '' || subjectGoesOn(field, last, line.text, blank);
    case 'references':
      return last === '' || /(?:^|[ ,;(])[A-Z]\)$/.test(last) || isReferenceLine(line.text, blank);
    case 'classifiedBy':
      return last === '' || classifierGoesOn(field, last, line.text, blank);
  }
}

function isTags(text: string): boolean {
  return /^[A-Z]{2,6}(?:[ ,]{1,4}[A-Z]{2,6}){0,40},?$/.test(text) && text.length < 200;
}

function isSentence(text: string): boolean {
  return /[a-z] [a-z]/.test(text) && /[.!?]$/.test(text);
}

const SMALL_WORD_END =
  /(?:[,&-]|\b(?:A|AN|THE|OF|FOR|TO|IN|ON|AT|BY|AND|OR|WITH|FROM|AS|OVER|INTO|ITS|AFTER|BEFORE))$/i;

function subjectGoesOn(field: Field, last: string, text: string, blank: boolean): boolean {
  if (isSentence(text) && !/[a-z]/.test(last)) {
    return false;
  }
  if (BEGINS_TEXT.test(text) || TO_A_DESK.test(text)) {
    return false;
  }
  return blank ? SMALL_WORD_END.test(last) && field.lines.length < 4 : field.lines.length < 8;
}

/** A word to whoever receives it, under the subject: `ROME ALSO FOR FODAG`, `SUGGEST DEPT REPEAT TO ...`. */
const TO_A_DESK = /\bALSO FOR [A-Z]|^(?:SUGGEST|REQUEST) DEP(?:T|ARTMENT) |^PASS (?:TO )?[A-Z]/;

/** What begins the text of the cable, with or without an empty line above it. */
const BEGINS_TEXT =
  /^(?:\([A-Z/]{1,7}\) ?)?(?:(?:EXECUTIVE )?SUMMARY|INTRODUCTION|COMMENT|ACTION REQUEST|THIS (?:IS|MESSAGE|CABLE|TELEGRAM)|SENSITIVE BUT|PLEASE|BEGIN)\b/i;

/** `B. STATE 20646`, `(C) 07 JEDDAH 87`, `STATE 123 (NOTAL)`: a lettered item, or something that ends like a reference. */
function isReferenceLine(text: string, blank: boolean): boolean {
  if (BEGINS_TEXT.test(text)) {
    return false;
  }
  if (/^(?:AND |- {1,8})?[([]?[A-Z][.)\]] ?\S/i.test(text) && !/^[A-Z]\.[A-Z]\./.test(text)) {
    return true;
  }
  if (/^\d{1,2}[.)] ?\(?[A-Z]/.test(text) || isSentence(text)) {
    return false;
  }
  return blank
    ? /^(?:\d\d(?:\d\d)? )?[A-Z][A-Z ]{2,24} \d{2,7}(?: |$)/.test(text)
    : !/^[A-Z ]{3,40}$/.test(text) || /\d/.test(text);
}

/** The classifier's line ends with the letters of its reasons. */
function classifierGoesOn(field: Field, last: string, text: string, blank: boolean): boolean {
  if (PARAGRAPH_NUMBER.test(text) && !/^4 ?\(/.test(text) && !/\b1\.$/.test(last)) {
    return false;
  }
  const complete =
    /1\. ?[2-8].{0,40}\)? ?\.?$/.test(
      field.lines
        .map((line) => line.text)
        .join(' ')
        .slice(-60),
    ) && !/(?:and|,|\/|&|\bo?r)$/i.test(last);
  if (complete && !/^(?:and|nd|\(?[a-h]\)?[., ]|\(?[a-h]\)?$)/i.test(text)) {
    return false;
  }
  return blank ? /^(?:for |reasons?|1\.[45]|and |\([a-h]\))/i.test(text) : field.lines.length < 8;
}
