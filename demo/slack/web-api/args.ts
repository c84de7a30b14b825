import { isJson, type Json, parseJson } from '../json.ts';
import { SlackError } from './slack-error.ts';

/** The arguments of a call. The client sends everything as form fields: numbers and flags as text, objects as JSON in text. */
export class Args {
  readonly all: Json;

  constructor(all: Json) {
    this.all = all;
  }

  /** `''` when absent. */
  text(name: string): string {
    const value = this.all[name];
    return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
  }

  has(name: string): boolean {
    return this.all[name] !== undefined;
  }

  flag(name: string): boolean {
    return ['true', '1', true].includes(this.all[name] as string | boolean);
  }

  number(name: string, otherwise: number): number {
    const read = Number(this.text(name) || otherwise);
    return Number.isFinite(read) ? read : otherwise;
  }

  /** Throws Slack's error when the text is no JSON; undefined when absent. */
  json(name: string, otherwiseError: string): unknown {
    const value = this.all[name];
    if (typeof value !== 'string') return value;
    if (value === '') return undefined;
    const read = parseJson(value);
    if (read === undefined) throw new SlackError(otherwiseError);
    return read;
  }

  object(name: string, otherwiseError: string): Json | undefined {
    const read = this.json(name, otherwiseError);
    if (read === undefined) return undefined;
    if (!isJson(read)) throw new SlackError(otherwiseError);
    return read;
  }

  /** What the log of calls shows: JSON fields as what they say. */
  readable(): Json {
    const entries = Object.entries(this.all).map(([name, value]) => {
      const looksLikeJson = typeof value === 'string' && /^[[{]/.test(value);
      return [name, looksLikeJson ? (parseJson(value) ?? value) : value];
    });
    const { token, ...readable } = Object.fromEntries(entries);
    return readable;
  }
}

const DEFAULT_PAGE = 100;

/** One page of a list, as Slack cuts it: `limit` items from an opaque `cursor` on. */
export function pageOf<Item>(items: readonly Item[], args: Args): { items: Item[]; metadata: Json } {
  const limit = Math.min(Math.max(args.number('limit', DEFAULT_PAGE), 1), 1_000);
  const cursor = args.text('cursor');
  const start =
    cursor === ''
      ? 0
      : Number(
          Buffer.from(cursor, 'base64')
            .toString()
            .replace(/^from:/, ''),
        );
  if (!Number.isInteger(start) || start < 0) throw new SlackError('invalid_cursor');
  const end = start + limit;
  const next = end < items.length ? Buffer.from(`from:${end}`).toString('base64') : '';
  return { items: items.slice(start, end), metadata: { response_metadata: { next_cursor: next } } };
}
