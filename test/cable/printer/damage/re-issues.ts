import { blank, type Line, line } from '../lines.ts';
import type { Damage } from './damage.ts';

function behindClassification(lines: readonly Line[], more: Line[]): Line[] {
  const at = lines.findIndex(({ part }) => part === 'classification');
  return [...lines.slice(0, at + 1), ...more, ...lines.slice(at + 1)];
}

/** The cable is sent again with a text that replaces the first. */
export const correctedCopy: Damage = (lines, dice) =>
  behindClassification(lines, [
    blank,
    line(
      'classification',
      dice.pick([
        'C O R R E C T E D  C O P Y (TEXT CHANGE)',
        'C O R R E C T E D C O P Y',
        'CORRECTED COPY (CAPTION ADDED)',
      ]),
    ),
  ]);
correctedCopy.expect = (expected) => {
  expected.corrected = true;
};

/** The station sends again on request: ZDK, ZFD and ZUI lines in the header. */
export const resendLines: Damage = (lines, dice) =>
  lines.flatMap((one) => {
    if (one.part === 'transmission' && one.text.startsWith('ZN'))
      return [
        one,
        line(
          'transmission',
          dice.pick(['ZDK DUE TO NUMEROUS SERVICES', 'ZFD ZDK', 'ZUI RUEWMCE0650 0650045']),
        ),
      ];
    if (one.part === 'date-time-group' && /^[ZOPR] \d{6}Z/.test(one.text))
      return [{ ...one, text: `${one.text} ZDK TO RUEHBC RUEHDE` }];
    return [one];
  });

/** The whole cable once more between QUOTE and UNQUOTE. */
export const quotedTwice: Damage = (lines) => [
  ...lines,
  blank,
  line('tail', 'QUOTE'),
  blank,
  ...lines,
  blank,
  line('tail', 'UNQUOTE'),
];
quotedTwice.expect = (expected) => {
  expected.warnings.push('quoted-twice');
};
