import { type Board, labelOf, POSITIONS } from '../../demarche/index.ts';
import { banner, bareTitle, citation, title } from './facts.ts';
import { LIMITS } from './limits.ts';
import { pageOf } from './paging.ts';
import { context, type MessageContent, message, section, verbatim } from './parts.ts';
import { shorten } from './text.ts';
import { countShown, withheldBlocks } from './withheld.ts';

/** The asks with how the governments stand on each. */
export function asksMessage({ board, page, now }: { board: Board; page: number; now: Date }): MessageContent {
  const { demarche, tally } = board;
  const { asks } = demarche.facts;
  const groups = asks.map((ask) => {
    const counts = tally.asks[String(ask.number)];
    const words = POSITIONS.filter((position) => (counts?.[position] ?? 0) > 0).map(
      (position) => `${labelOf(position)} ${counts?.[position]}`,
    );
    return [
      verbatim(`${ask.number}.`, shorten(ask.text, LIMITS.sectionText), citation(ask)),
      context(words.length > 0 ? words.join(' · ') : 'No government has answered this one on its own yet'),
    ];
  });
  const shown = pageOf(groups, { of: 'asks', id: demarche.id, page, filter: '' });
  return message(`${countShown(asks.length, demarche.withheld?.asks, 'ask')} of ${title(demarche)}`, [
    context(`${banner(demarche, now)} · ${bareTitle(demarche)}`),
    section(
      `*${countShown(asks.length, demarche.withheld?.asks, 'ask')}*${shown.label ? `, ${shown.label}` : ''}`,
    ),
    ...withheldBlocks(demarche, ['asks']),
    ...(asks.length > 0 || demarche.withheld?.asks
      ? shown.blocks
      : [section('No ask could be read out of the cable on its own. `/demarche points` shows what to say.')]),
    ...shown.turn,
  ]);
}
