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
import { BOT, TEAM } from './people.ts';

export const MRN = '08STATE22377';
/** A country that owes an answer, and what the opener has recorded for it. */
export const COUNTRY = 'MY';

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
  keys: { said: string; meant: string; personal: string; draft: string };
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
  /** Shows something of the cable or of the answers to who may see them. */
  shows: boolean;
  /** Changes something; for those who have this role. */
  needs?: Role;
  /** Of the workspace, and not of a demarche: seeing one is not asked for. */
  ofWorkspace?: true;
  /** Private to a person wherever it is asked: a form, Home. */
  alone?: true;
  /** Belongs to the opener alone: others are refused. */
  own?: true;
}

const common = ({ user, responseUrl }: Scene) => ({
  user: { id: user, team_id: TEAM },
  team: { id: TEAM },
  response_url: responseUrl,
  trigger_id: 'trigger',
});

const command = (name: string, text: string, more: Partial<Surface> = {}): Surface => ({
  covers: `command ${name}`,
  words: text,
  shows: true,
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
    shows: true,
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
    shows: true,
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
  shows: true,
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
  shows: true,
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
  shows: true,
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
  command('help', '', { shows: false, ofWorkspace: true }),
  command('import', '', { shows: false, ofWorkspace: true }),
  command('list', ''),
  command('show', MRN),
  command('points', MRN),
  command('points', `${MRN} notes`),
  command('asks', MRN),
  command('deadlines', MRN),
  command('status', MRN),
  command('status', `${MRN} Malaysia`),
  command('history', MRN),
  command('map', MRN),
  command('timeline', MRN),
  command('export', `csv ${MRN}`),
  command('export', `json ${MRN}`),
  command('export', `report ${MRN}`),
  command('mine', ''),
  command('search', 'Kosovo'),
  command('remind', MRN),
  command('clearance', '', { shows: false, ofWorkspace: true }),
  command('roles', '', { shows: false, ofWorkspace: true }),
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
  event('member_joined_channel', ({ user, channel }) => ({ user: BOT, channel, inviter: user }), {
    shows: false,
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
    { shows: false, ofWorkspace: true },
  ),
  inView(
    HOME.import,
    () => '',
    () => ({ type: 'home' }),
    { shows: false, ofWorkspace: true },
  ),

  form(
    CALLBACK.importPart,
    (scene) => draft(scene, 'asks'),
    () => ({}),
    { own: true, shows: false },
  ),
  form(
    CALLBACK.importPoint,
    (scene) => ({ ...draft(scene), point: 1 }),
    () => ({}),
    { own: true, shows: false },
  ),
  inView(
    ACTION.importPart,
    () => 'points',
    (scene) => ({
      type: 'modal',
      callback_id: CALLBACK.importPreview,
      private_metadata: JSON.stringify(draft(scene)),
    }),
    { own: true, suffix: ':points' },
  ),
  inView(
    ACTION.importTurn,
    () => '0',
    (scene) => ({
      type: 'modal',
      callback_id: CALLBACK.importPart,
      private_metadata: JSON.stringify(draft(scene, 'points')),
    }),
    { own: true },
  ),
  inView(
    ACTION.importPoint,
    () => '1',
    (scene) => ({
      type: 'modal',
      callback_id: CALLBACK.importPart,
      private_metadata: JSON.stringify(draft(scene, 'points')),
    }),
    { own: true, suffix: ':edit' },
  ),
  inView(
    ACTION.importReply,
    ({ demarche }) => `${demarche} ${COUNTRY}`,
    (scene) => ({
      type: 'modal',
      callback_id: CALLBACK.importPreview,
      private_metadata: JSON.stringify(draft(scene)),
    }),
    { own: true, shows: false },
  ),
  form(
    CALLBACK.importPreview,
    (scene) => draft(scene),
    () => ({ mrn: typed('nonsense') }),
    { own: true, shows: false },
  ),

  action(ACTION.amend, ({ keys }) => keys.said, { own: true }),
  action(ACTION.meant, ({ keys }) => keys.meant, { own: true, suffix: ':0' }),
  action(ACTION.confirm, ({ keys }) => keys.said, { own: true, needs: 'recorder' }),
  action(ACTION.cancel, ({ keys }) => keys.meant, { own: true, shows: false }),
  action(ACTION.forget, ({ keys }) => keys.personal, { own: true, shows: false }),

  action(ACTION.record, row, {
    needs: 'recorder',
    suffix: ':supports',
    block: (scene) => encodePlace(COUNTRY, { of: 'board', id: scene.demarche, page: 0, filter: 'all' }),
  }),
  command('record', `${MRN} Indonesia delivered`, { needs: 'recorder' }),
  command('undo', MRN, { needs: 'recorder' }),
  form(
    CALLBACK.response,
    ({ demarche, channel }) => ({
      demarche,
      country: 'SN',
      revision: 0,
      channel,
      link: null,
      back: null,
      reply: null,
    }),
    () => ({ position: picked('leans-yes') }),
    { needs: 'recorder' },
  ),
  mention(`Pakistan supports ${MRN}`),
  command('assign', `${MRN} Jordan me`, { needs: 'recorder' }),
  command('unassign', `${MRN} Jordan`, { needs: 'recorder', shows: false }),
  action(ACTION.confirmAchieved, ({ demarche }) => demarche, { needs: 'recorder', shows: false }),
  action(ACTION.snooze, ({ demarche, reminder }) => encodeReminder({ demarche, key: reminder }), {
    needs: 'recorder',
    suffix: ':3h',
  }),
  action(ACTION.mute, ({ demarche }) => demarche, { needs: 'coordinator' }),
  command('track', MRN, { needs: 'recorder', shows: true }),
  command('remind', `${MRN} hours 12 0`, { needs: 'coordinator', shows: false }),
  command('close', MRN, { needs: 'coordinator' }),
  command('reopen', MRN, { needs: 'coordinator' }),
  command('untrack', MRN, { needs: 'coordinator' }),
  command('clearance', 'SBU', { needs: 'coordinator', shows: false, ofWorkspace: true }),
  command('roles', '<@U0SOMEBODY> reader', { needs: 'coordinator', shows: false, ofWorkspace: true }),
  command('roles', 'everyone reader', { needs: 'coordinator', shows: false, ofWorkspace: true }),
];
