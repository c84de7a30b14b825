/** So many words are looked for one by one; a text that asks for more is read into a set, so that the time stays linear. */
const FEW_WORDS = 24;

const WORD = /[a-z]+(?:-[a-z]+)?/g;

/**
 * Tells whether a text has a word or a compound, in small letters. Most texts break only a few words at a hyphen, and finding these in the
 * text takes a fraction of the time of gathering all its words.
 *
 *     vocabularyOf('Well-known facts')('well-known')   // true
 */
export function vocabularyOf(text: string): (word: string) => boolean {
  let lower: string | null = null;
  let words: Set<string> | null = null;
  const asked = new Map<string, boolean>();
  return (word) => {
    const known = asked.get(word);
    if (known !== undefined) {
      return known;
    }
    lower ??= text.toLowerCase();
    const standing = words === null && asked.size < FEW_WORDS ? standsIn(lower, word) : null;
    words ??= standing === null ? new Set(lower.match(WORD) ?? []) : null;
    const found = standing ?? words?.has(word) ?? false;
    asked.set(word, found);
    return found;
  };
}

/** Whether a word stands in the text; null when it only stands behind a hyphen, and what WORD makes of `a-b-c` is told only by reading all. */
function standsIn(text: string, word: string): boolean | null {
  const isCompound = word.includes('-');
  let isHanging = false;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const end = at + word.length;
    if (isLetter(text, at - 1) || isLetter(text, end)) {
      continue;
    }
    if (text[at - 1] === '-' && isLetter(text, at - 2)) {
      isHanging = true;
    } else if (isCompound || text[end] !== '-' || !isLetter(text, end + 1)) {
      return true;
    }
  }
  return isHanging ? null : false;
}

function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 97 && code <= 122;
}
