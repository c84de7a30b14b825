import { describe, expect, it } from 'vitest';
import { cleanPatch, InvalidPatchError, type ResponsePatch } from '../../src/demarche/index.ts';
import { cited, facts } from './build.ts';

const twoAsks = facts({
  asks: [
    { ...cited, number: 1, text: 'Recognize.' },
    { ...cited, number: 2, text: 'Speak in favor.' },
  ],
});

describe('cleanPatch', () => {
  const kept: Array<[rule: string, patch: ResponsePatch, expected: ResponsePatch]> = [
    ['trims text', { note: '  FM said yes\r\nand left ' }, { note: 'FM said yes\nand left' }],
    ['empty text clears', { quote: '   ' }, { quote: null }],
    ['null clears', { position: null, followUpOn: null }, { position: null, followUpOn: null }],
    ['keeps false apart from unsaid', { paperLeft: false }, { paperLeft: false }],
    ['an empty list of asks says nothing', { delivery: 'delivered', asks: {} }, { delivery: 'delivered' }],
    ['keeps asks by number', { asks: { 2: 'opposes', 1: null } }, { asks: { 1: null, 2: 'opposes' } }],
    ['keeps a leap day', { deliveredOn: '2008-02-29' }, { deliveredOn: '2008-02-29' }],
  ];
  it.each(kept)('%s', (_rule, patch, expected) => {
    expect(cleanPatch(patch, twoAsks)).toEqual(expected);
  });

  /** As it may come back from a button or a form. */
  const fromOutside = (json: string): ResponsePatch => JSON.parse(json);
  const refused: Array<[rule: string, patch: ResponsePatch, message: RegExp]> = [
    ['an ask that the cable does not have', { asks: { 3: 'supports' } }, /no ask 3.*asks are 1, 2/],
    ['a date that is none', { deliveredOn: '2008-02-30' }, /date of the delivery.*2008-03-07/],
    ['a date in words', { followUpOn: 'next week' }, /follow-up date/],
    ['text that is too long', { note: 'x'.repeat(3_001) }, /note is 3001 characters long; 3000 fit/],
    ['a name that is too long', { interlocutor: 'x'.repeat(301) }, /interlocutor is 301 .*300 fit/],
    ['a patch that says nothing', {}, /nothing to record/],
    [
      'a delivery on no scale',
      fromOutside('{"delivery":"sent"}'),
      /delivery must be one of: pending, planned/,
    ],
    ['a position on no scale', fromOutside('{"asks":{"1":"maybe"}}'), /position must be one of: achieved/],
    ['a field that is not known', fromOutside('{"status":"ok"}'), /not known/],
  ];
  it.each(refused)('refuses %s, in words for the person', (_rule, patch, message) => {
    expect(() => cleanPatch(patch, twoAsks)).toThrow(InvalidPatchError);
    expect(() => cleanPatch(patch, twoAsks)).toThrow(message);
  });

  it('says so when the cable lists no asks at all', () => {
    expect(() => cleanPatch({ asks: { 1: 'supports' } }, facts())).toThrow(/lists no asks/);
  });
});
