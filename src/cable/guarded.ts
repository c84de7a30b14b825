/** What a table says of a character of ASCII: no match begins with it, any may, or the second character tells. */
const NEVER = 0;
const ALWAYS = 1;
const BY_SECOND = 2;

/**
 * A pattern anchored at the start of a line, with the words that such a line can begin with; their first two characters count. Most lines of prose
 * begin with others, and looking at two characters costs a tenth of starting the pattern.
 */
export class Guarded {
  readonly pattern: RegExp;
  private readonly firsts = new Uint8Array(128);
  private readonly pairs: Uint8Array;

  /** `begins` is a list of words, or the characters of one string, which any second may follow: `['TAGS', 'T A']`, `'0123'`. */
  constructor(begins: string | readonly string[], pattern: RegExp) {
    this.pattern = pattern;
    const printed = pattern.ignoreCase ? [...begins].flatMap(inEitherCase) : [...begins];
    const isByWord = printed.some((word) => word.length > 1);
    this.pairs = new Uint8Array(isByWord ? 128 * 128 : 0);
    for (const word of printed) {
      const first = word.charCodeAt(0);
      if (word.length === 1 || this.firsts[first] === ALWAYS) {
        this.firsts[first] = ALWAYS;
      } else {
        this.firsts[first] = BY_SECOND;
        this.pairs[first * 128 + word.charCodeAt(1)] = 1;
      }
    }
  }

  test(text: string): boolean {
    return this.mayMatch(text) && this.pattern.test(text);
  }

  exec(text: string): RegExpExecArray | null {
    return this.mayMatch(text) ? this.pattern.exec(text) : null;
  }

  /** Whether a match may begin with this character of ASCII. */
  mayBegin(code: number): boolean {
    return this.firsts[code] !== NEVER;
  }

  /** What begins outside ASCII, or is empty, is left to the pattern. */
  private mayMatch(text: string): boolean {
    const first = text.charCodeAt(0);
    const known = first < 128 ? this.firsts[first] : ALWAYS;
    if (known !== BY_SECOND) {
      return known === ALWAYS;
    }
    const second = text.charCodeAt(1);
    return !(second < 128) || this.pairs[first * 128 + second] === 1;
  }
}

/** `SECRET` begins with `SE`, `Se`, `sE` or `se`. */
function inEitherCase(word: string): string[] {
  const seconds = [word.charAt(1).toLowerCase(), word.charAt(1).toUpperCase()];
  return [word.charAt(0).toLowerCase(), word.charAt(0).toUpperCase()].flatMap((first) =>
    seconds.map((second) => first + second),
  );
}

/** Several guarded patterns, of which only those are tried that a line may begin with. */
export class AnyOf<Of extends { pattern: Guarded }> {
  private readonly all: readonly Of[];
  private readonly byFirst: ReadonlyArray<readonly Of[]>;

  constructor(all: readonly Of[]) {
    this.all = all;
    this.byFirst = Array.from({ length: 128 }, (_, code) =>
      all.filter(({ pattern }) => pattern.mayBegin(code)),
    );
  }

  /** The first of them that matches. */
  find(text: string): Of | undefined {
    const candidates = this.byFirst[text.charCodeAt(0)] ?? this.all;
    return candidates.length === 0 ? undefined : candidates.find(({ pattern }) => pattern.test(text));
  }
}
