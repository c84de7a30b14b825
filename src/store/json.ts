import { z } from 'zod';
import { type Cable, LEVELS } from '../cable/index.ts';
import {
  DELIVERIES,
  type DemarcheDraft,
  POSITIONS,
  type ReminderSettings,
  type ResponsePatch,
  ROLES,
} from '../demarche/index.ts';
import { StoreError } from './errors.ts';

const text = z.string().nullable().exactOptional();
const position = z.enum(POSITIONS).nullable();

const responsePatch: z.ZodType<ResponsePatch> = z.object({
  delivery: z.enum(DELIVERIES).exactOptional(),
  reason: text,
  position: position.exactOptional(),
  asks: z.record(z.string(), position).exactOptional(),
  deliveredOn: text,
  level: text,
  interlocutor: text,
  quote: text,
  note: text,
  paperLeft: z.boolean().nullable().exactOptional(),
  followUpOn: text,
});

export const reminderSettings: z.ZodType<ReminderSettings> = z.object({
  hoursBefore: z.array(z.number()),
  overdueMornings: z.boolean(),
  morningHour: z.number(),
  weekdays: z.array(z.number()).exactOptional(),
  quiet: z.object({ from: z.number(), to: z.number() }).exactOptional(),
  digest: z.boolean().exactOptional(),
  zone: z.string(),
  off: z.boolean(),
});

/** The large trees are written by our own parser and only by it; their outline tells a damaged column from a sound one. */
function outline<T>(...lists: Array<keyof T & string>): z.ZodType<T> {
  return z.custom<T>((value) => {
    if (typeof value !== 'object' || value === null) return false;
    const fields: Record<string, unknown> = { ...value };
    return lists.every((name) => Array.isArray(fields[name]));
  });
}

/** What each JSON column holds; a column is read through its schema here and nowhere else. */
export const COLUMN = {
  marking: z.object({
    level: z.enum(LEVELS),
    captions: z.array(z.string()),
    declassifyOn: z.string().nullable(),
  }),
  tags: z.array(z.string()),
  facts: outline<DemarcheDraft>('asks', 'talkingPoints', 'deadlines', 'responders', 'exempted'),
  cable: outline<Cable>('paragraphs', 'action', 'tags', 'warnings'),
  patch: responsePatch,
  reminders: reminderSettings,
  detail: z.record(z.string(), z.unknown()),
};

/**
 * Reads a JSON column; `where` names the row for the person who has to repair it.
 * @example readJson(COLUMN.tags, row.tags_json, `demarche ${row.id} tags`) // ['PREL', 'KV']
 */
export function readJson<T>(schema: z.ZodType<T>, column: string, where: string): T {
  try {
    return schema.parse(JSON.parse(column));
  } catch (error) {
    throw unreadable(where, error);
  }
}

const unreadable = (where: string, cause: unknown) =>
  new StoreError(
    'damaged',
    `A row of the database can not be read (${where}). Stop the app, keep a copy of the file, and run the check.`,
    { cause },
  );

/** What each column of one word holds: a word that is none of these must not pass for one. */
export const WORD = {
  role: z.enum(ROLES),
  level: z.enum(LEVELS),
};

/**
 * Reads a column of one word; `where` names the row for the person who has to repair it.
 * @example readWord(WORD.role, row.role, `role ${row.user_id}`) // 'recorder'
 */
export function readWord<T>(schema: z.ZodType<T>, column: string, where: string): T {
  const read = schema.safeParse(column);
  if (read.success) return read.data;
  throw unreadable(where, read.error);
}
