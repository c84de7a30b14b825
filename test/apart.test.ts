import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { APART } from './support/apart.ts';

const root = join(import.meta.dirname, '..');
const sources = new Map(
  readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => [`test/${name}`, readFileSync(join(root, 'test', name), 'utf8')] as const),
);
const isTest = (file: string) => file.endsWith('.test.ts');

const CHANGES =
  /\bvi\.(?:mock|doMock|stubEnv|stubGlobal|useFakeTimers|spyOn)\(|\bprocess\.(?:chdir\(|env\.\w+ \??\??= )/;

/** The tests that a file is, or is imported by. */
function testsOf(file: string): string[] {
  if (isTest(file)) return [file];
  return [...sources].flatMap(([by, source]) =>
    isTest(by) && source.includes(`/${basename(file)}'`) ? [by] : [],
  );
}

describe('test files share a process', () => {
  const changing = [...sources].flatMap(([file, source]) => (CHANGES.test(source) ? testsOf(file) : []));

  it('and one that changes its process has one of its own', () => {
    expect(changing.length).toBeGreaterThan(5);
    expect(changing.filter((file) => !APART.includes(file))).toEqual([]);
  });

  it('and those apart are files that are there', () => {
    expect(APART.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });
});
