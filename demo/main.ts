import { startDemo } from './start.ts';

const PORT = Number(process.env.PORT ?? 4370);

const say = (text: string) => process.stdout.write(`${text}\n`);

async function main(): Promise<void> {
  say('Building the page…');
  const demo = await startDemo({ port: PORT });

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await demo.stop();
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);

  say(`
Demarche Desk runs in a workspace of its own:  ${demo.slack.url}

  Open it in a browser. In #kosovo-oic, try:
    /demarche points for Malaysia
    /demarche status              then click Supports beside a country
  and move the clock at the top to see the reminders.

  What you record here is gone when you stop (Ctrl+C).`);
}

main().catch((error: unknown) => {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  process.stderr.write(
    taken
      ? `Port ${PORT} is in use. Stop what runs there, or choose another: PORT=4380 npm run demo\n`
      : `The demo could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(1);
});
