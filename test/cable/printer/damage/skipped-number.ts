import type { Damage } from './damage.ts';

const numberAtHead = /^(\[¶\]\(#\) ?|¶ ?)?(\d+)\./;

/** The clerk left a number out: 1, 2, 4, 5. No paragraph is missing. */
export const skippedNumber: Damage = (lines) =>
  lines.map((one) => {
    const number = one.part === 'paragraph' && one.first ? Number(numberAtHead.exec(one.text)?.[2]) : 0;
    return number >= 3 ? { ...one, text: one.text.replace(numberAtHead, `$1${number + 1}.`) } : one;
  });

skippedNumber.expect = (expected) => {
  for (const paragraph of expected.paragraphs) {
    const { number } = paragraph;
    if (typeof number !== 'number' || number < 3) continue;
    paragraph.number = number + 1;
    paragraph.printed = String(number + 1);
  }
  if (expected.paragraphs.length >= 3) expected.warnings.push('paragraph-skipped');
};
