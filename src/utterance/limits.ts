/** UTF-16 units. Nobody asks in more; what is longer is a pasted text, to be imported or searched. */
export const LONGEST_TEXT = 1_000;
/** A question to a person offers no more than this. */
export const MOST_READINGS = 4;
