import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Board,
  buildBoard,
  DEFAULT_REMINDERS,
  type Demarche,
  dueReminders,
  type Entry,
  overdueMornings,
  planReminders,
  type ReminderSettings,
  snoozedReminder,
} from '../../src/demarche/index.ts';
import { deadline, demarche, ledger, responder, says } from './build.ts';

const settings: ReminderSettings = { ...DEFAULT_REMINDERS, zone: 'America/New_York' };
/** Due first in Jakarta, Friday 10:00 UTC; last in Georgetown, Friday 21:00 UTC. */
const campaign = demarche({
  deadlines: [deadline('2008-03-07')],
  responders: [responder('ID', 'AMEMBASSY JAKARTA'), responder('GY', 'AMEMBASSY GEORGETOWN')],
});
const trackedAt = new Date('2008-03-04T08:00:00Z');
const early = { ...campaign, openedAt: trackedAt.toISOString() };
const allIn = [
  ...ledger('ID', ['U1', says({ delivery: 'delivered' })]),
  ...ledger('GY', ['U1', says({ delivery: 'unable' })]),
];

function board(entries: Entry[] = [], of: Demarche = early): Board {
  return buildBoard({ demarche: of, entries, owners: new Map(), now: trackedAt });
}
const brief = (planned: ReadonlyArray<{ key: string; dueAt: string }>) =>
  planned.map(({ key, dueAt }) => `${key} ${dueAt.slice(0, 16)}`);

describe('planReminders', () => {
  it('counts 72, 24, 3 and 0 hours back from the first post’s deadline', () => {
    expect(brief(planReminders(board(), settings, trackedAt))).toEqual([
      '72h 2008-03-04T10:00',
      '24h 2008-03-06T10:00',
      '3h 2008-03-07T07:00',
      'due 2008-03-07T10:00',
    ]);
  });

  it('leaves out what fell due before the channel tracked', () => {
    const planned = planReminders(board(), settings, new Date('2008-03-06T10:00:01Z'));
    expect(planned.map(({ key }) => key)).toEqual(['3h', 'due']);
  });

  it('takes the hours that a channel asked for, each once, earliest first', () => {
    const own = { ...settings, hoursBefore: [0, 12, 12, 48] };
    expect(brief(planReminders(board(), own, trackedAt))).toEqual([
      '48h 2008-03-05T10:00',
      '12h 2008-03-06T22:00',
      'due 2008-03-07T10:00',
    ]);
  });

  it('runs on the report deadline when the cable names none for delivery', () => {
    const reportOnly = demarche({
      deadlines: [deadline('2008-03-14', { kind: 'report' })],
      responders: [responder('ID', 'AMEMBASSY JAKARTA')],
    });
    expect(brief(planReminders(board([], reportOnly), settings, trackedAt)).at(-1)).toBe(
      'due 2008-03-14T10:00',
    );
  });

  it('a zone that the cable names is the same instant at every post', () => {
    const inWashington = demarche({
      ...early.facts,
      deadlines: [deadline('2008-03-07', { time: '09:30', zone: 'EST' })],
    });
    expect(brief(planReminders(board([], inWashington), settings, trackedAt)).at(-1)).toBe(
      'due 2008-03-07T14:30',
    );
  });
});

describe('nothing is planned, sent or owed', () => {
  const monday = new Date('2008-03-10T13:00:00Z');
  const silent: Array<[when: string, board: Board, settings: ReminderSettings]> = [
    ['when the campaign is closed', board([], { ...early, state: 'closed' }), settings],
    ['when the channel turned reminders off', board(), { ...settings, off: true }],
    ['when everyone is in', board(allIn), settings],
    ['without a deadline', board([], demarche({ responders: early.facts.responders })), settings],
    [
      'when no country has a post',
      board([], demarche({ ...early.facts, responders: [responder('BT', null)] })),
      settings,
    ],
  ];
  it.each(silent)('%s', (_when, quiet, quietSettings) => {
    expect(planReminders(quiet, quietSettings, trackedAt)).toEqual([]);
    expect(overdueMornings(quiet, quietSettings, trackedAt, monday)).toEqual([]);
    const due = dueReminders({
      board: quiet,
      settings: quietSettings,
      trackedAt,
      handled: new Set(),
      now: monday,
    });
    expect(due.send).toBeNull();
  });
});

