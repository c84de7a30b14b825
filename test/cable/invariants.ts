import type { Cable, Passage, Span } from '../../src/cable/index.ts';
import type { DemarcheDraft } from '../../src/demarche/index.ts';

interface Found {
  path: string;
  span: Span;
}

function isSpan(value: object): value is Span {
  return (
    'start' in value && 'end' in value && typeof value.start === 'number' && typeof value.end === 'number'
  );
}

function isPassage(value: object): value is Passage {
  return 'runs' in value && 'text' in value && typeof value.text === 'string' && Array.isArray(value.runs);
}

function spansIn(value: unknown, path: string): Found[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isSpan(value)) return [{ path, span: value }];
  return Object.entries(value).flatMap(([key, inner]) => spansIn(inner, `${path}.${key}`));
}

function passagesIn(value: unknown, path: string): Array<{ path: string; passage: Passage }> {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, one]) => passagesIn(one, `${path}.${key}`));
  return isPassage(value) ? [{ path, passage: value }, ...inner] : inner;
}

/** Positions at which a passage's text is not what the raw text holds where its runs point; blanks stand for line ends. */
function strayRuns({ text, runs }: Passage, raw: string): string[] {
  const strays: string[] = [];
  for (const [index, [from, at]] of runs.entries()) {
    const to = runs[index + 1]?.[0] ?? text.length;
    if (to < from) strays.push(`run ${index} falls back to ${to}`);
    // The blank that joins two lines stands for whatever was between them.
    const copied = text.slice(from, to).trimEnd();
    const printed = raw.slice(at, at + copied.length);
    if (copied.replace(/\s/g, ' ') !== printed.replace(/\s/g, ' '))
      strays.push(`run ${index}: ${JSON.stringify(copied)} is printed ${JSON.stringify(printed)}`);
  }
  return strays;
}

/**
 * What holds for every cable whatever the damage, as a list of breaches: spans inside the raw text, passages that lead
 * back to what was printed, warnings with a place and a sentence.
 */
export function breachesOf(cable: Cable, raw: string): string[] {
  const outside = spansIn(cable, 'cable')
    .filter(({ span: { start, end } }) => !(start >= 0 && start <= end && end <= raw.length))
    .map(({ path, span }) => `${path} is ${span.start}–${span.end} of ${raw.length}`);
  const strays = passagesIn(cable, 'cable').flatMap(({ path, passage }) =>
    strayRuns(passage, raw).map((stray) => `${path}: ${stray}`),
  );
  const mute = cable.warnings
    .filter(({ message }) => message.trim() === '')
    .map(({ code }) => `${code} says nothing`);
  const signer = cable.spans.signer;
  const wrongSigner =
    signer !== undefined &&
    cable.signer !== null &&
    !raw.slice(signer.start, signer.end).includes(cable.signer)
      ? [`signer ${cable.signer} is not where its span points`]
      : [];
  return [...outside, ...strays, ...mute, ...wrongSigner];
}

interface Quoted {
  path: string;
  words: string[];
  span: Span;
}

/** Everything in a draft that says "this stands in the cable, here". */
function quotedIn(value: unknown, path: string): Quoted[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, one]) => quotedIn(one, `${path}.${key}`));
  if (!('span' in value) || typeof value.span !== 'object' || value.span === null || !isSpan(value.span))
    return inner;
  const texts = ['quote', 'text', 'name', 'email'].flatMap((key) => {
    const text = Object.entries(value).find(([name]) => name === key)?.[1];
    return typeof text === 'string' ? [text] : [];
  });
  const words = texts.flatMap((text) => {
    const all = text.match(/[\p{L}\p{N}]+/gu) ?? [];
    return [all[0] ?? '', all.at(-1) ?? ''];
  });
  return [{ path, words, span: value.span }, ...inner];
}

/** A deadline, a point or a responder that does not stand where its span points is invented. */
export function inventionsOf(draft: DemarcheDraft | null, raw: string): string[] {
  return quotedIn(draft, 'draft').flatMap(({ path, words, span: { start, end } }) => {
    if (!(start >= 0 && start < end && end <= raw.length))
      return [`${path} is ${start}–${end} of ${raw.length}`];
    const printed = raw.slice(start, end);
    const missing = words.filter((word) => !printed.includes(word));
    return missing.map(
      (word) => `${path}: ${JSON.stringify(word)} is not in ${JSON.stringify(printed.slice(0, 80))}`,
    );
  });
}
