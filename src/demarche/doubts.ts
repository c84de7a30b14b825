const CHECK = 'check the ';

/** An assumption that may well be wrong, in words: a person must look before it stands. `doubt('year', '…')` is `check the year: …`. */
export function doubt(what: 'year' | 'month' | 'day' | 'date', why: string): string {
  return `${CHECK}${what}: ${why}`;
}

/** Whether an assumption is a doubt: `check the year: 2008-03-04, 1 day before the cable, may be meant`. */
export function isDoubt(assumption: string): boolean {
  return assumption.startsWith(CHECK);
}
