import { createApp } from './app.ts';
import { ConfigError, readConfig } from './config.ts';
import { createLog, logLastWords } from './log.ts';

/** How long what is in flight may take once the process was told to stop, in milliseconds. */
const GRACE = 10_000;

async function run(): Promise<void> {
  const config = readConfig();
  const log = createLog(config.logLevel);
  logLastWords(log);
  const desk = await createApp(config, { clock: { now: () => new Date() }, log });

  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'finishing what is in flight');
    setTimeout(() => process.exit(1), GRACE).unref();
    await desk.stop();
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);

  await desk.start();
  if (stopping) return;
  const { mode } = config.slack;
  log.info(
    mode.type === 'http' ? { port: mode.port } : {},
    `listening to Slack by ${mode.type === 'http' ? 'HTTP' : 'Socket Mode'}`,
  );
}

/** Runs the app until it is told to stop; who can not start says why, and ends the process. */
export async function serve(): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (error instanceof ConfigError) {
      process.stderr.write(
        `Demarche Desk can not start:\n${error.problems.map((one) => `  - ${one}`).join('\n')}\nThe README says where each of them comes from.\n`,
      );
    } else {
      process.stderr.write(
        `Demarche Desk can not start: ${error instanceof Error ? error.message : String(error)}\n`,
      );
    }
    process.exit(1);
  }
}
