import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const root = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found);

const variables = [...new Set(matches(read('src/config.ts'), /^ {2}([A-Z][A-Z_]+):/gm))].sort();
/** `compose.yml` alone reads these; the app does not. */
const COMPOSE_ONLY = ['POSTGRES_PASSWORD'];

describe('.env.example', () => {
  it('has a line for each setting of the app, and for nothing else', () => {
    const offered = matches(read('.env.example'), /^([A-Z_]+)=$/gm);
    expect(variables.length).toBeGreaterThan(10);
    expect(offered.filter((name) => !COMPOSE_ONLY.includes(name)).sort()).toEqual(variables);
  });

  it('sets nothing, so that a copy of it changes nothing', () => {
    const lines = read('.env.example').split('\n');
    expect(lines.filter((line) => line !== '' && !line.startsWith('#') && !/^[A-Z_]+=$/.test(line))).toEqual(
      [],
    );
  });
});

describe('the README', () => {
  it('says of each setting what it is', () => {
    const readme = read('README.md');
    expect(variables.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });
});

describe('the image', () => {
  const dockerfile = read('Dockerfile');

  it('holds the packages that the app imports, without those of development', () => {
    const { dependencies } = z
      .object({ dependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(read('package.json')));
    const files = ['src', 'commands'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => join(folder, file)),
    );
    const imported = files.flatMap((file) =>
      matches(read(file), /^(?:import|export) (?!type )[^;]*?from '((?:@[\w-]+\/)?[\w-]+)[^']*';/gms),
    );
    const missing = [...new Set(imported)].filter(
      (name) => name !== 'node' && !builtinModules.includes(name) && !(name in dependencies),
    );
    expect(imported).toContain('zod');
    expect(missing).toEqual([]);
  });

  it('is given all that it copies, and is not given the rest of the folder', () => {
    const copied = matches(dockerfile, /^COPY (?!--from)(.+) \S+$/gm).flatMap((names) => names.split(' '));
    const [first, ...given] = read('.dockerignore')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(first).toBe('*');
    expect(given.map((line) => line.replace(/^!/, '')).sort()).toEqual([...new Set(copied)].sort());
  });

  it('starts what `npm start` starts, as a user without rights, and Node itself hears the signals', () => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(read('package.json')));
    const command: unknown = JSON.parse(dockerfile.match(/^CMD (.+)$/m)?.[1] ?? 'null');
    expect(command).toEqual(scripts.start?.split(' '));
    expect(dockerfile).toMatch(/^USER node$/m);
  });

  it('has a sign of life, and a database that is waited for, in compose.yml', () => {
    const { services } = z
      .object({
        services: z.object({
          app: z.object({
            environment: z.record(z.string(), z.string()),
            env_file: z.string(),
            depends_on: z.object({ database: z.object({ condition: z.literal('service_healthy') }) }),
          }),
          database: z.object({ image: z.string(), healthcheck: z.object({ test: z.array(z.string()) }) }),
        }),
      })
      .parse(parse(read('compose.yml')));
    expect(dockerfile).toMatch(/^HEALTHCHECK .*\n.*\/healthz/m);
    expect(services.app.environment.DATABASE_URL).toMatch(/^postgres:\/\/desk:.*@database\/desk$/);
    expect(Object.keys(services.app.environment).filter((name) => !variables.includes(name))).toEqual([]);
  });
});