describe('overdueMornings', () => {
  const until = new Date('2008-03-18T12:00:00Z');

  it('are Monday to Friday at the channel’s hour, after the last post’s deadline', () => {
    expect(brief(overdueMornings(board(), settings, trackedAt, until))).toEqual([
      'overdue:2008-03-10 2008-03-10T13:00',
      'overdue:2008-03-11 2008-03-11T13:00',
      'overdue:2008-03-12 2008-03-12T13:00',
      'overdue:2008-03-13 2008-03-13T13:00',
      'overdue:2008-03-14 2008-03-14T13:00',
      'overdue:2008-03-17 2008-03-17T13:00',
    ]);
  });

  it('keep the channel’s hour when its clocks change', () => {
    const beforeChange = demarche(
      { ...early.facts, deadlines: [deadline('2008-03-06')] },
      { openedAt: trackedAt.toISOString() },
    );
    const mornings = overdueMornings(
      board([], beforeChange),
      settings,
      trackedAt,
      new Date('2008-03-10T20:00Z'),
    );
    expect(brief(mornings)).toEqual([
      'overdue:2008-03-07 2008-03-07T14:00',
      'overdue:2008-03-10 2008-03-10T13:00',
    ]);
  });

  it('count days by the channel’s calendar: Saturday in Auckland is no working morning', () => {
    const inAuckland = { ...settings, zone: 'Pacific/Auckland' };
    expect(brief(overdueMornings(board(), inAuckland, trackedAt, new Date('2008-03-10T12:00Z')))).toEqual([
      'overdue:2008-03-10 2008-03-09T20:00',
    ]);
  });

  it('begin only after the channel tracked', () => {
    const late = new Date('2008-03-13T14:00:00Z');
    expect(overdueMornings(board(), settings, late, until).map(({ key }) => key)).toEqual([
      'overdue:2008-03-14',
      'overdue:2008-03-17',
    ]);
  });

  it('are only on the weekdays that the channel works', () => {
    const sundayToThursday = { ...settings, weekdays: [0, 1, 2, 3, 4] };
    expect(overdueMornings(board(), sundayToThursday, trackedAt, until).map(({ key }) => key)).toEqual([
      'overdue:2008-03-09',
      'overdue:2008-03-10',
      'overdue:2008-03-11',
      'overdue:2008-03-12',
      'overdue:2008-03-13',
      'overdue:2008-03-16',
      'overdue:2008-03-17',
    ]);
  });

  it('come when the quiet hours end', () => {
    const late = { ...settings, quiet: { from: 20, to: 11 } };
    expect(brief(overdueMornings(board(), late, trackedAt, new Date('2008-03-11T14:59:00Z')))).toEqual([
      'overdue:2008-03-10 2008-03-10T15:00',
    ]);
  });

  it('are none for a deadline that had passed when the cable was imported', () => {
    const imported = { ...early, openedAt: '2026-11-24T00:00:00.000Z' };
    const now = new Date('2026-12-24T00:00:00Z');
    expect(overdueMornings(board([], imported), settings, new Date(imported.openedAt), now)).toEqual([]);
  });

  it('are none when the channel wants none', () => {
    expect(overdueMornings(board(), { ...settings, overdueMornings: false }, trackedAt, until)).toEqual([]);
  });
});

