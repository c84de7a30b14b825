import { FROM_LINE } from './header.ts';
import type { Line } from './lines.ts';
import { DATE_TIME_GROUP, MARKING_LINE, PAGE_LINE, SECURITY_LINE, WEEKDAY_LINE } from './patterns.ts';
import { type Source, spanOf } from './source.ts';
import type { Addressee, Precedence } from './types.ts';

export interface Addressees {
  action: Addressee[];
  info: Addressee[];
  exempt: Addressee[];
}

type List = keyof Addressees;

const LIST_LABEL = /^(TO|INFO|XMT|EXEMPT):?(?: {1,4}|$)/i;
const LISTS: Record<string, List> = { TO: 'action', INFO: 'info', XMT: 'exempt', EXEMPT: 'exempt' };
const PRECEDENCE = /^(?:FLASH|IMMEDIATE|PRIORITY|ROUTINE)$/i;
const SERIAL = /^#?\d{1,6}(?:-\d{1,6})?$/;
const ROUTED = /^(R[A-Z0-9]{3,7})\/+(\S*)/i;
/** Words that begin an addressee's name wherever they stand. */
const BEGINS_NAME = /^(?:AMEMBASSY|AMCONSUL|AMCONGEN|USMISSION|USOFFICE|SECSTATE|SECDEF|USINT|USLO)$/i;
/** A wrapped line that starts with one of these goes on with the name above it. */
const GOES_ON =
  /^(?:COLLECTIVE|WASHDC|WASHINGTON|DC|VA|MD|FL|GE|GM|UK|IT|HI|AFB|PROGRAM|POSTS|YORK|CITY|(?:NIACT )?(?:IMMEDIATE|PRIORITY|ROUTINE|FLASH))(?= |$)/i;

/** Reads TO, INFO and XMT after the originator. Whatever is printed twice in one list comes once. */
export function readAddressees(source: Source, lines: readonly Line[]): Addressees {
  const read: Addressees = { action: [], info: [], exempt: [] };
  const drafts: Record<List, Draft[]> = { action: [], info: [], exempt: [] };
  let list: List | null = null;
  for (const line of fromOriginator(lines)) {
    if (line.kind !== 'text' || (SECURITY_LINE.test(line.text) && !LIST_LABEL.test(line.text))) {
      continue;
    }
    if (line.text === 'BT' || WEEKDAY_LINE.test(line.text)) {
      break;
    }
    // Markings of the page stand among the addressees; GRNC ("groups not counted") is no addressee.
    if (MARKING_LINE.test(line.text) || /^(?:STATE )?GRNC$/i.test(line.text)) {
      continue;
    }
    list = readLine(line, list, drafts);
  }
  for (const name of ['action', 'info', 'exempt'] as const) {
    read[name] = once(drafts[name].map((draft) => finish(source, draft)).filter((one) => one.name !== ''));
  }
  return read;
}

/** Only what follows the originator (or the date): an `INFO LOG-00 ...` table above it is no list of addressees. */
function fromOriginator(lines: readonly Line[]): readonly Line[] {
  const from = lines.findLastIndex((line) => line.kind === 'text' && FROM_LINE.test(line.text));
  const date = lines.findIndex((line) => line.kind === 'text' && DATE_TIME_GROUP.test(line.text));
  return lines.slice(Math.max(from, date, -1) + 1);
}

interface Word {
  text: string;
  start: number;
}

interface Draft {
  words: Word[];
  routing: string | null;
  precedence: Precedence | null;
  serial: string | null;
  start: number;
  end: number;
}

function readLine(line: Line, list: List | null, drafts: Record<List, Draft[]>): List | null {
  const label = LIST_LABEL.exec(line.text);
  let current = label === null ? list : (LISTS[label[1]?.toUpperCase() ?? ''] ?? list);
  if (current === null) {
    return null;
  }
  let words = wordsOf(line, label?.[0].length ?? 0);
  if (
    words[0]?.text.toUpperCase() === 'PAGE' &&
    PAGE_LINE.test(line.text.slice(words[0].start - line.start))
  ) {
    words = [];
  }
  const previous = drafts[current].at(-1);
  let draft =
    label === null && previous !== undefined && previous.precedence === null && GOES_ON.test(line.text)
      ? previous
      : null;
  words.forEach((word, index) => {
    const next = words[index + 1];
    const listWord = /^(?:INFO|XMT)$/.test(word.text) && (draft === null || draft.words.length > 0);
    if (listWord && next !== undefined) {
      current = LISTS[word.text] ?? current;
      draft = null;
      return;
    }
    if (draft === null || beginsAnother(word, draft)) {
      draft = {
        words: [],
        routing: null,
        precedence: null,
        serial: null,
        start: word.start,
        end: word.start,
      };
      drafts[current ?? 'action'].push(draft);
    }
    take(word, next, draft);
  });
  return current;
}

