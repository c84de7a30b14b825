import { benchParse } from './parse.ts';

/** `npm run bench -- parse`: each bench prints its own table. */
const benches: Record<string, () => string> = { parse: benchParse };

const named = process.argv.slice(2);
const unknown = named.filter((name) => benches[name] === undefined);

if (unknown.length > 0) {
  process.stderr.write(
    `No bench is called ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.\n`,
  );
  process.exitCode = 2;
} else {
  for (const name of named.length > 0 ? named : Object.keys(benches))
    process.stdout.write(`${benches[name]?.()}\n`);
}
