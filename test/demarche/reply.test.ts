import { describe, expect, it } from 'vitest';
import { parseCable } from '../../src/cable/index.ts';
import { readReply } from '../../src/demarche/index.ts';

/** A post's cable that refers to a demarche; its first paragraph is this. */
function replyOf(paragraph: string, from = 'AMEMBASSY COLOMBO') {
  return readReply(
    parseCable(`O 061200Z MAR 08
FM ${from}
TO SECSTATE WASHDC IMMEDIATE

UNCLAS COLOMBO 000301

SIPDIS

E.O. 12958: N/A
TAGS: PREL
SUBJECT: HARBOR FEES: RESPONSE

REF: A. STATE 22377
     B. COLOMBO 298

1. (U) ${paragraph}

VANE
`),
  );
}

describe('a reply says that the points were delivered only where a sentence says it was done', () => {
  it.each([
    'PolOff delivered the demarche to the Foreign Ministry on March 6.',
    'Embassy conveyed the talking points to the Minister.',
    'Charge raised ref A points with the Foreign Secretary and left a non-paper.',
    'We passed the message to the Ministry.',
  ])('%s', (sentence) => {
    expect(replyOf(`The pier is old. ${sentence}`).delivered).toMatchObject({
      quote: sentence,
      paragraph: 1,
      portion: 'U',
    });
  });

  it.each([
    'We have not yet delivered the demarche.',
    'Embassy was unable to deliver the demarche before the holiday.',
    'Embassy plans to deliver the points on Monday.',
    'The Ministry asked that the message be passed in writing.',
    'The demarche will be made once the Minister is back.',
    'The crane was delivered on March 6.',
  ])('and not here: %s', (sentence) => {
    expect(replyOf(sentence).delivered).toBeNull();
  });
});

describe('what the government said is quoted', () => {
  it.each([
    ['The Minister replied that the fees will stay.', 'The Minister replied that the fees will stay.'],
    ['We met the Minister. He welcomed the proposal.', 'He welcomed the proposal.'],
    ['As instructed in reftel, Embassy noted the fees.', null],
    ['The pier is old.', null],
  ])('%s', (paragraph, said) => {
    expect(replyOf(paragraph).said?.quote ?? null).toBe(said);
  });
});

it('a reply speaks for every government that its post is accredited to, and answers what it refers to', () => {
  const reply = replyOf('We delivered the points.');
  expect(reply).toMatchObject({ post: 'AMEMBASSY COLOMBO', answers: ['08STATE22377', '08COLOMBO298'] });
  expect([...reply.countries].sort()).toEqual(['LK', 'MV']);
});

it('a sender that is no post speaks for nobody', () => {
  expect(replyOf('We delivered the points.', 'SECSTATE WASHDC')).toMatchObject({ post: null, countries: [] });
});