function wordsOf(line: Line, from: number): Word[] {
  const words: Word[] = [];
  // A loop over one pattern: matchAll makes a new one for each line.
  const word = /\S+/g;
  word.lastIndex = from;
  for (let match = word.exec(line.text); match !== null; match = word.exec(line.text)) {
    words.push({ text: match[0], start: line.start + match.index });
  }
  return words;
}

function beginsAnother(word: Word, draft: Draft): boolean {
  const last = draft.words.at(-1)?.text ?? '';
  if (draft.precedence !== null || draft.serial !== null) {
    return !(SERIAL.test(word.text) && draft.serial === null);
  }
  if (draft.words.length === 0) {
    return false;
  }
  return (
    last.endsWith(',') ||
    last.endsWith(';') ||
    ROUTED.test(word.text) ||
    (BEGINS_NAME.test(word.text) && !/^(?:ALL|USMISSION|FOR|AND)$/i.test(last))
  );
}

function take(word: Word, next: Word | undefined, draft: Draft): void {
  draft.end = word.start + word.text.length;
  const text = word.text.replace(/[,;]$/, '');
  const routed = draft.words.length === 0 && draft.routing === null ? ROUTED.exec(text) : null;
  if (routed !== null) {
    draft.routing = (routed[1] ?? '').toUpperCase();
    const name = routed[2] ?? '';
    if (name !== '') {
      draft.words.push({ text: name, start: word.start + text.length - name.length });
    }
  } else if (PRECEDENCE.test(text) && draft.words.length + (draft.routing === null ? 0 : 1) > 0) {
    draft.precedence = text.toUpperCase() as Precedence;
  } else if (/^NIACT$/i.test(text) && next !== undefined && PRECEDENCE.test(next.text)) {
    return;
  } else if (SERIAL.test(text) && (draft.precedence !== null || endsName(draft, next))) {
    draft.serial = text;
  } else {
    draft.words.push({ text, start: word.start });
  }
}

/** A number without a precedence is a serial only where the name can not go on: `DET 1 39LG ANKARA TU`. */
function endsName(draft: Draft, next: Word | undefined): boolean {
  return (
    draft.words.length > 1 &&
    (next === undefined ||
      ROUTED.test(next.text) ||
      BEGINS_NAME.test(next.text) ||
      /^(?:INFO|XMT)$/.test(next.text))
  );
}

function finish(source: Source, draft: Draft): Addressee {
  const words = draft.words.map((word) => word.text).filter((word) => word !== '');
  const bare = words.length === 0 ? (draft.routing ?? '') : words.join(' ').replace(/ STATE GRNC$/, '');
  return {
    name: bare,
    kind: kindOf(bare),
    routing: draft.routing ?? (kindOf(bare) === 'routing' ? bare : null),
    precedence: draft.precedence,
    serial: draft.serial,
    span: spanOf(source, draft.start, draft.end),
  };
}

function kindOf(name: string): Addressee['kind'] {
  if (/^R[UH][A-Z]{3,5}$/.test(name)) {
    return 'routing';
  }
  if (/COLLECTIVE|^ALL |\bPOSTS$|SPECIAL EMBASSY PROGRAM/i.test(name)) {
    return 'collective';
  }
  return /^(?:AM ?EMBASSY|AM ?CONSUL|AMCONGEN|US ?MISSION|USOFFICE|US OFFICE|USINT|USLO|USEU|USUN|USNATO|USOSCE|UNVIE|USDEL|AIT|EMBASSY|CONSULATE|CONSUL|REO|PRT|IRAN RPO|RPO|AMCONSULATE|AMEMB|US DELEGATION|US INTERESTS)/i.test(
    name,
  )
    ? 'post'
    : 'office';
}

function once(list: readonly Addressee[]): Addressee[] {
  const seen = new Map<string, Addressee>();
  for (const one of list) {
    const key = one.name.toUpperCase();
    const earlier = seen.get(key);
    if (earlier === undefined) {
      seen.set(key, one);
    } else {
      earlier.precedence ??= one.precedence;
      earlier.serial ??= one.serial;
      earlier.routing ??= one.routing;
    }
  }
  return [...seen.values()];
}
