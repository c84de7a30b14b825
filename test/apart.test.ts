import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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

/** The files that a file imports: another of the same name elsewhere is none of them. */
const importsOf = (file: string, source: string): string[] =>
  [...source.matchAll(/from '(\.[^']+)'/g)].map(([, path = '']) => join(dirname(file), path));

/** The tests that a file is, or is imported by. */
function testsOf(file: string): string[] {
  if (isTest(file)) return [file];
  return [...sources].flatMap(([by, source]) =>
    isTest(by) && importsOf(by, source).includes(file) ? [by] : [],
  );
}

describe('test files share a process', () => {
  const changing = [...sources].flatMap(([file, source]) => (CHANGES.test(source) ? testsOf(file) : []));

  it('and one that changes its process has one of its own', () => {
    expect(changing.length).toBeGreaterThan(5);
    // By way of a file of cases that it imports.
    expect(changing).toContain('test/store/contract.test.ts');
    expect(changing.filter((file) => !APART.includes(file))).toEqual([]);
  });

  it('and those apart are files that are there', () => {
    expect(APART.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });
});
