import { describe, expect, it } from 'vitest';
import { compareFacts, type DemarcheDraft } from '../../src/demarche/index.ts';
import { cited, deadline, demarche } from './build.ts';

const ask = (number: number, text: string) => ({ ...cited, number, text });
const responder = (country: string, post: string | null = `AMEMBASSY ${country}`) => ({
  country,
  post,
  via: 'ISLAMIC COLLECTIVE',
  span: { start: 0, end: 1 },
});
const facts = (some: Partial<DemarcheDraft>): DemarcheDraft => demarche(some).facts;
const changes = (before: Partial<DemarcheDraft>, after: Partial<DemarcheDraft>) =>
  compareFacts(facts(before), facts(after)).map(({ name, was, now }) => [name, was, now]);

describe('what differs between two readings', () => {
  it.each<[string, Partial<DemarcheDraft>, Partial<DemarcheDraft>]>([
    ['the same facts', { asks: [ask(1, 'Sign.')] }, { asks: [ask(1, 'Sign.')] }],
    ['another number', { asks: [ask(1, 'Sign.')] }, { asks: [ask(4, 'Sign.')] }],
    ['another place', { asks: [ask(1, 'Sign.')] }, { asks: [{ ...ask(1, 'Sign.'), paragraph: 9 }] }],
    ['case, blanks and the last stop', { asks: [ask(1, 'Sign  it;')] }, { asks: [ask(1, 'sign it.')] }],
    [
      'another order',
      { responders: [responder('MY'), responder('SN')] },
      { responders: [responder('SN'), responder('MY')] },
    ],
    [
      'what was assumed of a deadline',
      { deadlines: [deadline('2008-03-07')] },
      { deadlines: [deadline('2008-03-07', { assumptions: ['checked'] })] },
    ],
  ])('%s make no difference', (_, before, after) => {
    expect(changes(before, after)).toEqual([]);
  });

  it.each<[string, Partial<DemarcheDraft>, Partial<DemarcheDraft>, unknown[]]>([
    ['one that came', {}, { asks: [ask(1, 'Sign.')] }, [['Ask 1', null, 'Sign.']]],
    ['one that went', { asks: [ask(1, 'Sign.')] }, {}, [['Ask 1', 'Sign.', null]]],
    [
      'one with other words',
      { asks: [ask(1, 'Sign.'), ask(2, 'Vote.')] },
      { asks: [ask(1, 'Sign.'), ask(2, 'Vote yes.')] },
      [['Ask 2', 'Vote.', 'Vote yes.']],
    ],
    [
      'one before the others, which are not called changed',
      { asks: [ask(1, 'Sign.'), ask(2, 'Vote.')] },
      { asks: [ask(1, 'Call.'), ask(2, 'Sign.'), ask(3, 'Vote.')] },
      [['Ask 1', null, 'Call.']],
    ],
    [
      'a deadline that moved',
      { deadlines: [deadline('2008-03-07')] },
      { deadlines: [deadline('2008-03-12', { time: '12:00', zone: 'UTC' })] },
      [['Deliver by', '2008-03-07 close of business at each post', '2008-03-12 12:00 UTC']],
    ],
    [
      'a country with another post',
      { responders: [responder('MY')] },
      { responders: [responder('MY', null)] },
      [['Malaysia', 'AMEMBASSY MY', 'no US post']],
    ],
    [
      'two of one text, of which one went',
      { asks: [ask(1, 'Sign.'), ask(2, 'Sign.')] },
      { asks: [ask(1, 'Sign.')] },
      [['Ask 2', 'Sign.', null]],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(changes(before, after)).toEqual(expected);
  });
});
