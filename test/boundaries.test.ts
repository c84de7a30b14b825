import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/**
 * What each room may import. A room is the longest of these prefixes that a file's path starts with; its own files may
 * import each other freely. `pure` rooms may import no package and no Node module but those listed.
 */
const rooms: Record<string, { rooms: string[]; pure?: string[] }> = {
  'src/cable': { rooms: [], pure: [] },
  'src/geo': { rooms: [], pure: ['world-countries', 'countries-and-timezones', 'fastest-levenshtein'] },
  'src/demarche': {
    rooms: ['src/cable', 'src/geo'],
    pure: ['date-fns', '@date-fns/tz', 'fastest-levenshtein', 'zod'],
  },
  'src/utterance': {
    rooms: ['src/demarche', 'src/geo', 'src/cable'],
    pure: ['date-fns', '@date-fns/tz', 'fastest-levenshtein'],
  },
  'src/store': { rooms: ['src/demarche', 'src/geo', 'src/cable'] },
  'src/desk': { rooms: ['src/store', 'src/demarche', 'src/geo', 'src/cable'] },
  'src/reports': {
    rooms: ['src/demarche', 'src/geo', 'src/cable'],
    // Fonts and the atlas are files of packages: the only disk that it reads.
    pure: [
      'date-fns',
      '@date-fns/tz',
      'd3-geo',
      'topojson-client',
      'topojson-specification',
      'geojson',
      'world-countries',
      '@resvg/resvg-js',
      'hucre',
      'node:fs',
      'node:module',
      'node:path',
    ],
  },
  'src/slack/blocks': {
    rooms: ['src/desk', 'src/reports', 'src/demarche', 'src/geo', 'src/cable'],
    pure: ['@slack/types', 'date-fns', '@date-fns/tz', 'zod'],
  },
  'src/slack': {
    rooms: [
      'src/slack/blocks',
      'src/desk',
      'src/store',
      'src/demarche',
      'src/geo',
      'src/cable',
      'src/utterance',
      'src/pause.ts',
      'src/onlookers.ts',
      'src/posting.ts',
      'commands',
    ],
  },
  'src/reminders': {
    rooms: [
      'src/onlookers.ts',
      'src/posting.ts',
      'src/slack/blocks',
      'src/desk',
      'src/store',
      'src/demarche',
      'src/geo',
      'src/cable',
    ],
  },
  commands: {
    rooms: [
      'src/slack/blocks',
      'src/desk',
      'src/reports',
      'src/utterance',
      'src/demarche',
      'src/geo',
      'src/cable',
    ],
  },
  'src/config.ts': { rooms: ['src/cable'] },
  'src/log.ts': { rooms: [] },
  'src/slack-log.ts': { rooms: ['src/log.ts'] },
  'src/pause.ts': { rooms: [] },
  'src/onlookers.ts': { rooms: ['src/desk', 'src/demarche'] },
  'src/retention.ts': { rooms: ['src/desk', 'src/store', 'src/log.ts'] },
  'src/posting.ts': { rooms: ['src/slack/blocks'] },
  'src/app.ts': {
    rooms: [
      'commands',
      'src/slack',
      'src/reminders',
      'src/desk',
      'src/store',
      'src/demarche',
      'src/config.ts',
      'src/log.ts',
      'src/slack-log.ts',
      'src/pause.ts',
      'src/retention.ts',
    ],
  },
  'src/serve.ts': { rooms: ['src/app.ts', 'src/config.ts', 'src/log.ts'] },
  'src/compile-cache.js': { rooms: [] },
  'src/main.js': { rooms: ['src/serve.ts', 'src/compile-cache.js'] },
  'src/cli': {
    rooms: [
      'src/app.ts',
      'src/config.ts',
      'src/log.ts',
      'src/desk',
      'src/store',
      'src/reports',
      'src/demarche',
      'src/geo',
      'src/cable',
    ],
  },
  'src/cli.js': { rooms: ['src/cli', 'src/compile-cache.js'] },
  // The fake Slack and its page are general: they know nothing of demarches. Only the demo's own start does.
  'demo/slack': { rooms: ['demo/protocol.ts', 'demo/element-values.ts'] },
  'demo/page': { rooms: ['demo/protocol.ts', 'demo/element-values.ts'] },
  'demo/page.ts': { rooms: [] },
  'demo/protocol.ts': { rooms: [] },
  'demo/element-values.ts': { rooms: [] },
  'demo/cast.ts': { rooms: ['demo/protocol.ts'] },
  'demo/start.ts': {
    rooms: ['demo/slack', 'demo/page.ts', 'demo/cast.ts', 'src/app.ts', 'src/log.ts'],
  },
  'demo/main.ts': { rooms: ['demo/start.ts'] },
  'demo/screenshots.ts': { rooms: ['demo/start.ts', 'demo/cast.ts'] },
};

/** Type-only imports that rooms may have besides: they vanish at run time. */
const typeOnly: Record<string, string[]> = {
  'src/slack/blocks': ['commands'],
};

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:tsx?|js)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => !file.includes('node_modules') && !file.includes('/dist/'));
}

function roomOf(file: string): string {
  const found = Object.keys(rooms)
    .filter((room) => file === room || file.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0];
  return found ?? `no room holds ${file}`;
}

