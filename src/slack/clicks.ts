/** What an action does, by its id. */
type Table<Run> = Readonly<Record<string, Run>>;

/**
 * Matches the actions of a table, with or without a word behind a colon. So that there is one listener a table: Bolt asks every listener
 * about every payload, whatever it is, and to ask one for each button took more than most answers do.
 *
 * @example actionsOf({ 'response.undo': undo }).test('response.undo:last') // true
 */
export const actionsOf = (table: Table<unknown>): RegExp =>
  new RegExp(`^(?:${Object.keys(table).join('|').replaceAll('.', '\\.')})(?::|$)`);

/** What the action of such an id does; undefined for one that is not in the table. */
export const clickOf = <Run>(table: Table<Run>, actionId: string): Run | undefined =>
  table[actionId.split(':', 1)[0] ?? ''];
