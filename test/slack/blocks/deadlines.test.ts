import { expect, it } from 'vitest';
import { buildBoard } from '../../../src/demarche/index.ts';
import { deadlinesMessage } from '../../../src/slack/blocks/index.ts';
import { cited, deadline, demarche } from '../../demarche/build.ts';

it('an event stands beside the deadlines with its days as people write them', () => {
  const summit = { ...cited, date: '2008-03-13', endDate: '2008-03-14' };
  const now = new Date('2008-03-06T15:00:00Z');
  const campaign = demarche({ events: [summit, { ...summit, endDate: null }] });
  const board = buildBoard({ demarche: campaign, entries: [], owners: new Map(), now });
  const said = JSON.stringify(deadlinesMessage({ board, zone: 'UTC', page: 0, now }).blocks);
  expect(said).toContain('Event: Thu 13 Mar 2008 to Fri 14 Mar 2008, “said so”');
  expect(said).toContain('Event: Thu 13 Mar 2008, “said so”');
});

it('what is doubtful of a deadline stands out from what was assumed of it', () => {
  const now = new Date('2008-03-06T15:00:00Z');
  const assumptions = [
    'check the year: 2008-03-03, 2 days before the cable, may be meant',
    'close of business at each post',
  ];
  const campaign = demarche({ deadlines: [{ ...deadline('2009-03-03'), assumptions }] });
  const board = buildBoard({ demarche: campaign, entries: [], owners: new Map(), now });
  const said = JSON.stringify(deadlinesMessage({ board, zone: 'UTC', page: 0, now }).blocks);
  expect(said).toContain(
    ':warning: *Please check the year: 2008-03-03, 2 days before the cable, may be meant.*',
  );
  expect(said).toContain('"Assumed: close of business at each post"');
});
