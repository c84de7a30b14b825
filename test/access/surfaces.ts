import type { Role } from '../../src/demarche/index.ts';
import {
  ACTION,
  CALLBACK,
  encodePage,
  encodePlace,
  encodeReminder,
  encodeRow,
  HOME,
  SHORTCUT,
} from '../../src/slack/blocks/index.ts';
import { BOT, type Circumstance, OTHER, TEAM, TRACKING } from './people.ts';

export const MRN = '08STATE22377';
export const PUBLIC_URL = 'https://desk.example.org';
/** A country that owes an answer, for which the opener has recorded one. */
export const COUNTRY = 'MY';
/** Countries for which an answer of the opener waits for their choice. */
export const HELD = 'TR';
export const DISMISSED = 'AL';

const isTracking = ({ channel, untracked }: Circumstance) => channel === TRACKING && !untracked;

/** What there is to be asked for. */
export interface Scene {
  user: string;
  /** A channel, or the person's DM with the app. */
  channel: string;
  demarche: string;
  /** The revision of the country that is in force. */
  revision: number;
  fileUrl: string;
  fileSize: number;
  responseUrl: string;
  /** Keys of what the opener said, asked to be reminded of, and began to import. */
  keys: { said: string; meant: string; assign: string; personal: string; draft: string };
  /** Revisions of answers that wait. */
  held: number;
  dismissed: number;
  reminder: string;
  /** Another number each time. */
  serial: number;
}

/** One way to ask the app for something. */
export interface Surface {
  /** `command status`, `action show`, `event app_mention`: what the check of completeness counts by. */
  covers: string;
  words?: string;
  payload(scene: Scene): Record<string, unknown>;
  /** What who may see it is shown: words of the cable or of an answer, or a file; absent where it may be neither. */
  shows?: 'text' | 'file' | undefined;
  /** Changes something; for those who have this role. */
  needs?: Role;
  /** Shows a text that the person has brought, and that is of the same cable. */
  brought?: true;
  /** Where it changes something, if not everywhere. */
  where?(circumstance: Circumstance): boolean;
  /** Of the workspace, and not of a demarche: seeing one is not asked for. */
  ofWorkspace?: true;
  /** Private to a person wherever it is asked: a form, Home. */
  alone?: true | undefined;
  /** Belongs to the opener alone: others are refused. */
  own?: true;
}

/** Nothing to look for in the answer. */
const SILENT = { shows: undefined };

const common = ({ user, responseUrl }: Scene) => ({
  user: { id: user, team_id: TEAM },
  team: { id: TEAM },
  response_url: responseUrl,
  trigger_id: 'trigger',
});

const command = (name: string, text: string, more: Partial<Surface> = {}): Surface => ({
  covers: `command ${name}`,
  words: text,
  shows: 'text',
  payload: ({ user, channel, responseUrl }) => ({
    command: '/demarche',
    text: `${name} ${text}`,
    user_id: user,
    team_id: TEAM,
    channel_id: channel,
    response_url: responseUrl,
    trigger_id: 'trigger',
  }),
  ...more,
});

const lookUp = (text: string): Surface => ({
  ...command('', text),
  covers: 'command /cable',
  payload: ({ user, channel, responseUrl }) => ({
    command: '/cable',
    text,
    user_id: user,
    team_id: TEAM,
    channel_id: channel,
    response_url: responseUrl,
    trigger_id: 'trigger',
  }),
});

const action = (
  id: string,
  value: (scene: Scene) => string,
  more: Partial<Surface> & { suffix?: string; block?: (scene: Scene) => string } = {},
): Surface => {
  const { suffix = '', block, ...rest } = more;
  return {
    covers: `action ${id}`,
    shows: 'text',
    payload: (scene) => ({
      type: 'block_actions',
      ...common(scene),
      channel: { id: scene.channel },
      message: { ts: '1.1' },
      container: { type: 'message', message_ts: '1.1', channel_id: scene.channel },
      actions: [
        {
          type: 'button',
          action_id: `${id}${suffix}`,
          block_id: block?.(scene) ?? 'block',
          value: value(scene),
        },
      ],
    }),
    ...rest,
  };
};

/** A button in a view, where there is no channel. */
const inView = (
  id: string,
  value: (scene: Scene) => string,
  view: (scene: Scene) => Record<string, unknown>,
  more: Partial<Surface> & { suffix?: string } = {},
): Surface => {
  const { suffix = '', ...rest } = more;
  return {
    covers: `action ${id}`,
    shows: 'text',
    alone: true,
    payload: (scene) => ({
      type: 'block_actions',
      ...common(scene),
      container: { type: 'view', view_id: 'V1' },
      view: { id: 'V1', state: { values: {} }, private_metadata: '', ...view(scene) },
      actions: [{ type: 'button', action_id: `${id}${suffix}`, block_id: 'block', value: value(scene) }],
    }),
    ...rest,
  };
};

