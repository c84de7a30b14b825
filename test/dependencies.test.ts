import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const { dependencies, devDependencies, allowScripts } = JSON.parse(read('package.json'));
const { packages } = JSON.parse(read('package-lock.json'));

/** The rows of CONTRIBUTING's table, above and below the word development. */
const [, table = ''] = read('CONTRIBUTING.md').split('## Dependencies, each with its reason\n');
const rows = [...table.matchAll(/^\| (`[^|]+`) \| (.+) \|$/gm)].map(([row, names = '', reason = '']) => ({
  names: [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  reason,
  development: table.indexOf(row) > table.indexOf('| *development* |'),
}));
const named = (development: boolean) =>
  rows.filter((row) => row.development === development).flatMap(({ names }) => names);

describe('the dependencies', () => {
  it('each has its reason in CONTRIBUTING', () => {
    expect(named(false).toSorted()).toEqual(Object.keys(dependencies).toSorted());
  });

  it('of development each have theirs; types alone come with what they are of', () => {
    const own = Object.keys(devDependencies).filter((name) => !name.startsWith('@types/'));
    expect(named(true).toSorted()).toEqual(own.toSorted());
  });

  it('have reasons in words', () => {
    expect(rows.filter(({ reason }) => reason.length < 15)).toEqual([]);
  });

  it('are pinned with a checksum, whatever registry they come from', () => {
    const unpinned = Object.entries<{ integrity?: string; link?: boolean }>(packages).filter(
      ([path, one]) => path.startsWith('node_modules/') && !one.link && !one.integrity?.startsWith('sha512-'),
    );
    expect(unpinned.map(([path]) => path)).toEqual([]);
  });

  it('run no script at their installation but those that are named', () => {
    const scripted = Object.entries<{ hasInstallScript?: boolean }>(packages)
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path]) => path.replace(/^.*node_modules\//, ''));
    const unnamed = scripted.filter((name) => !Object.hasOwn(allowScripts, name));
    expect(unnamed.filter((name) => name !== 'fsevents')).toEqual([]);
  });
});
