import { describe, expect, it } from 'vitest';
import { buildBoard, type Deed, type Entry } from '../../../src/demarche/index.ts';
import { historyMessage } from '../../../src/slack/blocks/index.ts';
import { demarche } from '../../demarche/build.ts';

const campaign = demarche(
  {
    responders: ['MY', 'SN'].map((country) => ({
      country,
      post: `AMEMBASSY ${country}`,
      via: '',
      span: { start: 0, end: 1 },
    })),
  },
  { openedBy: 'U0OPENER', openedAt: '2008-03-05T09:00:00.000Z' },
);

const at = (hour: number) => new Date(Date.UTC(2008, 2, 5) + hour * 3_600_000).toISOString();

const USUAL = { hoursBefore: [72, 24, 3, 0], overdueMornings: true, morningHour: 9, zone: 'UTC', off: false };

const entry = (country: string, hour: number): Entry => ({
  demarche: campaign.id,
  country,
  revision: 1,
  by: 'U1',
  at: at(hour),
  surface: 'button',
  link: null,
  type: 'record',
  patch: { position: 'supports' },
});

const change = { country: null, was: '2008-03-10 17:00 at each post', now: '2008-03-12 17:00 at each post' };

const DEEDS: Deed[] = [
  { type: 'track', channel: 'C1', by: 'U1', at: at(10) },
  { type: 'assign', country: 'MY', from: null, to: 'U2', by: 'U1', at: at(11) },
  {
    type: 'amend',
    changes: [
      { of: 'deadline', name: 'Deliver by', ...change },
      { of: 'responder', name: 'Malaysia', was: null, now: 'AMEMBASSY MY', country: 'MY' },
      { of: 'ask', name: 'Ask 2', was: null, now: null, country: null },
    ],
    by: 'U1',
    at: at(13),
  },
  { type: 'assign', country: 'MY', from: 'U2', to: null, by: 'U3', at: at(15) },
  { type: 'close', by: 'U1', at: at(16) },
  { type: 'reopen', by: 'U1', at: at(17) },
  { type: 'remind', channel: 'C1', from: USUAL, to: { ...USUAL, off: true }, by: 'U2', at: at(17.2) },
  {
    type: 'remind',
    channel: 'C1',
    from: { ...USUAL, off: true },
    to: {
      ...USUAL,
      hoursBefore: [24, 0],
      weekdays: [0, 1, 2, 3, 4],
      quiet: { from: 20, to: 7 },
      digest: false,
    },
    by: 'U3',
    at: at(17.4),
  },
  {
    type: 'remind',
    channel: 'C1',
    from: USUAL,
    to: { ...USUAL, zone: 'Asia/Amman' },
    by: 'U3',
    at: at(17.6),
  },
  { type: 'untrack', channel: 'C1', by: 'U1', at: at(18) },
];

const ENTRIES = [entry('SN', 14), entry('MY', 12)];

function lines({ country = '', entries = ENTRIES, deeds = DEEDS } = {}): string[] {
  const now = new Date(at(19));
  const board = buildBoard({ demarche: campaign, entries, owners: new Map(), now });
  const view = { board, entries, deeds, country, reader: 'U9', zone: 'UTC', page: 0, now };
  return historyMessage(view).blocks.flatMap((block) =>
    block.type === 'section' && block.text
      ? [block.text.text.replaceAll(/<!date[^|]*\|([^>]*)>/g, '$1')]
      : [],
  );
}

describe('the history', () => {
  it('tells the entries, and between them what was done, the newest first, each with who and when', () => {
    const told = lines()
      .slice(1)
      .map((line) => line.replace(/^.*?(<@|\*Malaysia|\*Senegal|•)/, '$1'));
    expect(told).toEqual([
      '<@U1> stopped <#C1> following it',
      '<@U3> changed the reminders in <#C1>:',
      '• *Clock*: UTC → Asia/Amman',
      '<@U3> switched the reminders in <#C1> on again, and changed:',
      '• *Countdown*: 72 h, 24 h, 3 h before the deadline and at the deadline → 24 h before the deadline and at the deadline',
      '• *Working days*: Mon–Fri → Mon–Thu, Sun',
      '• *Quiet hours*: none → 20:00 to 7:00',
      '• *Digest*: on → off',
      '<@U2> switched the reminders in <#C1> off',
      '<@U1> opened the campaign again',
      '<@U1> closed the campaign',
      '<@U3> took <@U2> off *Malaysia*',
      expect.stringMatching(/^\*Senegal\* v1 .* by a button: Supports$/),
      '<@U1> changed the facts:',
      expect.stringMatching(/^• \*Deliver by\* .*10 Mar.* → .*12 Mar/),
      '• *Countries added:* Malaysia',
      '• *Ask 2* changed; its words are withheld here',
      expect.stringMatching(/^\*Malaysia\* v1 .* by a button: Supports$/),
      '<@U1> gave *Malaysia* to <@U2>',
      '<@U1> let <#C1> follow it',
      '<@U0OPENER> imported the cable and opened the campaign',
    ]);
  });

  it('counts what it tells', () => {
    expect(lines()[0]).toContain('2 entries, 10 other changes');
    expect(lines({ deeds: [] })[0]).toMatch(/2 entries$/);
  });

  it('of one country has what was done about it, and nothing else', () => {
    const told = lines({ country: 'MY', entries: [entry('MY', 12)] }).join('\n');
    expect(told).toContain('gave *Malaysia* to <@U2>');
    expect(told).toContain('*Countries added:* Malaysia');
    expect(told).toContain('1 entry, 3 other changes');
    expect(told).not.toMatch(/Deliver by|closed|<#C1>|U0OPENER/);
  });

  it('says how to begin where nothing was recorded, and what was done all the same', () => {
    const told = lines({ entries: [], deeds: DEEDS.slice(0, 1) });
    expect(told[1]).toContain('/demarche record');
    expect(told.at(-1)).toContain('<@U0OPENER> imported the cable');
  });

  it('keeps entries in the order in which they were written, though a clock was wrong', () => {
    const told = lines({ entries: [entry('SN', 9), entry('MY', 12)] }).join('\n');
    expect(told.indexOf('Senegal')).toBeLessThan(told.indexOf('v1'));
    expect(told.indexOf('*Senegal* v1')).toBeLessThan(told.indexOf('*Malaysia* v1'));
  });
});
