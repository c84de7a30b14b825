import { ConfigError } from '../config.ts';
import { doctor } from './doctor.ts';
import { exportVerb } from './export.ts';
import { forget } from './forget.ts';
import { importVerb } from './import.ts';
import { EXIT, type Io, line, printable, UsageError, type Verb } from './io.ts';
import { backup, check } from './ledger.ts';
import { manifest } from './manifest.ts';
import { parse } from './parse.ts';

const VERBS: Record<string, Verb> = {
  parse,
  import: importVerb,
  export: exportVerb,
  check,
  backup,
  forget,
  manifest,
  doctor,
};

function help(): string {
  const rows = Object.values(VERBS).map(({ usage, help }) => `  ${usage.padEnd(38)} ${help}`);
  return `Demarche Desk without Slack.\n\n${rows.join('\n')}\n\nRun as: npm run -s cli -- VERB …`;
}

/** Runs one verb and resolves to the exit code; every failure is one clear line on standard error. */
export async function runCli(words: string[], io: Io): Promise<number> {
  const [name = 'help', ...rest] = words;
  if (['help', '--help', '-h'].includes(name)) {
    line(io.stdout, help());
    return EXIT.ok;
  }
  const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (!verb) {
    line(
      io.stderr,
      `There is no verb "${printable(name)}". Those there are: ${Object.keys(VERBS).join(', ')}.`,
    );
    return EXIT.usage;
  }
  try {
    return await verb.run(rest, io);
  } catch (error) {
    if (error instanceof UsageError || isArgsError(error)) {
      line(io.stderr, `${printable(error.message)}\nUsage: ${verb.usage}`);
      return EXIT.usage;
    }
    const words =
      error instanceof ConfigError
        ? error.problems.join('\n')
        : String(error instanceof Error ? error.message : error);
    line(io.stderr, words);
    return EXIT.failed;
  }
}

const isArgsError = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
