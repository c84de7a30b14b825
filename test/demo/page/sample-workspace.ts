import type { KnownBlock, ModalView } from '@slack/types';
import type { Channel, Message, Person, Snapshot } from '../../../demo/protocol.ts';

const person = (
  id: string,
  name: string,
  realName: string,
  title: string,
  tz: string,
  color: string,
): Person => ({
  id,
  name,
  realName,
  title,
  avatar: {
    text: realName
      .split(' ')
      .map((part) => part[0])
      .join(''),
    color,
  },
  tz,
  kind: 'member',
});

export const ANA = person(
  'U01',
  'ana',
  'Ana Lindqvist',
  'Campaign coordinator',
  'America/New_York',
  '#2f5d8a',
);
export const TOMAS = person(
  'U02',
  'tomas',
  'Tomás Okafor',
  'Political officer, Jakarta',
  'Asia/Jakarta',
  '#8a4b2f',
);
const GUEST: Person = {
  ...person('U03', 'ines', 'Inès Marchetti', 'Visiting analyst', 'Europe/Paris', '#5d3f7d'),
  kind: 'guest',
};
const BOT: Person = {
  ...person('U0BOT', 'records', 'Records', 'App', 'UTC', '#8a6420'),
  avatar: { text: 'R', color: '#8a6420' },
  kind: 'bot',
};

const channel = (id: string, name: string, more: Partial<Channel> = {}): Channel => ({
  id,
  name,
  kind: 'channel',
  topic: '',
  members: ['U01', 'U02', 'U0BOT'],
  ...more,
});

export const GENERAL = channel('C01', 'campaign', { topic: 'Everything about the vote of 8 March' });
const channels: Channel[] = [
  GENERAL,
  channel('C02', 'front-office', { kind: 'private', topic: 'Principals only' }),
  channel('C03', 'lunch', { members: ['U03'], topic: 'Where and when' }),
  channel('D01', 'records', { kind: 'dm', with: 'U0BOT', members: ['U01', 'U0BOT'] }),
  channel('D02', 'tomas', { kind: 'dm', with: 'U02', members: ['U01', 'U02'] }),
];

export const snapshot: Snapshot = {
  team: { id: 'T01', name: 'Foreign Service' },
  me: ANA,
  people: [ANA, TOMAS, GUEST, BOT],
  channels,
  commands: [
    { command: '/record', description: 'Records an answer', usageHint: 'COUNTRY [position] [note]' },
    { command: '/report', description: 'Shows the tally', usageHint: '[csv]' },
  ],
  shortcuts: [
    { type: 'message', callbackId: 'keep', name: 'Keep this message' },
    { type: 'global', callbackId: 'new-file', name: 'New file' },
  ],
  bot: { userId: 'U0BOT', name: 'Records' },
  now: '2008-03-05T09:00:00.000Z',
  appConnected: true,
};

const at = (time: string, order = 1) => `${Date.parse(time) / 1000}.${String(order * 100).padStart(6, '0')}`;

export const message = (ts: string, user: string, text: string, more: Partial<Message> = {}): Message => ({
  channel: GENERAL.id,
  ts,
  user,
  text,
  blocks: [],
  files: [],
  threadTs: null,
  replyCount: 0,
  edited: false,
  ephemeralTo: null,
  ...more,
});

const deadline = Date.parse('2008-03-07T22:00:00Z') / 1000;

const card: KnownBlock[] = [
  { type: 'header', block_id: 'head', text: { type: 'plain_text', text: 'The vote of 8 March' } },
  {
    type: 'section',
    block_id: 'deadline',
    text: {
      type: 'mrkdwn',
      text: `*Answers by* <!date^${deadline}^{date_short_pretty} at {time}|Mar 7, 2008 22:00 UTC> at the latest.\n\`████████░░░░░░░░\` 24 of 48 · asked by <@U02> in <#C01>, read at 10:30:45`,
    },
    accessory: {
      type: 'overflow',
      action_id: 'card.more',
      options: [
        { text: { type: 'plain_text', text: 'Show history' }, value: 'history' },
        { text: { type: 'plain_text', text: 'Close' }, value: 'close' },
      ],
    },
  },
  {
    type: 'section',
    block_id: 'facts',
    fields: [
      { type: 'mrkdwn', text: '*Supports*\n14' },
      { type: 'mrkdwn', text: '*Leans yes*\n6' },
      { type: 'mrkdwn', text: '*Noncommittal*\n3' },
      { type: 'mrkdwn', text: '*Opposes*\n1' },
    ],
  },
  {
    type: 'actions',
    block_id: 'row',
    elements: [
      {
        type: 'button',
        action_id: 'record:supports',
        text: { type: 'plain_text', text: 'Supports' },
        style: 'primary',
        value: 'SN',
      },
      {
        type: 'button',
        action_id: 'record:noncommittal',
        text: { type: 'plain_text', text: 'Noncommittal' },
      },
      {
        type: 'button',
        action_id: 'record:opposes',
        text: { type: 'plain_text', text: 'Opposes' },
        style: 'danger',
        confirm: {
          title: { type: 'plain_text', text: 'Record that?' },
          text: { type: 'mrkdwn', text: 'This says that *Senegal* opposes.' },
          confirm: { type: 'plain_text', text: 'Record it' },
          deny: { type: 'plain_text', text: 'Not yet' },
        },
      },
      {
        type: 'static_select',
        action_id: 'country',
        placeholder: { type: 'plain_text', text: 'Choose a country' },
        option_groups: [
          {
            label: { type: 'plain_text', text: 'Africa' },
            options: [
              { text: { type: 'plain_text', text: 'Senegal' }, value: 'SN' },
              { text: { type: 'plain_text', text: 'Mali' }, value: 'ML' },
            ],
          },
          {
            label: { type: 'plain_text', text: 'Asia' },
            options: [{ text: { type: 'plain_text', text: 'Indonesia' }, value: 'ID' }],
          },
        ],
      },
    ],
  },
  {
    type: 'context',
    block_id: 'foot',
    elements: [{ type: 'mrkdwn', text: '¶1 (SBU) · no time given: close of business at each post' }],
  },
];

