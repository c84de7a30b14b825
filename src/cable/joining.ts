import type { Line } from './lines.ts';
import type { Source } from './source.ts';

/** What is usual in one text. */
export interface Habits {
  allCapitals: boolean;
  /** The length that most full lines reach. */
  width: number;
  /** Lines are wrapped at the width; else each line is a whole paragraph. */
  isWrapped: boolean;
}

/** Looks over the lines of a text once. */
export function habitsOf(source: Source, lines: readonly Line[]): Habits {
  const lengths = new Array<number>(101).fill(0);
  let count = 0;
  let small = 0;
  let capital = 0;
  for (const line of lines) {
    if (line.kind === 'text') {
      count += 1;
      lengths[Math.min(line.text.length, 100)] = (lengths[Math.min(line.text.length, 100)] ?? 0) + 1;
    }
  }
  const sample = source.text.slice(lines[0]?.start ?? 0, (lines[0]?.start ?? 0) + 6000);
  for (let at = 0; at < sample.length; at += 1) {
    const code = sample.charCodeAt(at);
    small += code >= 97 && code <= 122 ? 1 : 0;
    capital += code >= 65 && code <= 90 ? 1 : 0;
  }
  let above = 0;
  let width = 100;
  // The length that at most one line in ten exceeds.
  while (width > 40 && above + (lengths[width] ?? 0) <= count * 0.1) {
    above += lengths[width] ?? 0;
    width -= 1;
  }
  return { allCapitals: capital > 0 && small < capital * 0.2, width, isWrapped: width < 90 && count > 3 };
}

const KEEPS_HYPHEN =
  /(?:^|[\s"'(/-])(?:[a-z]|self|non|pre|post|anti|multi|counter|semi|mid|high|low|vice|ex|full|part|half|long|short|well|so|one|two|three|four|five|six|seven|eight|nine|ten|first|second|third|pro|inter|co|re|sub|cross|near|all|cease|decision|law|policy|follow|run|stand|read|set|start|third|world|large|small|middle|year|day|month|week|non|de|un|eu|us|u\.s|state|government|led|based|wide|peace|fact|on|off|in|out|by|up)$/i;

/** What stands between two joined lines: a blank, or nothing where a word or a compound was broken at its hyphen. */
export function glueBetween(source: Source, above: string, below: string, habits: Habits): string {
  if (!/[A-Za-z]-$/.test(above) || !/^[A-Za-z]/.test(below)) {
    return ' ';
  }
  void source;
  void habits;
  return '';
}

/** Whether the hyphen at the end of a line belongs to the word: `so-` / `called` keeps it, `communi-` / `cation` does not. */
export function keepsHyphen(above: string, below: string): boolean {
  const left = above.slice(0, -1).slice(-24);
  return KEEPS_HYPHEN.test(left) || /^[A-Z][a-z]/.test(below) || /\d$/.test(left);
}
