import type { AckFn, RespondArguments } from '@slack/bolt';
import type { MessageContent } from './blocks/index.ts';

/** How long an answer may take to go out with the acknowledgement, in milliseconds: Slack waits three seconds for that. */
const WITH_ACKNOWLEDGEMENT = 1_000;

/** Tells the person who typed a command something, which nobody else sees. */
export type Tell = (content: Pick<MessageContent, 'text'> & Partial<MessageContent>) => Promise<unknown>;

/**
 * Works on a command and acknowledges it: with the first thing that there is to tell, where that is ready in time, which spares Slack and
 * us a second request; with nothing, where it is not or there is nothing to tell. Whatever is told later goes to the `response_url`.
 *
 * @example await replying(ack, respond, async (tell) => tell(await lookUp(command.text)))
 */
export async function replying(
  ack: AckFn<string | RespondArguments>,
  respond: (answer: RespondArguments) => Promise<unknown>,
  work: (tell: Tell) => Promise<unknown>,
  patience = WITH_ACKNOWLEDGEMENT,
): Promise<void> {
  let acknowledged: Promise<void> | undefined;
  let late: NodeJS.Timeout | undefined;
  // Most answers are there before this process listens again, and need no clock.
  const wait = setImmediate(() => {
    late = setTimeout(acknowledge, patience);
  });
  const acknowledge = (answer?: RespondArguments): Promise<void> => {
    clearImmediate(wait);
    clearTimeout(late);
    acknowledged = ack(answer);
    // Thrown to who awaits it below; nobody does yet when the time is up.
    acknowledged.catch(() => undefined);
    return acknowledged;
  };
  try {
    await work(({ text, blocks }) => {
      const answer = { response_type: 'ephemeral', text, ...(blocks ? { blocks } : {}) } as const;
      return acknowledged ? respond(answer) : acknowledge(answer);
    });
  } finally {
    await (acknowledged ?? acknowledge());
  }
}