interface Import {
  file: string;
  target: string;
  typesOnly: boolean;
}

const importStatement =
  /^\s*(?:import|export)\s+(?<type>type\s+)?(?:[^'";]*?\sfrom\s+)?['"](?<target>[^'"]+)['"]|\bimport\(\s*['"](?<dynamic>[^'"]+)['"]/gm;

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(importStatement)].map((match) => ({
    file,
    target: match.groups?.target ?? match.groups?.dynamic ?? '',
    typesOnly: match.groups?.type !== undefined,
  }));
}

const imports = ['src', 'commands', 'demo'].flatMap(sourceFiles).flatMap(importsOf);
const inside = (target: string) => target.startsWith('.');
const targetFile = ({ file, target }: Import) => relative(root, resolve(root, dirname(file), target));

describe('rooms', () => {
  it('reads imports in every form, so that the rules below mean something', () => {
    const counted = imports
      .filter(({ file }) => file === 'src/demarche/types.ts')
      .map(({ target }) => target);
    expect(counted).toEqual(['../cable/index.ts', '../geo/index.ts']);
    expect(imports.length).toBeGreaterThan(50);
  });

  it('every source file stands in a room', () => {
    const homeless = ['src', 'commands', 'demo']
      .flatMap(sourceFiles)
      .filter((file) => roomOf(file).startsWith('no '));
    expect(homeless).toEqual([]);
  });

  it('arrows between rooms point one way', () => {
    const forbidden = imports
      .filter((one) => inside(one.target))
      .map((one) => ({ ...one, from: roomOf(one.file), to: roomOf(targetFile(one)) }))
      .filter(({ from, to }) => from !== to)
      .filter(
        ({ from, to, typesOnly }) =>
          !rooms[from]?.rooms.includes(to) && !(typesOnly && typeOnly[from]?.includes(to)),
      )
      .map(({ file, from, to, target }) => `${file}: ${from} must not import ${to} (${target})`);
    expect(forbidden).toEqual([]);
  });

  it('no file comes back to itself by what it imports, types included', () => {
    const graph = Map.groupBy(
      imports.filter((one) => inside(one.target)),
      ({ file }) => file,
    );
    const clear = new Set<string>();
    const circleFrom = (file: string, path: readonly string[]): readonly string[] | null => {
      if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
      if (clear.has(file)) return null;
      for (const one of graph.get(file) ?? []) {
        const circle = circleFrom(targetFile(one), [...path, file]);
        if (circle) return circle;
      }
      clear.add(file);
      return null;
    };
    const circles = [...graph.keys()].flatMap((file) => circleFrom(file, [])?.join(' → ') ?? []);
    expect(circles).toEqual([]);
  });

  it('a room is entered by its door, index.ts', () => {
    const doors = Object.keys(rooms).filter((room) => !/\.[jt]s$/.test(room));
    const throughTheWall = imports
      .filter((one) => inside(one.target))
      .map((one) => ({ ...one, from: roomOf(one.file), to: roomOf(targetFile(one)), at: targetFile(one) }))
      .filter(({ from, to, at }) => from !== to && doors.includes(to) && at !== `${to}/index.ts`)
      .filter(({ to, at }) => !(to === 'commands' && at === 'commands/command.ts'))
      .map(({ file, at }) => `${file} reaches into ${at}`);
    expect(throughTheWall).toEqual([]);
  });

  it('pure rooms import no clock, environment, network or disk', () => {
    const impure = imports
      .filter((one) => !inside(one.target))
      .filter((one) => {
        const allowed = rooms[roomOf(one.file)]?.pure;
        return (
          allowed !== undefined &&
          !allowed.some((name) => one.target === name || one.target.startsWith(`${name}/`))
        );
      })
      .map(({ file, target }) => `${file} imports ${target}`);
    expect(impure).toEqual([]);
  });

  it('pure rooms read no clock and no environment in their code', () => {
    const readers = Object.entries(rooms)
      .filter(([, rule]) => rule.pure !== undefined)
      .flatMap(([room]) => sourceFiles(room).filter((file) => roomOf(file) === room))
      .filter((file) =>
        /\bDate\.now\(|\bnew Date\(\)|\bprocess\.|\bperformance\.now\(|\bMath\.random\(|\bfetch\(/.test(
          readFileSync(join(root, file), 'utf8'),
        ),
      );
    expect(readers).toEqual([]);
  });

  it('only the composition root and the demo create the Bolt app', () => {
    const users = imports
      .filter(({ target }) => target === '@slack/bolt')
      .map(({ file }) => roomOf(file))
      .filter((room) => !['src/slack', 'src/app.ts', 'src/slack-log.ts'].includes(room));
    expect(users).toEqual([]);
  });

  it('date-fns is imported function by function, since the whole of it takes most of a second to load', () => {
    const whole = imports.filter(({ target }) => target === 'date-fns').map(({ file }) => file);
    expect(whole).toEqual([]);
  });

  it('only config.ts reads the environment', () => {
    const readers = sourceFiles('src')
      .concat(sourceFiles('commands'))
      .filter((file) => file !== 'src/config.ts')
      .filter((file) => /\bprocess\.env\b/.test(readFileSync(join(root, file), 'utf8')));
    expect(readers).toEqual([]);
  });
});
