import fc from 'fast-check';

/** How one clerk prints a cable; every choice is correct and none loses a fact. */
export interface Style {
  header: 'full' | 'from-dtg' | 'info-log' | 'weekday' | 'none';
  columns: number | null;
  /** `C O N F I D E N T I A L`. */
  spacedClassification: boolean;
  /** `BT` lines around the text and `#2377` / `NNNN` behind it. */
  breakTexts: boolean;
  capitals: boolean;
  orderForm: 'colon' | 'no-dots' | 'year-first' | 'short-year';
  tagSeparator: ', ' | ' ' | ',';
  subjectLabel: 'SUBJECT: ' | 'SUBJ: ' | 'SUBJECT:  ' | 'Subject: ';
  referenceForm:
    | 'letter-dot'
    | 'letter-bracket'
    | 'bracketed'
    | 'one-line'
    | 'refs-alone'
    | 'ref-letter'
    | 'semicolons';
  classifiedByFirst: boolean;
  /** `SUMMARY` between two rules of dashes above the paragraph, or run in before its text with a colon. */
  headingForm: 'run-in' | 'between-rules';
  bulletMarkers: readonly [string, string];
  /** Nothing behind the marker: `--The quota`. */
  tightBullets: boolean;
  blankBetweenBullets: boolean;
  signerAtLineEnd: boolean;
}

export const styles: fc.Arbitrary<Style> = fc.record({
  header: fc.oneof(
    { weight: 6, arbitrary: fc.constant('full' as const) },
    {
      weight: 4,
      arbitrary: fc.constantFrom(
        'from-dtg' as const,
        'info-log' as const,
        'weekday' as const,
        'none' as const,
      ),
    },
  ),
  columns: fc.option(fc.integer({ min: 60, max: 69 }), { freq: 4 }),
  spacedClassification: fc.boolean(),
  breakTexts: fc.boolean(),
  capitals: fc.boolean(),
  orderForm: fc.constantFrom('colon', 'no-dots', 'year-first', 'short-year'),
  tagSeparator: fc.constantFrom(', ', ' ', ','),
  subjectLabel: fc.constantFrom('SUBJECT: ', 'SUBJ: ', 'SUBJECT:  ', 'Subject: '),
  referenceForm: fc.constantFrom(
    'letter-dot',
    'letter-bracket',
    'bracketed',
    'one-line',
    'refs-alone',
    'ref-letter',
    'semicolons',
  ),
  classifiedByFirst: fc.boolean(),
  headingForm: fc.constantFrom('run-in', 'run-in', 'between-rules'),
  bulletMarkers: fc.constantFrom(['--', '---'] as const, ['-', '--'] as const, ['--', '----'] as const),
  tightBullets: fc.boolean(),
  blankBetweenBullets: fc.boolean(),
  signerAtLineEnd: fc.boolean(),
});
