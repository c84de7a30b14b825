import type { Damage } from './damage.ts';

/** A web page's links become Markdown: `[PREL](#) [UNSC](#)`, `[¶](#)3. (C)`. */
export const markdownLinks: Damage = (lines, dice) => {
  const paragraphMark = dice.pick(['[¶](#)', '¶', '[¶](#) ', '¶ ']);
  return lines.map((one) => {
    if (one.part === 'tags') return { ...one, text: one.text.replace(/[A-Z]+(?=[, ]|$)/g, '[$&](#)') };
    if (one.part === 'paragraph' && one.first) return { ...one, text: `${paragraphMark}${one.text}` };
    if (one.part === 'reference' && /^ *[A-Z][.)] /.test(one.text))
      return { ...one, text: `[¶](#)${one.text.trimStart()}` };
    return one;
  });
};
