import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { NotACableError, parseCable } from '../../src/cable/index.ts';
import { openStore } from '../../src/store/index.ts';
import { runWords } from '../support/cli.ts';
import { NASTY, NASTY_CASES } from '../support/nasty.ts';
import { sample } from '../support/world.ts';

/** What a terminal does not print but obey, and what ends or turns a line; a line feed apart. */
const STEERING = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/;

const WHO = ['--workspace', 'T1', '--user', 'U1'];
const MRN = '08STATE22377';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-terminal-'));
  vi.stubEnv('DATABASE_URL', `file:${join(folder, 'desk.db')}`);
  vi.stubEnv('MAX_CLASSIFICATION', 'SBU');
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const run = (words: string[], stdin = '', outIsTerminal = true) => runWords(words, { stdin, outIsTerminal });

/** The sample cable with a text in its subject and in a paragraph. */
const cableOf = (said: string): string =>
  sample('08STATE22377.txt')
    .replace(/^SUBJECT: /m, (subject) => `${subject}${said} `)
    .replace('Kosovo', `Kosovo ${said}`);

const isCable = (raw: string): boolean => {
  try {
    parseCable(raw);
    return true;
  } catch (error) {
    if (error instanceof NotACableError) return false;
    throw error;
  }
};

const readable = NASTY_CASES.filter(([, said]) => isCable(cableOf(said)));

describe('on a terminal', () => {
  it.each(readable)('parse shows a cable with %s as text', async (_, said) => {
    const { code, out, err } = await run(['parse', '-'], cableOf(said));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('08 STATE 22377');
    expect(out).not.toMatch(STEERING);
  });

  it.each(readable)(
    'parse --json of a cable with %s is exact, and steers nothing either',
    async (_, said) => {
      const { out } = await run(['parse', '-', '--json'], cableOf(said));
      const { cable } = JSON.parse(out);
      // Standard input is UTF-8, which has no halves of characters.
      expect(cable.subject).toBe(parseCable(cableOf(said.toWellFormed())).subject);
      expect(out).not.toMatch(STEERING);
    },
  );

  it.each(NASTY_CASES.filter(([, said]) => said.length < 200))(
    'a file that is named %s can not steer it',
    async (_, said) => {
      const { err } = await run(['parse', join(folder, `a${said}b`)]);
      expect(err).not.toMatch(STEERING);
      expect(err.trimEnd().split('\n')).toHaveLength(1);
    },
  );

  it.each(NASTY_CASES.filter(([, said]) => said.length < 200))(
    'words of a command that are %s can not',
    async (_, said) => {
      for (const words of [
        [said || '-'],
        ['parse', `--${said}`],
        ['export', 'csv', said, ...WHO],
        ['backup', `${folder}/b${said}`, said],
      ]) {
        const { out, err } = await run(words);
        expect(`${out}${err}`).not.toMatch(STEERING);
      }
    },
  );
});

describe('a campaign with nasty answers', () => {
  beforeAll(async () => {
    const cable = join(folder, 'cable.txt');
    writeFileSync(cable, sample('08STATE22377.txt'));
    expect(await run(['import', cable, ...WHO])).toMatchObject({ code: 0 });
    const { ledger, close } = await openStore(`file:${join(folder, 'desk.db')}`);
    const demarche = (await ledger.demarche('T1', MRN))?.id ?? '';
    for (const [at, { text: note }] of NASTY.entries()) {
      const by = {
        workspace: 'T1',
        user: 'U1',
        surface: 'cli',
        link: null,
        at: new Date(1_204_700_000_000 + at).toISOString(),
      } as const;
      await ledger.append(by, {
        demarche,
        country: 'MY',
        after: at,
        entry: { type: 'record', patch: { note } },
      });
    }
    await close();
  });

  it.each([
    ['csv', ['export', 'csv', MRN, '--workspace', 'T1']],
    ['json', ['export', 'json', MRN, '--workspace', 'T1']],
    ['report', ['export', 'report', MRN, '--workspace', 'T1']],
    ['all', ['export', '--all', '--workspace', 'T1']],
    ['check', ['check']],
  ])('%s steers no terminal', async (_, words) => {
    const { code, out, err } = await run(words);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).not.toMatch(STEERING);
  });

  it('is exported exactly all the same', async () => {
    const { out } = await run(['export', '--all', '--workspace', 'T1']);
    const { entries } = JSON.parse(out.split('\n')[0] ?? '');
    expect(entries.map(({ patch }: { patch: { note: string } }) => patch.note).toSorted()).toEqual(
      NASTY.map(({ text: note }) => note).toSorted(),
    );
  });
});

describe('the command line', () => {
  it('writes by the functions of io.ts alone, which guard the terminal', () => {
    const room = join(import.meta.dirname, '../../src/cli');
    const writers = readdirSync(room).flatMap((name) =>
      [...readFileSync(join(room, name), 'utf8').matchAll(/.*(?:\.write\(|console\.|process\.std).*/g)].map(
        ([line]) => `${name}: ${line.trim()}`,
      ),
    );
    // An export into a pipe, the manifest that we wrote, and JSON and printable lines with the patience that a pipe needs.
    const others = writers
      .flatMap((line) => line.split(': ', 1))
      .filter((name) => !/^(?:io|progress)\.ts$/.test(name));
    expect([...new Set(others)]).toEqual(['export.ts', 'manifest.ts', 'parse.ts']);
  });
});
