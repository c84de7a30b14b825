/**
 * Tests that change the process they run in (its environment, its clock, a function of Node's) or measure it. Each of these files has a
 * process of its own; all others share one, so that the app and its libraries are loaded once and not a hundred times.
 */
export const APART: readonly string[] = [
  'test/bench/bench.test.ts',
  'test/bench/soak.test.ts',
  'test/cli-doctor.test.ts',
  'test/cli-forget.test.ts',
  'test/cli.test.ts',
  'test/desk/campaign.test.ts',
  'test/sinks/secrets.test.ts',
  'test/sinks/terminal.test.ts',
  'test/store/contract.test.ts',
  'test/store/purge.test.ts',
];
