import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { COMMANDS } from '../commands/index.ts';
import { manifestFor } from '../src/cli/manifest.ts';
import { SHORTCUT } from '../src/slack/blocks/index.ts';
import { BOT_SCOPES, LINK_SCOPES, OPTIONAL_BOT_SCOPES } from '../src/slack/scopes.ts';
import { SLASH } from '../src/slack/slash.ts';
import { read as readWords } from '../src/utterance/index.ts';
import { runWords } from './support/cli.ts';
import { FRIDAY } from './utterance/cases.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const URL_OF_DESK = 'https://desk.example.org';

const manifest = parse(read('manifest.yml'));
/** For a server of its own, and so with links of its own; and for many workspaces. */
const overHttp = parse(manifestFor(read('manifest.yml'), { url: URL_OF_DESK, oauth: false }));
const forMany = parse(manifestFor(read('manifest.yml'), { url: URL_OF_DESK, oauth: true }));
const readme = read('README.md');

/** Events that the code listens to, and the scope that Slack asks for each; of messages only those of a DM come. */
const EVENTS: Record<string, { subscription: string; scopes: readonly string[] }> = {
  app_home_opened: { subscription: 'app_home_opened', scopes: [] },
  member_joined_channel: {
    subscription: 'member_joined_channel',
    scopes: ['channels:read', 'groups:read'],
  },
  member_left_channel: {
    subscription: 'member_left_channel',
    scopes: ['channels:read', 'groups:read'],
  },
  app_mention: { subscription: 'app_mention', scopes: ['app_mentions:read'] },
  message: { subscription: 'message.im', scopes: ['im:history'] },
  app_uninstalled: { subscription: 'app_uninstalled', scopes: [] },
  tokens_revoked: { subscription: 'tokens_revoked', scopes: [] },
  link_shared: { subscription: 'link_shared', scopes: ['links:read'] },
  team_access_revoked: { subscription: 'team_access_revoked', scopes: [] },
};

/** Web API methods that the code calls, with the scope that Slack asks for each (docs.slack.dev). */
const SCOPES: Record<string, readonly string[]> = {
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.unfurl': ['links:write'],
  'chat.update': ['chat:write'],
  'chat.getPermalink': [],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.members': ['channels:read', 'groups:read'],
  'conversations.open': ['im:write'],
  filesUploadV2: ['files:write'],
  'conversations.history': ['channels:history', 'groups:history'],
  'users.info': ['users:read'],
  'auth.test': [],
  'apps.connections.open': [],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'views.update': [],
};

const sources = ['src'].flatMap(filesOf).map(read).join('\n');

function filesOf(path: string): string[] {
  if (path.endsWith('.ts')) return [path];
  return readdirSync(join(root, path), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(path, file));
}

