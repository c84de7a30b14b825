/**
 * A pattern anchored at the start of a line, with the characters that such a line can begin with. Most lines of prose begin with another,
 * and looking at one character costs a tenth of starting the pattern.
 */
export class Guarded {
  readonly pattern: RegExp;
  /** For each character of ASCII, 1 when a match may begin with it. */
  private readonly begins = new Uint8Array(128);

  constructor(begins: string, pattern: RegExp) {
    this.pattern = pattern;
    for (const letter of pattern.ignoreCase ? begins.toLowerCase() + begins.toUpperCase() : begins) {
      this.begins[letter.charCodeAt(0)] = 1;
    }
  }

  test(text: string): boolean {
    return this.mayMatch(text) && this.pattern.test(text);
  }

  exec(text: string): RegExpExecArray | null {
    return this.mayMatch(text) ? this.pattern.exec(text) : null;
  }

  /** What begins outside ASCII, or is empty, is left to the pattern. */
  private mayMatch(text: string): boolean {
    const first = text.charCodeAt(0);
    return !(first < 128) || this.begins[first] === 1;
  }
}
