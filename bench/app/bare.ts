import { App, HTTPReceiver } from '@slack/bolt';

/** The least that a Bolt app can do with a command, to measure ours by: acknowledge it; and with `answering`, answer it as well. */
const answering = process.argv[2] === 'answering';
const app = new App({
  receiver: new HTTPReceiver({ signingSecret: process.env.SLACK_SIGNING_SECRET ?? '' }),
  authorize: async () => ({ botToken: process.env.SLACK_BOT_TOKEN ?? '', botId: 'B1', botUserId: 'U0BOT' }),
});
app.command('/demarche', async ({ ack, respond }) => {
  await ack();
  if (answering) await respond({ response_type: 'ephemeral', text: 'ok' });
});
process.once('SIGTERM', async () => {
  await app.stop();
  process.exit(0);
});
await app.start(Number(process.env.PORT));
