import type { KnownBlock } from '@slack/types';
import { printMrn } from '../../cable/index.ts';
import { countryName, type ResponsePatch } from '../../demarche/index.ts';
import type { ReplyTo } from '../../desk/index.ts';
import { ACTION } from './actions.ts';
import { citation, title } from './facts.ts';
import type { Readable } from './import-sheet.ts';
import { actions, button, section } from './parts.ts';
import { escapeText, shorten } from './text.ts';

/** A cable answers one demarche or two; more than these in one REF line are passed over. */
const OFFERED = 3;
const COUNTRIES = 10;

/** What the reply is called in a note: its MRN, else its sender. */
export const replyName = ({ cable }: Readable): string =>
  cable.mrn ? printMrn(cable.mrn) : (cable.from?.name ?? 'a cable without MRN');

/** Offers a post's cable as the source of an answer, with the sentences that say so. */
export function replyBlocks(check: Readable): KnownBlock[] {
  return check.answers.slice(0, OFFERED).flatMap((answer, at) => {
    const { demarche, countries } = answer;
    const buttons = countries
      .slice(0, COUNTRIES)
      .map((country) =>
        button(
          `Record for ${countryName(country)}…`,
          `${ACTION.importReply}:${country}`,
          `${demarche.id} ${country}`,
          { label: `Record this reply for ${countryName(country)}` },
        ),
      );
    return [replySection(check, answer), ...(buttons.length > 0 ? [actions(`reply-${at}`, buttons)] : [])];
  });
}

/** The same without the buttons, which work in the preview only. */
export const replySections = (check: Readable): KnownBlock[] =>
  check.answers.slice(0, OFFERED).map((answer) => replySection(check, answer));

function replySection(check: Readable, { demarche, countries, reply }: ReplyTo): KnownBlock {
  const from = escapeText(reply.post ?? check.cable.from?.name ?? 'its sender');
  const lines = [
    `:incoming_envelope: *This reads as a reply to ${title(demarche)}*, from ${from}.`,
    reply.delivered
      ? `Delivered: “${escapeText(shorten(reply.delivered.quote, 500))}”  ${citation(reply.delivered)}`
      : 'It does not say plainly that the points were delivered, so nothing is assumed.',
    reply.said && reply.said.quote !== reply.delivered?.quote
      ? `Said: “${escapeText(shorten(reply.said.quote, 500))}”  ${citation(reply.said)}`
      : '',
    countries.length === 0
      ? 'That post speaks for none of the countries that owe an answer, so record it by hand: `/demarche record COUNTRY`.'
      : '',
  ];
  return section(lines.filter(Boolean).join('\n'));
}

/**
 * What the form of a response starts with when a reply is its source. What the government said is quoted, its position is for a person to
 * say; the delivery is filled in only where the text says that it was done.
 */
export function replyPatch(check: Readable, { reply }: ReplyTo, noteBefore: string | null): ResponsePatch {
  const { delivered, said } = reply;
  const places = [...new Set([delivered, said].flatMap((one) => (one ? citation(one) : [])))].filter(Boolean);
  const source = `From the reply ${replyName(check)}${places.length > 0 ? `, ${places.join(', ')}` : ''}.`;
  const deed = delivered ? ` “${shorten(delivered.quote, 500)}”` : '';
  return {
    ...(delivered ? { delivery: 'delivered' as const } : {}),
    ...(said && said.quote !== delivered?.quote ? { quote: shorten(said.quote, 2_500) } : {}),
    note: [noteBefore, `${source}${deed}`].filter(Boolean).join('\n'),
  };
}