const heard = [...new Set([...sources.matchAll(/app\.event\('([^']+)'/g)].map(([, name]) => name ?? ''))];

const byId = (a: { callback_id?: string | undefined }, b: { callback_id?: string | undefined }) =>
  String(a.callback_id).localeCompare(String(b.callback_id));

/** Shortcuts that the code listens to: by the kind of payload that it takes. */
const shortcuts = [...sources.matchAll(/app\.shortcut<(Message|Global)Shortcut>\(SHORTCUT\.(\w+)/g)].map(
  ([, kind = '', name = '']) => ({
    type: kind.toLowerCase(),
    callback_id: Object.entries(SHORTCUT).find(([known]) => known === name)?.[1],
  }),
);

describe('the manifest', () => {
  it('lists the slash commands that the code handles, and no others', () => {
    const listed = manifest.features.slash_commands.map(({ command }: { command: string }) => command);
    expect(listed.toSorted()).toEqual([...SLASH.keys()].toSorted());
  });

  it('lists the shortcuts that the code handles, and no others', () => {
    const listed = manifest.features.shortcuts.map(
      ({ type, callback_id }: { type: string; callback_id: string }) => ({ type, callback_id }),
    );
    expect(listed.toSorted(byId)).toEqual(shortcuts.toSorted(byId));
    expect(listed).toHaveLength(Object.keys(SHORTCUT).length);
  });

  it('says at its head for which deployment it is', () => {
    const head = (text: string) => text.slice(0, text.indexOf('_metadata'));
    expect(head(read('manifest.yml'))).toContain('for Socket Mode');
    expect(head(manifestFor(read('manifest.yml'), { url: URL_OF_DESK, oauth: false }))).toMatch(
      /HTTP, at https:\/\/desk\.example\.org, for one workspace/,
    );
    const many = head(manifestFor(read('manifest.yml'), { url: URL_OF_DESK, oauth: true }));
    expect(many).toContain('for many workspaces');
    expect(many).not.toContain('Socket Mode');
  });

  it('subscribes to the events that the code listens to, and no others', () => {
    expect(heard.filter((name) => EVENTS[name] === undefined)).toEqual([]);
    const wanted = heard.flatMap((name) => EVENTS[name]?.subscription ?? []);
    const eventsOf = (one: typeof manifest): string[] => one.settings.event_subscriptions.bot_events;
    expect(eventsOf(forMany).toSorted()).toEqual(wanted.toSorted());
    // One workspace with its own token has no organisation behind it; without an address there are no links of its own.
    const without = (...names: string[]) => wanted.filter((name) => !names.includes(name)).toSorted();
    expect(eventsOf(overHttp).toSorted()).toEqual(without('team_access_revoked'));
    expect(eventsOf(manifest).toSorted()).toEqual(without('team_access_revoked', 'link_shared'));
  });

  it('asks for the scopes of the methods that the code calls, and no others', () => {
    const called = [
      ...new Set(
        [...sources.matchAll(/\bclient(?:\(.*?\))?\.((?:\w+\.)+\w+|filesUploadV2)\(/g)].map(
          ([, method]) => method ?? '',
        ),
      ),
    ];
    expect(called.filter((method) => SCOPES[method] === undefined)).toEqual([]);
    const needed = new Set([
      'commands',
      'files:read',
      ...called.flatMap((method) => SCOPES[method] ?? []),
      ...heard.flatMap((name) => EVENTS[name]?.scopes ?? []),
    ]);
    const { bot, bot_optional } = overHttp.oauth_config.scopes;
    expect([...bot, ...bot_optional].toSorted()).toEqual([...needed].toSorted());
  });

  it('asks for what an installation by OAuth asks for', () => {
    const { bot, bot_optional } = forMany.oauth_config.scopes;
    expect(bot.toSorted()).toEqual([...BOT_SCOPES, ...LINK_SCOPES].toSorted());
    expect(bot_optional.toSorted()).toEqual(OPTIONAL_BOT_SCOPES.toSorted());
    expect(manifest.oauth_config.scopes.bot.toSorted()).toEqual(BOT_SCOPES.toSorted());
  });

  it('reads no channel unless somebody allows it: those scopes are optional', () => {
    expect(
      manifest.oauth_config.scopes.bot.filter((scope: string) => /^(?:channels|groups):history$/.test(scope)),
    ).toEqual([]);
  });

  it('fits in what Slack takes', () => {
    expect(manifest.display_information.name.length).toBeLessThanOrEqual(35);
    expect(manifest.display_information.description.length).toBeLessThanOrEqual(140);
    for (const { name, description } of manifest.features.shortcuts) {
      expect(name.length, name).toBeLessThanOrEqual(24);
      expect(description.length, description).toBeLessThanOrEqual(150);
    }
  });
});

describe('the manifest of a server of its own', () => {
  it('is the one of Socket Mode, but for addresses, links and switches', () => {
    const { features, oauth_config, settings } = overHttp;
    expect(settings.socket_mode_enabled).toBe(false);
    expect(settings.event_subscriptions.request_url).toBe(`${URL_OF_DESK}/slack/events`);
    expect(settings.interactivity).toEqual({ is_enabled: true, request_url: `${URL_OF_DESK}/slack/events` });
    for (const { url } of features.slash_commands) expect(url).toBe(`${URL_OF_DESK}/slack/events`);
    expect(features.unfurl_domains).toEqual(['desk.example.org']);
    expect(oauth_config).not.toHaveProperty('redirect_urls');

    const { unfurl_domains, ...otherFeatures } = features;
    const commands = features.slash_commands.map(({ url, ...command }: { url: string }) => command);
    expect({ ...otherFeatures, slash_commands: commands }).toEqual(manifest.features);
    expect(overHttp.display_information).toEqual(manifest.display_information);
  });

  it('rotates no token and serves no organisation, since one workspace has given its token for good', () => {
    expect(overHttp.settings).toMatchObject({ org_deploy_enabled: false, token_rotation_enabled: false });
  });

  it('for many workspaces is sent back to us by Slack, rotates tokens and serves organisations', () => {
    expect(forMany.oauth_config.redirect_urls).toEqual([`${URL_OF_DESK}/slack/oauth_redirect`]);
    expect(forMany.settings).toMatchObject({
      org_deploy_enabled: true,
      token_rotation_enabled: true,
      socket_mode_enabled: false,
    });
  });

  it('says which line it does not find in a manifest of another kind', () => {
    expect(() => manifestFor('features:\n', { url: URL_OF_DESK, oauth: false })).toThrow(
      'manifest.yml has no line',
    );
  });
});

describe('cli manifest', () => {
  const run = (...words: string[]) => runWords(['manifest', ...words]);

  it.each([
    { words: [], printed: manifest },
    { words: ['--url', URL_OF_DESK], printed: overHttp },
    { words: ['--url', `${URL_OF_DESK}/`, '--oauth'], printed: forMany },
  ])('prints what Slack takes for $words', async ({ words, printed }) => {
    const { code, out } = await run(...words);
    expect(code).toBe(0);
    expect(parse(out)).toEqual(printed);
  });

  it.each([
    { words: ['--oauth'], says: '--oauth needs the --url' },
    { words: ['--url', 'http://desk.example.org'], says: 'must be an https address' },
    { words: ['--url', 'https://desk.example.org/app'], says: 'must be an https address' },
    { words: ['--url', 'https://desk.example.org/\nbot: x'], says: 'must be an https address' },
    { words: ['--url', 'desk'], says: 'must be an https address' },
  ])('refuses $words with what it wants', async ({ words, says }) => {
    const { code, out, err } = await run(...words);
    expect(code).toBe(64);
    expect(out).toBe('');
    expect(err).toContain(says);
  });
});

/** What the README says can be said: between quotation marks, in the table of plain words. */
const sayings = readme
  .slice(readme.indexOf('| you say |'))
  .split('\n\n')[0]
  ?.match(/(?<=")[^"|]+(?=")/g)
  ?.filter((words) => !/^[,\s]*$/.test(words));

describe('the README', () => {
  it('says in plain words what is understood', () => {
    expect(sayings?.length).toBeGreaterThan(10);
    for (const words of sayings ?? [])
      expect(readWords(words, FRIDAY).type, words).not.toMatch(/unknown|ambiguous/);
  });

  it('gives a reason for each scope', () => {
    const { bot, bot_optional } = forMany.oauth_config.scopes;
    for (const scope of [...bot, ...bot_optional]) expect(readme, scope).toContain(`\`${scope}\``);
  });

  it('lists every subcommand', () => {
    const rows = readme.split('\n').filter((line) => line.startsWith('| `/demarche'));
    for (const { name } of COMMANDS) expect(rows.join('\n'), name).toMatch(new RegExp(`\\b${name}\\b`));
  });
});