const rows: Array<[string, string, string, string]> = [
  ['Country', 'Delivery', 'Position', 'Deadline'],
  ['Indonesia', 'Delivered', '●  Supports', 'Fri 7 Mar 17:00'],
  ['Malaysia', 'Planned', '–', 'Fri 7 Mar 17:00'],
  ['Senegal', 'Delivered', '◐  Leans yes', 'Fri 7 Mar 17:00'],
  ['Guyana', 'Unable', '○  Noncommittal, waits for the capital to instruct', 'Fri 7 Mar 17:00'],
];

export const messages: Message[] = [
  message(
    at('2008-03-04T15:02:00Z'),
    'U01',
    'Good morning <@U02>. The cable is out; *please read ¶4 first*.',
  ),
  message(at('2008-03-04T15:03:10Z'), 'U01', 'It names the 7th, close of business.', {
    files: [
      { id: 'F0', name: '08-STATE-4711.txt', mimetype: 'text/plain', size: 14_210, pageUrl: '/files/F0' },
    ],
  }),
  message(
    at('2008-03-04T16:40:00Z'),
    'U02',
    'Thanks, seen. We deliver tomorrow at ten.\n&gt; no later than March 7\nThat is _Friday_ here.',
  ),
  message(at('2008-03-05T08:10:00Z'), 'U0BOT', 'The vote of 8 March: 24 of 48', {
    blocks: card,
    edited: true,
    replyCount: 2,
  }),
  message(at('2008-03-05T08:12:00Z'), 'U0BOT', 'Senegal: supports', { threadTs: at('2008-03-05T08:10:00Z') }),
  message(at('2008-03-05T08:13:00Z'), 'U02', 'Confirmed by phone.', { threadTs: at('2008-03-05T08:10:00Z') }),
  message(at('2008-03-05T08:30:00Z'), 'U0BOT', 'The board', {
    ephemeralTo: 'U01',
    blocks: [
      {
        type: 'section',
        block_id: 'board-words',
        text: {
          type: 'mrkdwn',
          text: '*4 of 48* countries, nearest deadline first. A cable may say &lt;!channel&gt; and nobody is called.',
        },
      },
      {
        type: 'table',
        block_id: 'board',
        rows: rows.map((row) => row.map((text) => ({ type: 'raw_text', text }))),
        column_settings: [{}, {}, { is_wrapped: true }, { align: 'right' }],
      },
    ],
  }),
];

export const modal: ModalView & { id: string } = {
  id: 'V01',
  type: 'modal',
  title: { type: 'plain_text', text: 'Record an answer' },
  submit: { type: 'plain_text', text: 'Record' },
  close: { type: 'plain_text', text: 'Cancel' },
  blocks: [
    { type: 'section', block_id: 'who', text: { type: 'mrkdwn', text: '*Senegal* · AMEMBASSY DAKAR' } },
    {
      type: 'input',
      block_id: 'position',
      label: { type: 'plain_text', text: 'Position' },
      element: {
        type: 'static_select',
        action_id: 'value',
        options: ['Supports', 'Leans yes', 'Opposes'].map((text) => ({
          text: { type: 'plain_text', text },
          value: text.toLowerCase(),
        })),
      },
    },
    {
      type: 'input',
      block_id: 'said-on',
      optional: true,
      label: { type: 'plain_text', text: 'Date' },
      element: { type: 'datepicker', action_id: 'value', initial_date: '2008-03-05' },
    },
    {
      type: 'input',
      block_id: 'note',
      optional: true,
      label: { type: 'plain_text', text: 'What was said' },
      hint: { type: 'plain_text', text: 'In their words where you can.' },
      element: { type: 'plain_text_input', action_id: 'value', multiline: true, max_length: 3000 },
    },
    {
      type: 'input',
      block_id: 'asks',
      optional: true,
      label: { type: 'plain_text', text: 'Asks met' },
      element: {
        type: 'checkboxes',
        action_id: 'value',
        options: [
          { text: { type: 'mrkdwn', text: '*1* Vote for the text' }, value: '1' },
          {
            text: { type: 'mrkdwn', text: '*2* Speak in the debate' },
            value: '2',
            description: { type: 'plain_text', text: 'Five minutes are enough' },
          },
        ],
      },
    },
    {
      type: 'input',
      block_id: 'paper',
      optional: true,
      label: { type: 'plain_text', text: 'Paper left behind' },
      element: { type: 'file_input', action_id: 'value', filetypes: ['txt'], max_files: 1 },
    },
  ],
};
