import type { Damage } from './damage.ts';

const numberAtHead = /^(\[¶\]\(#\) ?|¶ ?)?(\d+)\./;

/** The clerk numbered two paragraphs alike: 1, 2, 3, 3, 4. */
export const repeatedNumbers: Damage = (lines) =>
  lines.map((one) => {
    const number = one.part === 'paragraph' && one.first ? Number(numberAtHead.exec(one.text)?.[2]) : 0;
    return number >= 4 ? { ...one, text: one.text.replace(numberAtHead, `$1${number - 1}.`) } : one;
  });

repeatedNumbers.expect = (expected) => {
  for (const paragraph of expected.paragraphs) {
    const { number } = paragraph;
    if (typeof number !== 'number' || number < 4) continue;
    paragraph.number = number - 1;
    paragraph.printed = String(number - 1);
  }
  if (expected.paragraphs.length >= 4) expected.warnings.push('paragraph-repeated');
};
