/** What is done with a click or a form, by its id. */
type ById<Run> = Readonly<Record<string, Run>>;

/**
 * Matches the ids of a table, with or without a word behind a colon. So that there is one listener a table: Bolt asks every listener
 * about every payload, whatever it is, and to ask one for each button took more than most answers do.
 *
 * @example idsOf({ 'response.undo': undo }).test('response.undo:last') // true
 */
export const idsOf = (table: ById<unknown>): RegExp =>
  new RegExp(`^(?:${Object.keys(table).join('|').replaceAll('.', '\\.')})(?::|$)`);

/** What is done with such an id; undefined for one that is not in the table. */
export const runOf = <Run>(table: ById<Run>, id: string): Run | undefined => table[id.split(':', 1)[0] ?? ''];
