import { benchLedger } from './ledger.ts';
import { benchParse } from './parse.ts';
import { benchWhole } from './whole.ts';

/** `npm run bench` is the whole; `npm run bench -- parse` one part in more detail. Each makes its own table, from the flags that were given. */
const benches: Record<string, (flags: readonly string[]) => string | Promise<string>> = {
  whole: benchWhole,
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
  for (const name of named.length > 0 ? named : ['whole'])
    process.stdout.write(`${await benches[name]?.(flags)}\n`);
}
