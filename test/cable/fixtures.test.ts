import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Cable, parseCable } from '../../src/cable/index.ts';
import { draftDemarche } from '../../src/demarche/index.ts';
import { breachesOf, inventionsOf } from './invariants.ts';

/** What must be read: only the fields that the fixture is about. Lists are compared whole, their members by what is named. */
interface Expectation {
  cable?: object;
  /** Null: the cable asks for nothing. */
  draft?: object | null;
  /** Codes that must be among the warnings, and those that must not. */
  warnings?: string[];
  noWarnings?: string[];
  /** Lengths of lists whose members the text leaves open. */
  count?: Partial<Record<keyof Cable, number>>;
}

const folder = join(import.meta.dirname, 'fixtures');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.txt'))
  .map((file) => file.replace('.txt', ''));
const expectationFile = (name: string) => join(folder, `${name}.expected.json`);

describe('every fixture is read as its expectation says', () => {
  it.each(names)('%s', (name) => {
    const raw = readFileSync(join(folder, `${name}.txt`), 'utf8');
    const expected: Expectation = JSON.parse(readFileSync(expectationFile(name), 'utf8'));
    const cable = parseCable(raw);
    const codes: string[] = cable.warnings.map(({ code }) => code);

    expect(breachesOf(cable, raw)).toEqual([]);
    if (expected.cable) expect(cable).toMatchObject(expected.cable);
    expect(codes).toEqual(expect.arrayContaining(expected.warnings ?? []));
    expect(codes.filter((code) => expected.noWarnings?.includes(code))).toEqual([]);
    for (const [field, length] of Object.entries(expected.count ?? {}))
      expect(cable[field as keyof Cable]).toHaveLength(length);

    const draft = draftDemarche(cable);
    expect(inventionsOf(draft, raw)).toEqual([]);
    if (expected.draft === null) expect(draft).toBeNull();
    else if (expected.draft) expect(draft).toMatchObject(expected.draft);
  });
});

describe('the fixtures themselves', () => {
  it('each have an expectation, and each expectation its text', () => {
    const files = readdirSync(folder);
    const expectations = files.filter((file) => file.endsWith('.expected.json'));
    expect(names.filter((name) => !existsSync(expectationFile(name)))).toEqual([]);
    expect(expectations.filter((file) => !files.includes(file.replace('.expected.json', '.txt')))).toEqual(
      [],
    );
    expect(files).toHaveLength(names.length * 2);
  });

  it('each expect something', () => {
    const empty = names.filter(
      (name) => Object.keys(JSON.parse(readFileSync(expectationFile(name), 'utf8'))).length === 0,
    );
    expect(empty).toEqual([]);
  });
});
