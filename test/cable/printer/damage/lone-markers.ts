import type { Damage } from './damage.ts';

/** The marker of a bullet stands alone on its line: `--` / `The pier is old.` Longer dashes alone would be a rule. */
export const loneMarkers: Damage = (lines) =>
  lines.flatMap((one) => {
    const marker = one.part === 'bullet' && one.first ? /^--?(?!-)/.exec(one.text)?.[0] : undefined;
    if (marker === undefined) return [one];
    return [
      { ...one, text: marker },
      { ...one, text: one.text.slice(marker.length).trimStart(), first: false },
    ];
  });
