import type { Damage } from './damage.ts';

const numberAtHead = /^(\[¶\]\(#\) ?|¶ ?)?(\d+)\./;

/** From one paragraph on, a mark before the number was read as a `1`: ¶3 and ¶4 are printed 13 and 14. */
export const misreadNumbers: Damage = (lines) =>
  lines.map((one) => {
    const number = one.part === 'paragraph' && one.first ? Number(numberAtHead.exec(one.text)?.[2]) : 0;
    return number >= 3 && number <= 9 ? { ...one, text: one.text.replace(numberAtHead, '$11$2.') } : one;
  });

misreadNumbers.expect = (expected) => {
  const misread = expected.paragraphs.filter(({ number }) => typeof number === 'number' && number >= 3);
  for (const paragraph of misread) paragraph.printed = `1${paragraph.number}`;
  if (misread.length > 0) expected.warnings.push('paragraph-misread');
};
