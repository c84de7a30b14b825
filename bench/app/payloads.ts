import { PERSON, TEAM } from './slack.ts';

let triggers = 0;
/** Slack gives each thing a person does one of its own. */
function newTrigger(): string {
  triggers += 1;
  return `${Date.now()}.${triggers}.trigger`;
}

/** The fields of a slash command, as Slack sends them. */
export const commandFields = (
  text: string,
  at: { channel: string; responseUrl: string },
): Record<string, string> => ({
  command: '/demarche',
  text,
  team_id: TEAM,
  team_domain: 'team',
  channel_id: at.channel,
  channel_name: at.channel.toLowerCase(),
  user_id: PERSON,
  user_name: PERSON.toLowerCase(),
  api_app_id: 'A1',
  is_enterprise_install: 'false',
  trigger_id: newTrigger(),
  response_url: at.responseUrl,
});

const sender = {
  team: { id: TEAM, domain: 'team' },
  user: { id: PERSON, team_id: TEAM, username: PERSON.toLowerCase() },
  api_app_id: 'A1',
  token: 'unused',
};

/** A click on a button under a message of the app. */
export const clickOn = (
  button: { actionId: string; value: string },
  at: { channel: string; responseUrl: string },
) => ({
  type: 'block_actions',
  ...sender,
  trigger_id: newTrigger(),
  response_url: at.responseUrl,
  container: { type: 'message', channel_id: at.channel, message_ts: '1.000001', is_ephemeral: true },
  channel: { id: at.channel, name: at.channel.toLowerCase() },
  message: { type: 'message', user: 'U0BOT', ts: '1.000001', text: '', blocks: [] },
  actions: [
    {
      type: 'button',
      block_id: 'bench',
      action_id: button.actionId,
      value: button.value,
      text: { type: 'plain_text', text: 'Button' },
      action_ts: '1.000002',
    },
  ],
});

/** A modal that the app opened, sent in with these values. */
export const formOf = (view: object, values: object) => ({
  type: 'view_submission',
  ...sender,
  trigger_id: newTrigger(),
  response_urls: [],
  view: {
    id: 'V1',
    team_id: TEAM,
    root_view_id: 'V1',
    previous_view_id: null,
    hash: '1',
    ...view,
    state: { values },
  },
});

/** An event; the same `id` twice is one that Slack delivers again. */
export const eventOf = (id: string, event: object) => ({
  type: 'event_callback',
  team_id: TEAM,
  api_app_id: 'A1',
  event_id: id,
  event_time: Math.floor(Date.now() / 1_000),
  authorizations: [{ team_id: TEAM, user_id: 'U0BOT', is_bot: true, enterprise_id: null }],
  event,
});

export const homeOpened = (id: string) =>
  eventOf(id, { type: 'app_home_opened', user: PERSON, channel: `D${PERSON}`, tab: 'home', event_ts: '1.1' });
