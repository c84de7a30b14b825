import { isJson, type Json } from '../json.ts';

/**
 * A small language for what Slack accepts in a place. The tables in this folder are written in it, `problemsIn` reads
 * them, and the complaints are Slack's own words.
 */
export type Rule =
  | { is: 'string'; min?: number; max?: number; oneOf?: readonly string[]; pattern?: RegExp }
  | { is: 'number'; min?: number; max?: number }
  | { is: 'boolean' }
  | { is: 'anything' }
  | { is: 'list'; of: Rule; min?: number; max?: number; also?: (items: unknown[], at: string) => string[] }
  | { is: 'object'; required: Rules; optional: Rules; also?: (value: Json, at: string) => string[] }
  /** An object whose `type` says by which rule it goes. */
  | { is: 'typed'; types: Rules };

export type Rules = Readonly<Record<string, Rule>>;

type Only<Kind extends Rule['is'], Left extends string> = Omit<Extract<Rule, { is: Kind }>, 'is' | Left>;

export const string = (limits: Only<'string', never> = {}): Rule => ({ is: 'string', ...limits });
export const number = (limits: Only<'number', never> = {}): Rule => ({ is: 'number', ...limits });
export const boolean: Rule = { is: 'boolean' };
export const anything: Rule = { is: 'anything' };
export const list = (of: Rule, limits: Only<'list', 'of'> = {}): Rule => ({ is: 'list', of, ...limits });
export const object = (
  required: Rules,
  optional: Rules = {},
  also?: (value: Json, at: string) => string[],
): Rule => (also ? { is: 'object', required, optional, also } : { is: 'object', required, optional });
export const typed = (types: Rules): Rule => ({ is: 'typed', types });

export const complaint = (text: string, at: string) => `${text} [json-pointer:${at}]`;

/** What Slack would say of a value, empty when it accepts it: `must be less than 3001 characters [json-pointer:/blocks/0/text/text]`. */
export function problemsIn(value: unknown, rule: Rule, at: string): string[] {
  switch (rule.is) {
    case 'anything':
      return [];
    case 'boolean':
      return typeof value === 'boolean' ? [] : [complaint('must be a valid boolean', at)];
    case 'number':
      return numberProblems(value, rule, at);
    case 'string':
      return stringProblems(value, rule, at);
    case 'list':
      return listProblems(value, rule, at);
    case 'object':
      return objectProblems(value, rule, at);
    case 'typed':
      return typedProblems(value, rule, at);
  }
}

function numberProblems(value: unknown, rule: Extract<Rule, { is: 'number' }>, at: string): string[] {
  if (typeof value !== 'number') return [complaint('must be a valid number', at)];
  if (rule.min !== undefined && value < rule.min) return [complaint(`must be at least ${rule.min}`, at)];
  if (rule.max !== undefined && value > rule.max) return [complaint(`must be at most ${rule.max}`, at)];
  return [];
}

function stringProblems(value: unknown, rule: Extract<Rule, { is: 'string' }>, at: string): string[] {
  if (typeof value !== 'string') return [complaint('must be a valid string', at)];
  if (rule.min !== undefined && value.length < rule.min) {
    return [complaint(`must be more than ${rule.min - 1} characters`, at)];
  }
  if (rule.max !== undefined && value.length > rule.max) {
    return [complaint(`must be less than ${rule.max + 1} characters`, at)];
  }
  if (rule.oneOf && !rule.oneOf.includes(value)) return [complaint('must be a valid enum value', at)];
  if (rule.pattern && !rule.pattern.test(value)) return [complaint('does not match the pattern', at)];
  return [];
}

function listProblems(value: unknown, rule: Extract<Rule, { is: 'list' }>, at: string): string[] {
  if (!Array.isArray(value)) return [complaint('must provide an array', at)];
  const problems: string[] = [];
  if (rule.min !== undefined && value.length < rule.min) {
    problems.push(complaint(`no less than ${rule.min} items allowed`, at));
  }
  if (rule.max !== undefined && value.length > rule.max) {
    problems.push(complaint(`no more than ${rule.max} items allowed`, at));
  }
  for (const [index, item] of value.entries()) problems.push(...problemsIn(item, rule.of, `${at}/${index}`));
  return rule.also && problems.length === 0 ? rule.also(value, at) : problems;
}

function objectProblems(value: unknown, rule: Extract<Rule, { is: 'object' }>, at: string): string[] {
  if (!isJson(value)) return [complaint('must provide an object', at)];
  const given = Object.entries(value).filter(([, held]) => held !== undefined);
  const missing = Object.keys(rule.required)
    .filter((key) => value[key] === undefined)
    .map((key) => complaint(`missing required field: ${key}`, at));
  const inside = given.flatMap(([key, held]) => {
    const known = rule.required[key] ?? rule.optional[key];
    return known
      ? problemsIn(held, known, `${at}/${key}`)
      : [complaint(`invalid additional property: ${key}`, at)];
  });
  const problems = [...missing, ...inside];
  return rule.also && problems.length === 0 ? rule.also(value, at) : problems;
}

function typedProblems(value: unknown, rule: Extract<Rule, { is: 'typed' }>, at: string): string[] {
  if (!isJson(value)) return [complaint('must provide an object', at)];
  const { type, ...rest } = value;
  if (typeof type !== 'string') return [complaint('missing required field: type', at)];
  const chosen = rule.types[type];
  if (!chosen) return [complaint(`unsupported type: ${type}`, `${at}/type`)];
  const problems = problemsIn(rest, chosen, at);
  if (problems.length === 0) return [];
  // Slack validates blocks one by one, but texts and elements as "any of these schemas", and says so first.
  return at.split('/').length > 3
    ? [complaint('failed to match all allowed schemas', at), ...problems]
    : problems;
}
