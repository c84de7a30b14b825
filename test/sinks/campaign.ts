import type { Board, Entry } from '../../src/demarche/index.ts';
import { cited, demarche, responder } from '../demarche/build.ts';
import { boardOf } from '../reports/campaign.ts';

/** A campaign in which a cable and a person say `text` wherever they can say anything. */
export function campaignOf(text: string): { board: Board; entries: Entry[] } {
  return boardOf(
    demarche(
      {
        asks: [{ ...cited, number: 1, text }],
        responders: [
          { ...responder('MY', text), via: text },
          responder('ID', 'AMEMBASSY JAKARTA'),
          responder('FR', null),
        ],
        proposedAchieved: [{ ...cited, country: 'ID', quote: text }],
      },
      { subject: text, from: text, tags: [text, 'PREL'] },
    ),
    {
      MY: {
        delivery: 'delivered',
        position: 'leans-no',
        level: text,
        interlocutor: text,
        quote: text,
        note: text,
      },
      ID: { delivery: 'unable', reason: text, position: 'achieved' },
    },
  );
}
