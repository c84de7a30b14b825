import { describe, expect, it } from 'vitest';
import { parseCable } from '../../../src/cable/index.ts';
import { draftDemarche } from '../../../src/demarche/draft/index.ts';
import { cableText } from './text.ts';

function whyOf(paragraph: string, to?: string, from?: string): string | null {
  return draftDemarche(parseCable(cableText(`1. (C) ${paragraph}`, to, from)))?.why.quote ?? null;
}

describe('Washington asks its posts to make a case', () => {
  it.each([
    'This is an action request.',
    'This is an action cable.',
    'This is an action message for Embassy Lisbon.',
    'Posts are requested to deliver the points below.',
    'Action posts are requested to raise this with host governments.',
    'Embassy should approach the Foreign Ministry.',
    'Department requests that Embassy convey the following to the government.',
    'Please deliver these points at the highest appropriate level.',
    'YOU SHOULD CALL ON FOREIGN MINISTER AND MAKE FOLLOWING POINTS.',
    'ACTION ADDRESSEES SHOULD APPROACH HOST GOVERNMENTS SOONEST.',
    'Post is instructed to inform the Foreign Ministry of our vote.',
    'Ambassador or Charge should urge the Foreign Minister to attend.',
    'We would be grateful if posts could raise the fees with host governments.',
  ])('%s', (sentence) => {
    expect(whyOf(sentence)).toBe(sentence);
  });
});

describe('words that ask nobody to make a case are no action request', () => {
  it.each([
    'The harbor fees were doubled overnight.',
    'This cable is for information only. Posts should raise it if they wish.',
    'No action is required. This is not an action request.',
    'The Minister told the Secretary that the Embassy should raise the fees with the port.',
    'The Minister wrote that the Embassy should raise the fees with the port.',
    'Post is requested to provide hotel reservations for the delegation.',
    'Posts should submit their inventory by June 1.',
    'Embassy delivered the demarche on March 2.',
  ])('%s', (sentence) => {
    expect(whyOf(sentence)).toBeNull();
  });
});

describe('a post reports or asks the Department: no demarche', () => {
  const to = 'SECSTATE WASHDC';
  const from = 'AMEMBASSY LISBON';

  it.each([
    'PolOff delivered the demarche on March 2 as reftel requested.',
    'This is an action request. Post requests guidance by March 10.',
    'Action request: Embassy should be instructed how to reply to the government.',
    'Embassy should continue to raise this with the Foreign Ministry.',
  ])('%s', (sentence) => {
    expect(whyOf(sentence, to, from)).toBeNull();
  });

  it.each([
    ['DEPT FOR EUR/WE', null],
    ['STATE PASS USTR', null],
    ['GENEVA FOR TILLINGHAST', 'ACTION REQUEST'],
  ])('where no line says who sends it, %s does: %j', (line, why) => {
    const text = `C O N F I D E N T I A L\n\nSIPDIS\n${line}\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: HARBOR FEES\n\n1. (C) ACTION REQUEST: Embassy should reply to the Foreign Ministry.\nWHITCOMBE\n`;
    expect(draftDemarche(parseCable(text))?.why.quote ?? null).toBe(why);
  });

  it('a post that asks other posts to make the case does send a demarche', () => {
    const sentence = 'This is an action request.';
    expect(
      whyOf(
        `${sentence} Embassy Madrid should raise the fees with the Foreign Ministry.`,
        'AMEMBASSY MADRID',
        from,
      ),
    ).toBe(sentence);
  });
});
