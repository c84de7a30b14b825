import { describe, expect, it } from 'vitest';
import {
  channelMessages,
  openWorkspace,
  reduce,
  replyCount,
  threadMessages,
  type Workspace,
} from '../../../demo/page/state/workspace.ts';
import type { PageEvent } from '../../../demo/protocol.ts';
import { message, modal, snapshot } from './sample-workspace.ts';

const stateAfter = (
  events: PageEvent[],
  reading: string | null = null,
  start = openWorkspace(snapshot),
): Workspace => events.reduce((state, event) => reduce(state, { type: 'event', event, reading }), start);

const said = (ts: string, more: Parameters<typeof message>[3] = {}): PageEvent => ({
  type: 'message',
  message: message(ts, 'U02', `at ${ts}`, more),
});
const timestamps = (messages: readonly { ts: string }[]) => messages.map(({ ts }) => ts);

describe('messages', () => {
  it('stand in the order of their timestamps, however they arrive, and once', () => {
    const state = stateAfter([said('3.0'), said('1.0'), said('2.0'), said('1.0')]);
    expect(timestamps(channelMessages(state, 'C01'))).toEqual(['1.0', '2.0', '3.0']);
  });

  it('history and events of the same message are one message', () => {
    const state = reduce(stateAfter([said('1.0')]), {
      type: 'history',
      channel: 'C01',
      messages: [message('1.0', 'U02', 'x'), message('0.5', 'U02', 'y')],
    });
    expect(timestamps(channelMessages(state, 'C01'))).toEqual(['0.5', '1.0']);
  });

  it('a change replaces, a deletion removes', () => {
    const changed = stateAfter([
      said('1.0'),
      { type: 'message_changed', message: message('1.0', 'U02', 'new', { edited: true }) },
    ]);
    expect(channelMessages(changed, 'C01')[0]?.text).toBe('new');
    const deleted = stateAfter([{ type: 'message_deleted', channel: 'C01', ts: '1.0' }], null, changed);
    expect(channelMessages(deleted, 'C01')).toEqual([]);
  });

  it('replies stand in their thread and not in the channel', () => {
    const root = message('1.0', 'U02', 'root', { threadTs: '1.0' });
    const state = stateAfter([
      { type: 'message', message: root },
      said('2.0', { threadTs: '1.0' }),
      said('3.0'),
    ]);
    expect(timestamps(channelMessages(state, 'C01'))).toEqual(['1.0', '3.0']);
    expect(timestamps(threadMessages(state, 'C01', '1.0'))).toEqual(['1.0', '2.0']);
  });

  it('the reply count is the server’s, or larger when more replies have been seen', () => {
    const state = stateAfter([
      said('1.0', { replyCount: 1 }),
      said('2.0', { threadTs: '1.0' }),
      said('3.0', { threadTs: '1.0' }),
    ]);
    expect(replyCount(state, message('1.0', 'U02', '', { replyCount: 1 }))).toBe(2);
    expect(replyCount(state, message('1.0', 'U02', '', { replyCount: 5 }))).toBe(5);
  });
});

describe('unread', () => {
  it('counts messages of others in channels that are not on the screen', () => {
    const mine: PageEvent = { type: 'message', message: message('4.0', snapshot.me.id, 'mine') };
    const events = [said('1.0'), said('2.0'), said('3.0', { threadTs: '1.0' }), mine];
    expect(stateAfter(events).unread).toEqual({ C01: 2 });
    expect(stateAfter(events, 'C01').unread).toEqual({});
  });

  it('is gone once the channel is read', () => {
    expect(reduce(stateAfter([said('1.0')]), { type: 'read', channel: 'C01' }).unread).toEqual({});
  });
});

describe('modals', () => {
  const view = (id: string) => ({ ...modal, id });
  const opened = (id: string, parentViewId: string | null): PageEvent => ({
    type: 'view_opened',
    view: view(id),
    parentViewId,
  });
  const ids = (events: PageEvent[]) => stateAfter(events).views.map(({ id }) => id);

  it.each<[string, PageEvent[], string[]]>([
    ['an opened view stands alone', [opened('V1', null), opened('V2', null)], ['V2']],
    ['a pushed view stands on its parent', [opened('V1', null), opened('V2', 'V1')], ['V1', 'V2']],
    [
      'closing the top shows what is under it',
      [opened('V1', null), opened('V2', 'V1'), { type: 'view_closed', viewId: 'V2', all: false }],
      ['V1'],
    ],
    [
      'closing all closes the stack',
      [opened('V1', null), opened('V2', 'V1'), { type: 'view_closed', viewId: 'V2', all: true }],
      [],
    ],
    [
      'closing a view that is gone changes nothing',
      [opened('V1', null), { type: 'view_closed', viewId: 'V9', all: false }],
      ['V1'],
    ],
    [
      'an update keeps its place',
      [
        opened('V1', null),
        opened('V2', 'V1'),
        { type: 'view_updated', view: view('V1'), parentViewId: null },
      ],
      ['V1', 'V2'],
    ],
  ])('%s', (_, events, stack) => {
    expect(ids(events)).toEqual(stack);
  });
});

describe('the workspace', () => {
  it.each<[PageEvent, (state: Workspace) => unknown, unknown]>([
    [{ type: 'clock', now: '2008-03-06T00:00:00Z' }, (state) => state.snapshot.now, '2008-03-06T00:00:00Z'],
    [{ type: 'app', connected: false }, (state) => state.snapshot.appConnected, false],
    [{ type: 'channels', channels: [] }, (state) => state.snapshot.channels, []],
    [{ type: 'home', view: null }, (state) => state.home, null],
  ])('follows %j', (event, look, expected) => {
    expect(look(stateAfter([event]))).toEqual(expected);
  });
});
