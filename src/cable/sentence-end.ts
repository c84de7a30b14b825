/** Whether a line ends a sentence, so that a blank line below it ends the block too. */
export function endsSentence(text: string): boolean {
  // Most lines end in a letter.
  if (isLetterCode(text.charCodeAt(text.length - 1))) {
    return false;
  }
  return (
    /[.!?:;]["'”’)\]]{0,2}$|\.\.\.$/.test(text) &&
    !/\b(?:No|Nos|Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Amb|Sec|Art|vs|[A-Z])\.$/.test(text)
  );
}

function isLetterCode(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}
