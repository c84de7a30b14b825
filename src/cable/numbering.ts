/** A line that starts like a numbered paragraph, with what can be seen around it. */
export interface Candidate {
  /** Index of its line. */
  at: number;
  printed: number;
  hasPortion: boolean;
  /** The text above ends in a colon. */
  followsColon: boolean;
  /** 0: can not start a paragraph (the sentence above runs into it); 1: only if the number is right; 2: can; 3: has a portion mark. */
  strength: 0 | 1 | 2 | 3;
}

export interface Numbered {
  candidate: Candidate;
  number: number;
  oddity: 'misread' | 'repeated' | 'skipped' | null;
}

/**
 * Fits printed numbers to a sequence: which candidates are paragraphs, and with what number. Reads left to right and looks ahead only by
 * index, so it takes the time of one sort.
 *
 *     1, 2, 13, 14 -> 1, 2, 3 (misread), 4 (misread)
 */
export function fitSequence(candidates: readonly Candidate[]): Numbered[] {
  const possible = candidates.filter(({ strength }) => strength > 0);
  const ahead = lookAhead(possible);
  const portions = possible.filter(({ hasPortion }) => hasPortion).length;
  const usesPortions = portions >= 2 && portions * 2 >= possible.length;
  const fitted: Numbered[] = [];
  let expected = 1;
  let listed = 0;
  possible.forEach((candidate, index) => {
    const first = fitted.length === 0;
    const numbered = placeOf({
      candidate,
      index,
      expected,
      first,
      usesPortions,
      ahead,
      next: possible[index + 1],
      listed,
    });
    const isItem = numbered === null && (candidate.printed === 1 || candidate.printed === listed + 1);
    listed = isItem ? candidate.printed : 0;
    if (numbered !== null) {
      fitted.push(numbered);
      expected =
        numbered.oddity === 'repeated' &&
        numbered.number < expected - 1 &&
        numbered.number !== 1 &&
        !ahead(numbered.number + 1, index)
          ? expected + 1
          : numbered.number + 1;
    }
  });
  return fitted;
}

interface Place {
  candidate: Candidate;
  index: number;
  expected: number;
  first: boolean;
  usesPortions: boolean;
  ahead: (printed: number, after: number) => number;
  next: Candidate | undefined;
  /** The number of the candidate right before, when that was an item of a list inside a paragraph; else 0. */
  listed: number;
}

function placeOf(place: Place): Numbered | null {
  const { candidate, expected } = place;
  if (place.usesPortions && !candidate.hasPortion && candidate.printed !== expected) {
    return null;
  }
  if (candidate.printed === expected) {
    return fitExact(place);
  }
  return candidate.printed > expected ? fitHigher(place) : fitLower(place);
}

function fitExact({ candidate, index, expected, ahead, listed }: Place): Numbered | null {
  const stronger = ahead(expected, index);
  const following = ahead(expected + 1, index);
  // A list inside a paragraph may count up to the number that the next paragraph has.
  const isItem = listed > 0 && listed === expected - 1 && !candidate.hasPortion;
  const outdone =
    (candidate.strength === 1 || isItem) && stronger > 0 && (following === 0 || stronger < following);
  return outdone || (isItem && stronger > 0) ? null : { candidate, number: expected, oddity: null };
}

function fitHigher({ candidate, index, expected, first, ahead, next }: Place): Numbered | null {
  const { printed, strength, hasPortion } = candidate;
  if (strength < 2) {
    return null;
  }
  if (first) {
    // A text that begins in its second section begins with a later paragraph.
    return printed < 100 ? { candidate, number: printed, oddity: 'skipped' } : null;
  }
  const later = ahead(expected, index);
  if (later > 0 && !hasPortion) {
    return null;
  }
  const nextFits = next !== undefined && next.strength >= 2 && next.printed === expected + 1;
  const hasExtraDigit = String(printed).endsWith(String(expected));
  if (later === 0 && (nextFits || hasExtraDigit)) {
    return { candidate, number: expected, oddity: 'misread' };
  }
  const isNear = printed - expected <= 3 || hasPortion || ahead(printed + 1, index) > 0;
  return printed < 100 && isNear ? { candidate, number: printed, oddity: 'skipped' } : null;
}

function fitLower({ candidate, index, expected, usesPortions, ahead, next }: Place): Numbered | null {
  const { printed, strength, hasPortion } = candidate;
  if (strength < 2) {
    return null;
  }
  if (
    next !== undefined &&
    next.printed === expected + 1 &&
    next.strength >= 2 &&
    next.printed !== printed + 1
  ) {
    return { candidate, number: expected, oddity: 'misread' };
  }
  const goesOnLater = ahead(expected, index) > 0;
  if (printed === 1 && candidate.followsColon && !hasPortion && goesOnLater) {
    return null;
  }
  if (hasPortion || printed === expected - 1 || (!usesPortions && !goesOnLater)) {
    return { candidate, number: printed, oddity: 'repeated' };
  }
  // Numbered items inside a paragraph, since the paragraphs go on after them.
  return null;
}

/** For a printed number, the index of its next startable candidate after a place, or 0. */
function lookAhead(candidates: readonly Candidate[]): Place['ahead'] {
  const places = new Map<number, number[]>();
  candidates.forEach(({ printed, strength }, index) => {
    if (strength >= 2) {
      const list = places.get(printed);
      if (list === undefined) {
        places.set(printed, [index]);
      } else {
        list.push(index);
      }
    }
  });
  return (printed, after) => {
    const list = places.get(printed) ?? [];
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((list[middle] ?? 0) <= after) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return list[low] ?? 0;
  };
}