describe('dueReminders', () => {
  const due = (now: string, handled: string[] = [], of = board(), tracked = trackedAt) => {
    const { send, skip, late } = dueReminders({
      board: of,
      settings,
      trackedAt: tracked,
      handled: new Set(handled),
      now: new Date(now),
    });
    return { send: send?.key ?? null, skip: skip.map(({ key }) => key), late };
  };

  const cases: Array<[rule: string, now: string, handled: string[], expected: ReturnType<typeof due>]> = [
    ['nothing before its time', '2008-03-04T09:59:59Z', [], { send: null, skip: [], late: false }],
    ['at its time', '2008-03-04T10:00:00Z', [], { send: '72h', skip: [], late: false }],
    [
      'a few minutes after is still in time',
      '2008-03-04T10:05:00Z',
      [],
      { send: '72h', skip: [], late: false },
    ],
    ['more than that is late', '2008-03-04T10:05:01Z', [], { send: '72h', skip: [], late: true }],
    ['never again once handled', '2008-03-04T10:01:00Z', ['72h'], { send: null, skip: [], late: false }],
    [
      'stale ones collapse into the latest',
      '2008-03-07T07:00:00Z',
      [],
      { send: '3h', skip: ['72h', '24h'], late: false },
    ],
    [
      'the latest goes out late, once',
      '2008-03-06T15:00:00Z',
      [],
      { send: '24h', skip: ['72h'], late: true },
    ],
    [
      'a morning collapses the countdown and earlier mornings',
      '2008-03-11T13:00:00Z',
      ['72h', '24h'],
      { send: 'overdue:2008-03-11', skip: ['3h', 'due', 'overdue:2008-03-10'], late: false },
    ],
    [
      'one that is older than what the channel has had is skipped',
      '2008-03-07T08:00:00Z',
      ['3h'],
      { send: null, skip: ['72h', '24h'], late: false },
    ],
    [
      'nothing at the weekend',
      '2008-03-09T13:00:00Z',
      ['72h', '24h', '3h', 'due'],
      { send: null, skip: [], late: false },
    ],
  ];
  it.each(cases)('%s', (_rule, now, handled, expected) => {
    expect(due(now, handled)).toEqual(expected);
  });

  it('sends nothing for a deadline that had passed at import', () => {
    const imported = { ...early, openedAt: '2026-11-24T00:00:00.000Z' };
    expect(due('2026-12-01T15:00:00Z', [], board([], imported), new Date(imported.openedAt))).toEqual({
      send: null,
      skip: [],
      late: false,
    });
  });

  it('an earlier one that a channel asks for too late is not sent after one that it has had', () => {
    const own = { ...settings, hoursBefore: [48, 1] };
    const input = { board: board(), settings: own, trackedAt, now: new Date('2008-03-06T12:00:00Z') };
    const { send, skip } = dueReminders({ ...input, handled: new Set(['72h', '24h']) });
    expect({ send, skip: skip.map(({ key }) => key) }).toEqual({ send: null, skip: ['48h'] });
  });

  it('what fell due while everyone was in does not come back with an undo', () => {
    const whileIn = due('2008-03-06T10:00:00Z', ['72h'], board(allIn));
    expect(whileIn).toEqual({ send: null, skip: ['24h'], late: false });
    expect(due('2008-03-06T11:00:00Z', ['72h', ...whileIn.skip])).toEqual({
      send: null,
      skip: [],
      late: false,
    });
  });
});

describe('a reminder that is snoozed', () => {
  it('counts on in its key, from that of the first, so that it comes again once', () => {
    const again = snoozedReminder('24h', '3h', settings, trackedAt);
    expect(again).toEqual({ key: 'again:1:24h', kind: 'snoozed', dueAt: '2008-03-04T11:00:00.000Z' });
    expect(snoozedReminder(again.key, '3h', settings, trackedAt).key).toBe('again:2:24h');
    expect(snoozedReminder('again:9:overdue:2008-03-10', '3h', settings, trackedAt).key).toBe(
      'again:10:overdue:2008-03-10',
    );
  });
});

