import { describe, expect, it } from 'vitest';
import { changesSince, type Deed } from '../../../src/demarche/index.ts';
import { sinceMessage } from '../../../src/slack/blocks/index.ts';
import { demarche, responder } from '../../demarche/build.ts';
import { boardOf } from '../../reports/campaign.ts';

const campaign = demarche({ responders: [responder('MY', 'X')] }, { openedAt: '2008-03-01T00:00:00Z' });
const NOW = new Date('2008-03-06T15:00:00Z');
const done = { by: 'U2', at: '2008-03-06T10:00:00Z' };

function told(...deeds: Deed[]): string {
  const { board } = boardOf(campaign, {}, NOW);
  const changes = changesSince([], campaign, new Date('2008-03-05T00:00:00Z'), deeds);
  return JSON.stringify(sinceMessage({ board, changes, zone: 'UTC', now: NOW }).blocks);
}

const deadline = { of: 'deadline', name: 'Deliver by', country: null } as const;

describe('news of a campaign', () => {
  it.each<[deed: Deed, said: string]>([
    [{ ...done, type: 'close' }, 'The campaign is *closed*'],
    [{ ...done, type: 'reopen' }, 'The campaign is *open again*'],
    [
      { ...done, type: 'assign', country: 'MY', from: null, to: 'U3' },
      '*Malaysia*: <@U3> answers for it now',
    ],
    [
      { ...done, type: 'assign', country: 'MY', from: 'U3', to: null },
      '*Malaysia*: nobody answers for it now, before <@U3>',
    ],
    [{ ...done, type: 'track', channel: 'C9' }, '<#C9> follows it now'],
    [{ ...done, type: 'untrack', channel: 'C9' }, '<#C9> follows it no more'],
    [
      {
        ...done,
        type: 'amend',
        changes: [
          {
            ...deadline,
            was: '2008-03-07 close of business at each post',
            now: '2008-03-12 close of business at each post',
          },
        ],
      },
      'Fri 7 Mar 2008, close of business at each post → Wed 12 Mar 2008, close of business at each post',
    ],
    [
      { ...done, type: 'amend', changes: [{ ...deadline, was: null, now: null }] },
      '*Deliver by* changed; its words are withheld here',
    ],
  ])('%j is told with who did it and when', (deed, said) => {
    expect(told(deed)).toContain(said);
    expect(told(deed)).toContain('(<@U2>, <!date^');
    expect(told(deed)).toContain('*1 change* since');
  });

  it('says that there is none', () => {
    expect(told()).toContain('Nothing has changed since');
  });

  it('beyond what a message holds is counted', () => {
    const many = Array.from({ length: 80 }, (_, at): Deed => ({ ...done, type: 'track', channel: `C${at}` }));
    expect(told(...many)).toContain('and 50 more changes, in the history');
  });
});
