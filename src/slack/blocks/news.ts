import { type ChangeBase, type Changes, labelOf, type NewAnswer } from '../../demarche/index.ts';
import { dateToken, escapeText } from './text.ts';

/** What changed in a campaign, a line each: what became known first, then what moved, then what was taken back or waits. */
export function changeLines({ answers, moved, reopened, undone, held }: Changes): string[] {
  const told = new Set([...answers, ...moved, ...reopened].map(({ entry }) => keyOf({ entry })));
  return [
    ...answers.map((one) => line(one, answerWords(one))),
    ...moved.map((one) => {
      const ask = one.ask === null ? '' : `ask ${one.ask}: `;
      return line(one, `${ask}${labelOf(one.from)} → *${one.to ? labelOf(one.to) : 'not known'}*`);
    }),
    ...reopened.map((one) => line(one, 'the delivery is open again')),
    ...undone.filter((one) => !told.has(keyOf(one))).map((one) => line(one, 'an entry was taken back')),
    ...held.map((one) => line(one, ':warning: a second, different answer waits for a choice')),
  ];
}

const keyOf = ({ entry }: Pick<ChangeBase, 'entry'>) => `${entry.country} ${entry.revision}`;

const line = ({ name, entry }: ChangeBase, words: string): string =>
  `• *${escapeText(name)}*: ${words} (<@${entry.by}>, ${dateToken(new Date(entry.at), 'UTC', 'short')})`;

function answerWords({ delivery, position, asks }: NewAnswer): string {
  return [
    delivery ? labelOf(delivery) : '',
    position ? `*${labelOf(position)}*` : '',
    ...Object.entries(asks).map(([ask, said]) => `ask ${ask} ${labelOf(said)}`),
  ]
    .filter(Boolean)
    .join(' · ');
}