describe('quiet hours', () => {
  it.each([
    ['over night', { from: 20, to: 4 }],
    ['of one day', { from: 2, to: 4 }],
  ])('%s hold back nothing that falls due within the hour after them, nor send it early', (_when, quiet) => {
    // The deadline is 05:00 in New York.
    const halfAnHour = { ...settings, quiet, hoursBefore: [0.5] };
    expect(planReminders(board(), halfAnHour, trackedAt).map(({ dueAt }) => dueAt)).toEqual([
      '2008-03-07T09:30:00.000Z',
    ]);
  });

  /** The deadline is 05:00 in New York, the third hour before it 02:00. */
  const quietly = (quiet: { from: number; to: number }, now: string, handled: string[] = ['72h', '24h']) => {
    const input = { board: board(), settings: { ...settings, quiet }, trackedAt, now: new Date(now) };
    const { send, waiting, skip, late } = dueReminders({ ...input, handled: new Set(handled) });
    return [send?.key ?? null, waiting?.key ?? null, skip.map(({ key }) => key), late];
  };
  const cases: Array<
    [rule: string, quiet: [from: number, to: number], now: string, handled: string[], ...unknown[]]
  > = [
    ['nothing is sent in them', [20, 4], '2008-03-07T08:59:00Z', ['72h', '24h'], null, null, [], false],
    [
      'it is sent when they end, and is not late',
      [20, 4],
      '2008-03-07T09:00:00Z',
      ['72h', '24h'],
      '3h',
      null,
      [],
      false,
    ],
    [
      'the end of them counts for what is late',
      [20, 4],
      '2008-03-07T09:06:00Z',
      ['72h', '24h'],
      '3h',
      null,
      [],
      true,
    ],
    [
      'the one at the deadline does not wait',
      [20, 7],
      '2008-03-07T10:00:00Z',
      ['72h', '24h'],
      'due',
      null,
      [],
      false,
    ],
    [
      'what they held back past the deadline is skipped',
      [20, 7],
      '2008-03-07T12:00:00Z',
      ['72h', '24h', 'due'],
      null,
      null,
      ['3h'],
      false,
    ],
    [
      'what should have been sent before them waits too',
      [6, 12],
      '2008-03-06T12:00:00Z',
      ['72h'],
      null,
      '24h',
      [],
      false,
    ],
    ['and is late then', [6, 12], '2008-03-06T17:00:00Z', ['72h'], '24h', null, [], true],
    [
      'hours in the middle of the day are quiet too',
      [4, 6],
      '2008-03-06T10:30:00Z',
      ['72h'],
      null,
      null,
      [],
      false,
    ],
    ['and end in the same day', [4, 6], '2008-03-06T11:00:00Z', ['72h'], '24h', null, [], false],
  ];
  it.each(cases)('%s', (_, [from, to], now, handled, ...expected) => {
    expect(quietly({ from, to }, now, handled)).toEqual(expected);
  });
});

describe('walking through time in steps of any size', () => {
  const minute = 60_000;
  const steps = fc.array(fc.integer({ min: 1, max: 3 * 24 * 60 }), { minLength: 1, maxLength: 60 });
  const hours = fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 5 });

  it('sends each key at most once, in rising time, never early and never once all are in', () => {
    fc.assert(
      fc.property(steps, hours, fc.nat(80), fc.nat(80), (minutes, hoursBefore, inAfter, tracked) => {
        const own = { ...settings, hoursBefore };
        const start = new Date(trackedAt.getTime() + tracked * 60 * minute);
        const handled = new Set<string>();
        const sent: Array<{ key: string; dueAt: number }> = [];
        let now = start.getTime();
        for (const [index, step] of minutes.entries()) {
          now += step * minute;
          const everyoneIn = index >= inAfter;
          const due = dueReminders({
            board: board(everyoneIn ? allIn : []),
            settings: own,
            trackedAt: start,
            handled,
            now: new Date(now),
          });
          for (const { key } of due.skip) {
            expect(handled.has(key)).toBe(false);
            handled.add(key);
          }
          if (due.send === null) continue;
          expect(everyoneIn).toBe(false);
          expect(handled.has(due.send.key)).toBe(false);
          const dueAt = Date.parse(due.send.dueAt);
          expect(dueAt).toBeLessThanOrEqual(now);
          expect(dueAt).toBeGreaterThanOrEqual(start.getTime());
          expect(dueAt).toBeGreaterThan(sent.at(-1)?.dueAt ?? 0);
          expect(due.late).toBe(now - dueAt > 5 * minute);
          handled.add(due.send.key);
          sent.push({ key: due.send.key, dueAt });
        }
      }),
    );
  });

  it('in small steps, everything that was planned is sent', () => {
    const handled = new Set<string>();
    const end = new Date('2008-03-12T14:00:00Z');
    for (let now = trackedAt.getTime(); now <= end.getTime(); now += 10 * minute) {
      const { send, skip } = dueReminders({
        board: board(),
        settings,
        trackedAt,
        handled,
        now: new Date(now),
      });
      expect(skip).toEqual([]);
      if (send !== null) handled.add(send.key);
    }
    const planned = [
      ...planReminders(board(), settings, trackedAt),
      ...overdueMornings(board(), settings, trackedAt, end),
    ];
    expect([...handled]).toEqual(planned.map(({ key }) => key));
  });
});
