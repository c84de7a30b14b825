import { keepCompiled } from './compile-cache.js';

keepCompiled();
const { runCli } = await import('./cli/index.ts');
process.exitCode = await runCli(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
});