const form = (
  callback: string,
  metadata: (scene: Scene) => unknown,
  values: (scene: Scene) => Record<string, unknown>,
  more: Partial<Surface> = {},
): Surface => ({
  covers: `form ${callback}`,
  shows: 'text',
  alone: true,
  payload: (scene) => {
    const said = metadata(scene);
    return {
      type: 'view_submission',
      ...common(scene),
      view: {
        id: 'V1',
        type: 'modal',
        callback_id: callback,
        private_metadata: typeof said === 'string' ? said : JSON.stringify(said),
        previous_view_id: null,
        state: { values: values(scene) },
      },
    };
  },
  ...more,
});

const shortcut = (id: string, on: 'message_action' | 'shortcut'): Surface => ({
  covers: `shortcut ${id}`,
  shows: 'text',
  alone: true,
  payload: (scene) => ({
    type: on,
    callback_id: id,
    ...common(scene),
    ...(on === 'message_action'
      ? {
          channel: { id: scene.channel },
          message_ts: '1.1',
          message: { text: `See ${MRN} on Malaysia`, ts: '1.1' },
        }
      : {}),
  }),
});

const event = (
  type: string,
  fields: (scene: Scene) => Record<string, unknown>,
  more: Partial<Surface> = {},
): Surface => ({
  covers: `event ${type}`,
  shows: 'text',
  payload: (scene) => {
    const { type: name, ...rest } = { type, ...fields(scene) };
    return {
      type: 'event_callback',
      team_id: TEAM,
      event_id: `Ev${scene.serial}`,
      event: { type: name, ...rest },
      authorizations: [{ team_id: TEAM, user_id: BOT, is_bot: true }],
    };
  },
  ...more,
});

const typed = (value: string) => ({ value: { type: 'plain_text_input', value } });
const picked = (value: string) => ({ value: { type: 'static_select', selected_option: { value } } });

const place =
  (of: 'board' | 'table' | 'country' | 'points' | 'history' | 'asks' | 'deadlines' | 'show', filter = '') =>
  (scene: Scene) =>
    encodePage({ of, id: scene.demarche, page: 0, filter });
const row = ({ demarche, revision }: Scene) => encodeRow({ demarche, country: COUNTRY, revision });
const from = (scene: Scene, demarche: string | null) => ({
  demarche,
  channel: scene.channel,
  link: null,
  linkLost: false,
  named: [],
  back: null,
});
const draft = ({ keys }: Scene, part: string | null = null) => ({
  channel: null,
  draft: keys.draft,
  part,
  page: 0,
  root: null,
  list: null,
  point: null,
});
const mention = (text: string, more: Partial<Surface> = {}) =>
  event(
    'app_mention',
    ({ user, channel, serial }) => ({ user, channel, ts: `${serial}.1`, text: `<@${BOT}> ${text}` }),
    {
      words: text,
      ...more,
    },
  );

