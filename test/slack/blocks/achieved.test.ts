import { expect, it } from 'vitest';
import { achievedMessage } from '../../../src/slack/blocks/index.ts';
import { demarche } from '../../demarche/build.ts';

const of = (type: 'recorded' | 'held', ...names: string[]) => names.map((name) => ({ name, type }));

it.each([
  ['nothing to record: others have', [], 'Somebody has already recorded an answer for each of them.'],
  [
    'all are recorded',
    of('recorded', 'Senegal', 'Malaysia'),
    ':white_check_mark: Recorded as achieved, as the cable says: Senegal, Malaysia. `/demarche history` has an Undo for each.',
  ],
  [
    'somebody was first with one: it is not said to be recorded',
    [...of('recorded', 'Senegal'), ...of('held', 'Malaysia')],
    ':white_check_mark: Recorded as achieved, as the cable says: Senegal. `/demarche history` has an Undo for each.\n:warning: Somebody was first with a different answer for Malaysia. Yours is kept, but not in force: `/demarche status Malaysia` shows both, to choose.',
  ],
])('%s', (_, outcomes, words) => {
  const { text } = achievedMessage(demarche({}), outcomes);
  expect(text.split('\n').slice(1).join('\n')).toBe(words);
});
