import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeMessageBlocks, tooLongTogether } from '../../../demo/slack/block-rules/index.ts';
import { mentionedIn, named } from '../../../src/slack/blocks/named.ts';
import { context, section } from '../../../src/slack/blocks/parts.ts';

const USERS = ['U0AMINATA', 'U0LEE', 'W012345678'];
const of = (...names: string[]) =>
  new Map(USERS.flatMap((user, at) => (names[at] ? [[user, names[at]]] : [])));

describe('a message that a whole channel reads', () => {
  it('names people in place of mentions, in mrkdwn alone', () => {
    const block = section('<@U0LEE> took over from <@U0AMINATA>');
    const plain = { type: 'header', text: { type: 'plain_text', text: '<@U0LEE>' } } as const;
    const content = { text: '<@U0LEE> recorded', blocks: [block, plain] };
    expect(mentionedIn(content)).toEqual(['U0LEE', 'U0AMINATA']);
    expect(named(content, of('Aminata Diop', 'Lee'))).toEqual({
      text: 'Lee recorded',
      blocks: [section('Lee took over from Aminata Diop'), plain],
    });
  });

  it.each([
    ['nobody whom Slack names', undefined, 'somebody'],
    ['who wrote no letters that are seen', '\u200b \u202e', 'somebody'],
    ['who wrote what would be read as a ping', '<!channel>', '&lt;!channel&gt;'],
  ])('says of %s: %s, %s', (_, name, said) => {
    const names = new Map(name ? [['U0LEE', name]] : []);
    expect(named({ text: '<@U0LEE>', blocks: [] }, names).text).toBe(said);
  });

  it('cuts names only where Slack would not take them whole', () => {
    const long = 'Aleksandra Konstantinopoulou-Papadimitriou';
    const few = section('<@U0LEE> '.repeat(20));
    const many = section('<@U0LEE> '.repeat(200));
    const [whole, cut] = named({ text: '', blocks: [few, many] }, of('', long)).blocks.map((block) =>
      block.type === 'section' ? (block.text?.text ?? '') : '',
    );
    expect(whole).toContain(long);
    expect(cut).toContain('Aleksan… Aleksan…');
  });

  it('is taken by Slack whatever the names are, where it was taken before', () => {
    const piece = fc.oneof(
      fc.constantFrom(...USERS.map((user) => `<@${user}>`)),
      fc.string({ maxLength: 30 }).map((words) => words.replaceAll(/[<>&]/g, '')),
    );
    const words = fc
      .tuple(piece, fc.integer({ min: 1, max: 250 }))
      .map(([one, times]) => `a${one}`.repeat(times));
    const block = fc.oneof(
      words.map((one) => section(one)),
      words.map((one) => context(one)),
    );
    const name = fc.string({ unit: 'grapheme', maxLength: 200 });
    fc.assert(
      fc.property(
        fc.array(block, { maxLength: 12 }),
        words,
        fc.array(name, { maxLength: 3 }),
        (blocks, text, names) => {
          fc.pre(judgeMessageBlocks(blocks) === null && !tooLongTogether(blocks) && text.length <= 3_000);
          const content = named({ text, blocks }, of(...names));
          expect(mentionedIn(content)).toEqual([]);
          expect(content.text.length).toBeLessThanOrEqual(3_000);
          expect(judgeMessageBlocks(content.blocks)).toBeNull();
          expect(tooLongTogether(content.blocks)).toBe(false);
        },
      ),
    );
  });
});
