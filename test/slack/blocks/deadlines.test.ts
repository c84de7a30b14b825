import { expect, it } from 'vitest';
import { buildBoard } from '../../../src/demarche/index.ts';
import { deadlinesMessage } from '../../../src/slack/blocks/index.ts';
import { cited, demarche } from '../../demarche/build.ts';

it('an event stands beside the deadlines with its days as people write them', () => {
  const summit = { ...cited, date: '2008-03-13', endDate: '2008-03-14' };
  const now = new Date('2008-03-06T15:00:00Z');
  const campaign = demarche({ events: [summit, { ...summit, endDate: null }] });
  const board = buildBoard({ demarche: campaign, entries: [], owners: new Map(), now });
  const said = JSON.stringify(deadlinesMessage({ board, zone: 'UTC', page: 0, now }).blocks);
  expect(said).toContain('Event: Thu 13 Mar 2008 to Fri 14 Mar 2008, “said so”');
  expect(said).toContain('Event: Thu 13 Mar 2008, “said so”');
});
