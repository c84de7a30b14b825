import { benchLedger } from './ledger.ts';
import { benchParse } from './parse.ts';

/** `npm run bench -- parse`: each bench makes its own table, from the flags that were given. */
const benches: Record<string, (flags: readonly string[]) => string | Promise<string>> = {
  parse: benchParse,
  ledger: benchLedger,
};

const words = process.argv.slice(2);
const flags = words.filter((word) => word.startsWith('--'));
const named = words.filter((word) => !word.startsWith('--'));
const unknown = named.filter((name) => benches[name] === undefined);

if (unknown.length > 0) {
  process.stderr.write(
    `No bench is called ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.\n`,
  );
  process.exitCode = 2;
} else {
  for (const name of named.length > 0 ? named : Object.keys(benches))
    process.stdout.write(`${await benches[name]?.(flags)}\n`);
}
