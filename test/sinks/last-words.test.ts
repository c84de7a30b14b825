import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const LOG = join(import.meta.dirname, '../../src/log.ts');

/** A process with our log in which something goes wrong that nobody catches. */
const broken = (wrong: string): Promise<{ code: number; said: string }> =>
  new Promise((resolve) => {
    const script = `
      import { createLog, logLastWords } from ${JSON.stringify(LOG)};
      logLastWords(createLog('info'));
      const error = Object.assign(new Error('no "Zqquotedx of a cable"'), { data: 'Zqdatax', code: 'E_NO' });
      ${wrong}
      setTimeout(() => undefined, 60_000);`;
    execFile(process.execPath, ['--input-type=module', '-e', script], (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), said: `${stdout}${stderr}` }),
    );
  });

describe('an error that nobody catches', () => {
  it.each([
    ['is thrown', 'setTimeout(() => { throw error; });'],
    ['is the reason of a promise', 'Promise.reject(error);'],
  ])(
    'and that %s ends the process with one line of the log, and without what hangs on it',
    async (_, wrong) => {
      const { code, said } = await broken(wrong);
      expect(code).toBe(1);
      expect(said.trimEnd().split('\n')).toHaveLength(1);
      expect(JSON.parse(said)).toMatchObject({ level: 60, msg: 'the app broke off', err: { code: 'E_NO' } });
      expect(said).not.toMatch(/Zq/);
    },
  );
});
