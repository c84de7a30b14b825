import type { RespondArguments } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { replying, type Tell } from '../../src/slack/reply.ts';

const LONG = 60_000;
const saying = (text: string) => ({ response_type: 'ephemeral', text });

/** Slack, as a command sees it: what it was acknowledged with, and what came to its `response_url`, in order. */
function slack(failing?: Error) {
  const heard: Array<['acknowledged' | 'responded', unknown]> = [];
  const { promise: acknowledged, resolve } = Promise.withResolvers<void>();
  return {
    heard,
    acknowledged,
    ack: async (answer?: string | RespondArguments) => {
      heard.push(['acknowledged', answer]);
      resolve();
      if (failing) throw failing;
    },
    respond: async (answer: string | RespondArguments) => void heard.push(['responded', answer]),
  };
}

describe('the answer to a command', () => {
  it.each<[string, (tell: Tell) => Promise<unknown>, unknown[]]>([
    [
      'goes out with the acknowledgement where it is ready in time',
      (tell) => tell({ text: 'one' }),
      [['acknowledged', saying('one')]],
    ],
    [
      'goes to the response_url where another went before it',
      async (tell) => {
        await tell({ text: 'one' });
        await tell({ text: 'two' });
      },
      [
        ['acknowledged', saying('one')],
        ['responded', saying('two')],
      ],
    ],
    [
      'is an empty acknowledgement where there is nothing to tell',
      async () => {},
      [['acknowledged', undefined]],
    ],
  ])('%s', async (_, work, heard) => {
    const there = slack();
    await replying(there.ack, there.respond, work, LONG);
    expect(there.heard).toEqual(heard);
  });

  it('that takes its time is acknowledged without it, and follows', async () => {
    const there = slack();
    const slowly = async (tell: Tell) => {
      await there.acknowledged;
      await tell({ text: 'late' });
    };
    await replying(there.ack, there.respond, slowly, 0);
    expect(there.heard).toEqual([
      ['acknowledged', undefined],
      ['responded', saying('late')],
    ]);
  });

  it('that could not be handed over with the acknowledgement is told of, to the response_url', async () => {
    const there = slack(new Error('the connection is gone'));
    const telling = async (tell: Tell) => {
      await tell({ text: 'one' }).catch(() => tell({ text: 'sorry' }));
    };
    await expect(replying(there.ack, there.respond, telling, LONG)).rejects.toThrow('connection is gone');
    expect(there.heard).toEqual([
      ['acknowledged', saying('one')],
      ['responded', saying('sorry')],
    ]);
  });

  it('that fails is acknowledged all the same, and fails', async () => {
    const there = slack();
    const failing = async () => {
      throw new Error('no');
    };
    await expect(replying(there.ack, there.respond, failing, LONG)).rejects.toThrow('no');
    expect(there.heard).toEqual([['acknowledged', undefined]]);
  });

  it('is still told where the early acknowledgement failed, and the failure is not lost', async () => {
    const there = slack(new Error('the connection is gone'));
    const slowly = async (tell: Tell) => {
      await there.acknowledged;
      await tell({ text: 'late' });
    };
    await expect(replying(there.ack, there.respond, slowly, 0)).rejects.toThrow('connection is gone');
    expect(there.heard.at(-1)).toEqual(['responded', saying('late')]);
  });
});