/** Every way to ask, look-ups first: what changes something comes after what reads it, and what closes it last. */
export const SURFACES: readonly Surface[] = [
  command('help', '', { ...SILENT, ofWorkspace: true }),
  command('import', '', { ...SILENT, ofWorkspace: true }),
  command('list', ''),
  command('show', MRN),
  command('points', MRN),
  command('points', `${MRN} notes`),
  command('asks', MRN),
  command('deadlines', MRN),
  command('status', MRN),
  command('status', `${MRN} Malaysia`),
  command('history', MRN),
  command('since', `${MRN} 2 days`, SILENT),
  // Drawn in half the time of the whole world, for each of those who ask.
  command('map', `${MRN} Europe`, { shows: 'file' }),
  command('timeline', MRN, { shows: 'file' }),
  ...['csv', 'json', 'report', 'xlsx'].map((as) => command('export', `${as} ${MRN}`, { shows: 'file' })),
  command('mine', '', SILENT),
  command('search', 'Kosovo'),
  command('remind', MRN, SILENT),
  command('clearance', '', { ...SILENT, ofWorkspace: true }),
  command('roles', '', { ...SILENT, ofWorkspace: true }),
  lookUp(MRN),
  lookUp('Kosovo'),

  ...(['board', 'table', 'points', 'history', 'asks', 'deadlines', 'show'] as const).map((of) =>
    action(ACTION.show, place(of, of === 'board' ? 'all' : '')),
  ),
  action(ACTION.show, place('country', COUNTRY)),
  action(ACTION.show, () => encodePage({ of: 'cable', id: MRN, page: 0, filter: '' })),
  action(ACTION.show, () => encodePage({ of: 'search', id: '', page: 0, filter: 'Kosovo' })),
  action(ACTION.show, () => encodePage({ of: 'list', id: '', page: 0, filter: '' })),
  inView(ACTION.show, place('points'), () => ({ type: 'modal', callback_id: CALLBACK.panel })),
  action(ACTION.page, place('points')),
  action(ACTION.country, () => COUNTRY, { block: ({ demarche }) => `country-of:${demarche}` }),
  action(ACTION.more, row),

  event('app_home_opened', ({ user }) => ({ user, tab: 'home' }), { alone: true }),
  mention(`points for Malaysia ${MRN}`),
  mention(`what did Malaysia say? ${MRN}`),
  mention('who is outstanding?'),
  mention('who answered yesterday?'),
  event(
    'message.im',
    ({ user, serial }) => ({
      type: 'message',
      channel_type: 'im',
      user,
      channel: `D${user}`,
      ts: `${serial}.1`,
      text: `points ${MRN}`,
    }),
    { alone: true },
  ),
  event(
    'link_shared',
    ({ user, channel }) => ({
      user,
      channel,
      message_ts: '1.1',
      source: 'conversations_history',
      links: [{ domain: 'desk.example.org', url: `${PUBLIC_URL}/d/${MRN}` }],
    }),
    SILENT,
  ),
  event('member_joined_channel', ({ user, channel }) => ({ user: BOT, channel, inviter: user }), {
    ...SILENT,
    ofWorkspace: true,
  }),

  shortcut(SHORTCUT.lookUp, 'message_action'),
  shortcut(SHORTCUT.recordFrom, 'message_action'),
  shortcut(SHORTCUT.record, 'shortcut'),
  form(
    CALLBACK.lookUp,
    () => '',
    () => ({ mrn: typed(MRN) }),
  ),
  form(
    CALLBACK.pickDemarche,
    (scene) => from(scene, null),
    ({ demarche }) => ({ demarche: picked(demarche) }),
  ),
  form(
    CALLBACK.pickCountry,
    (scene) => from(scene, scene.demarche),
    () => ({ country: picked(COUNTRY) }),
  ),
  inView(
    HOME.turn,
    () => '0 0',
    () => ({ type: 'home' }),
    { suffix: ':open-next' },
  ),
  inView(
    HOME.record,
    () => '',
    () => ({ type: 'home' }),
  ),
  inView(
    HOME.lookUp,
    () => '',
    () => ({ type: 'home' }),
    { ...SILENT, ofWorkspace: true },
  ),
  inView(
    HOME.import,
    () => '',
    () => ({ type: 'home' }),
    { ...SILENT, ofWorkspace: true },
  ),

  form(
    CALLBACK.importPart,
    (scene) => draft(scene, 'asks'),
    () => ({}),
    { own: true, ...SILENT },
  ),
  form(
    CALLBACK.importPoint,
    (scene) => ({ ...draft(scene), point: 1 }),
    () => ({}),
    { own: true, ...SILENT },
  ),
  inView(
    ACTION.importPart,
    () => 'points',
    (scene) => ({
      type: 'modal',
      callback_id: CALLBACK.importPreview,
      private_metadata: JSON.stringify(draft(scene)),
    }),
    { ...SILENT, own: true, suffix: ':points' },
  ),
  inView(
    ACTION.importTurn,
    () => '0',
    (scene) => ({
      type: 'modal',
      callback_id: CALLBACK.importPart,
      private_metadata: JSON.stringify(draft(scene, 'points')),
    }),
    { ...SILENT, own: true },
  ),
  inView(
    ACTION.importPoint,
    () => '1',
    (scene) => ({
      type: 'modal',
      callback_id: CALLBACK.importPart,
      private_metadata: JSON.stringify(draft(scene, 'points')),
    }),
    { ...SILENT, own: true, suffix: ':edit' },
  ),
  inView(
    ACTION.importReply,
    ({ demarche }) => `${demarche} ${COUNTRY}`,
    (scene) => ({
      type: 'modal',
      callback_id: CALLBACK.importPreview,
      private_metadata: JSON.stringify(draft(scene)),
    }),
    { own: true, ...SILENT },
  ),
  form(
    CALLBACK.importPreview,
    (scene) => draft(scene),
    () => ({ mrn: typed('nonsense') }),
    { own: true, ...SILENT },
  ),

  action(ACTION.amend, ({ keys }) => keys.said, { own: true, ...SILENT }),
  action(ACTION.meant, ({ keys }) => keys.meant, { own: true, ...SILENT, suffix: ':0' }),
  action(ACTION.assign, ({ keys }) => keys.assign, { own: true, ...SILENT, needs: 'recorder' }),
  action(ACTION.confirm, ({ keys }) => keys.said, { own: true, ...SILENT, needs: 'recorder' }),
  action(ACTION.cancel, ({ keys }) => keys.meant, { own: true, ...SILENT }),
  action(ACTION.forget, ({ keys }) => keys.personal, { own: true, ...SILENT }),
  action(ACTION.importCheck, ({ fileUrl, fileSize }) => `${fileSize} ${fileUrl}`, {
    ...SILENT,
    alone: true,
    brought: true,
  }),
  form(
    CALLBACK.importFile,
    () => ({ channel: null, draft: null, part: null }),
    ({ fileUrl, fileSize }) => ({
      file: { value: { type: 'file_input', files: [{ url_private: fileUrl, size: fileSize }] } },
    }),
    { ...SILENT, brought: true },
  ),

  action(ACTION.record, row, {
    ...SILENT,
    needs: 'recorder',
    suffix: ':supports',
    block: (scene) => encodePlace(COUNTRY, { of: 'board', id: scene.demarche, page: 0, filter: 'all' }),
  }),
  command('record', `${MRN} Indonesia delivered`, { ...SILENT, needs: 'recorder' }),
  command('undo', MRN, { ...SILENT, needs: 'recorder' }),
  // The entry is the opener's, so only the opener can take it back; another answer of theirs waits for their choice.
  action(ACTION.undo, ({ demarche, revision }) => encodeRow({ demarche, country: COUNTRY, revision }), {
    ...SILENT,
    own: true,
    needs: 'recorder',
  }),
  action(ACTION.adopt, ({ demarche, held }) => encodeRow({ demarche, country: HELD, revision: held }), {
    ...SILENT,
    own: true,
    needs: 'recorder',
  }),
  action(
    ACTION.dismiss,
    ({ demarche, dismissed }) => encodeRow({ demarche, country: DISMISSED, revision: dismissed }),
    { ...SILENT, own: true, needs: 'recorder' },
  ),
  form(
    CALLBACK.response,
    ({ demarche, channel }) => ({
      demarche,
      country: 'SN',
      revision: 0,
      seenIn: channel,
      toldIn: channel,
      link: null,
      back: null,
      reply: null,
      hides: false,
    }),
    () => ({ position: picked('leans-yes') }),
    // The form goes back to the channel that it was opened in, and shows what that may show.
    { ...SILENT, alone: undefined, needs: 'recorder' },
  ),
  mention(`Pakistan supports ${MRN}`, SILENT),
  command('assign', `${MRN} Jordan me`, { ...SILENT, needs: 'recorder' }),
  command('unassign', `${MRN} Jordan`, { ...SILENT, needs: 'recorder' }),
  action(ACTION.confirmAchieved, ({ demarche }) => demarche, {
    ...SILENT,
    needs: 'recorder',
    // What the cable says of them is withheld there, so there is nothing to confirm.
    where: ({ clearance }) => clearance === undefined,
  }),
  action(ACTION.snooze, ({ demarche, reminder }) => encodeReminder({ demarche, key: reminder }), {
    ...SILENT,
    needs: 'recorder',
    suffix: ':3h',
    where: isTracking,
  }),
  action(ACTION.mute, ({ demarche }) => demarche, { ...SILENT, needs: 'coordinator', where: isTracking }),
  command('track', MRN, {
    ...SILENT,
    needs: 'recorder',
    where: ({ channel, untracked, noforn }) => channel === OTHER || (untracked === true && !noforn),
  }),
  command('remind', `${MRN} hours 12 0`, {
    ...SILENT,
    needs: 'coordinator',
    where: ({ channel }) => channel !== null,
  }),
  command('close', MRN, { ...SILENT, needs: 'coordinator' }),
  command('reopen', MRN, { ...SILENT, needs: 'coordinator' }),
  command('untrack', MRN, { ...SILENT, needs: 'coordinator', where: ({ channel }) => channel !== null }),
  command('clearance', 'SBU', {
    ...SILENT,
    needs: 'coordinator',
    ofWorkspace: true,
    where: ({ channel }) => channel !== null,
  }),
  command('roles', '<@U0SOMEBODY> reader', { ...SILENT, needs: 'coordinator', ofWorkspace: true }),
  command('roles', 'everyone reader', { ...SILENT, needs: 'coordinator', ofWorkspace: true }),
];

/** What needs no row, and why. */
export const EXEMPT: Record<string, string> = {
  [`form ${CALLBACK.panel}`]: 'a panel has no submit button; its buttons have rows',
  'event member_left_channel':
    'answers nobody: what was believed of the members ends (test/app/membership.test.ts)',
  'event app_uninstalled': 'speaks of no person and answers nobody: test/app/oauth.test.ts',
  'event tokens_revoked': 'speaks of no person and answers nobody: test/app/oauth.test.ts',
};
