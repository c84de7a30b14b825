import { expect, it } from 'vitest';
import { buildBoard, changesSince } from '../../../src/demarche/index.ts';
import { COUNTRIES } from '../../../src/geo/index.ts';
import { digestMessage } from '../../../src/slack/blocks/index.ts';
import { demarche, holds, ledger, responder, says } from '../../demarche/build.ts';

it('counts the countries that wait for a choice beyond those that it names, and leaves none out', () => {
  const codes = COUNTRIES.slice(0, 45).map(({ code }) => code);
  const campaign = demarche({ responders: codes.map((code) => responder(code, 'AMEMBASSY X')) });
  const entries = codes.flatMap((code) =>
    ledger(code, ['U1', says({ position: 'supports' })], ['U2', holds({ position: 'opposes' })]),
  );
  const now = new Date('2008-03-06T15:00:00Z');
  const board = buildBoard({ demarche: campaign, entries, owners: new Map(), now });
  const changes = changesSince(entries, campaign, new Date('2008-03-05T00:00:00Z'));
  const said = JSON.stringify(digestMessage({ board, changes, now }).blocks);
  expect(said).toMatch(/Two versions wait for a choice: [^"]* and 5 more"/);
});
