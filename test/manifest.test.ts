import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { COMMANDS } from '../commands/index.ts';
import { SHORTCUT } from '../src/slack/blocks/index.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const manifest = parse(read('manifest.yml'));
const readme = read('README.md');

/** Slash commands that the code listens to. */
const handled = [...read('src/slack/slash.ts').matchAll(/app\.command\('([^']+)'/g)].map(([, name]) => name);

/** Events that the code listens to, and the scope that Slack asks for each; of messages only those of a DM come. */
const EVENTS: Record<string, { subscription: string; scopes: readonly string[] }> = {
  app_home_opened: { subscription: 'app_home_opened', scopes: [] },
  member_joined_channel: {
    subscription: 'member_joined_channel',
    scopes: ['channels:read', 'groups:read'],
  },
  app_mention: { subscription: 'app_mention', scopes: ['app_mentions:read'] },
  message: { subscription: 'message.im', scopes: ['im:history'] },
};

/** Web API methods that the code calls, with the scope that Slack asks for each (docs.slack.dev). */
const SCOPES: Record<string, readonly string[]> = {
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
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

const heard = [...sources.matchAll(/app\.event\('([^']+)'/g)].map(([, name]) => name ?? '');

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
    expect(listed.toSorted()).toEqual(handled.toSorted());
  });

  it('lists the shortcuts that the code handles, and no others', () => {
    const listed = manifest.features.shortcuts.map(
      ({ type, callback_id }: { type: string; callback_id: string }) => ({ type, callback_id }),
    );
    expect(listed.toSorted(byId)).toEqual(shortcuts.toSorted(byId));
    expect(listed).toHaveLength(Object.keys(SHORTCUT).length);
  });

  it('subscribes to the events that the code listens to, and no others', () => {
    expect(heard.filter((name) => EVENTS[name] === undefined)).toEqual([]);
    const wanted = heard.flatMap((name) => EVENTS[name]?.subscription ?? []);
    expect(manifest.settings.event_subscriptions.bot_events.toSorted()).toEqual(wanted.toSorted());
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
    const { bot, bot_optional } = manifest.oauth_config.scopes;
    expect([...bot, ...bot_optional].toSorted()).toEqual([...needed].toSorted());
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

describe('the README', () => {
  it('gives a reason for each scope', () => {
    const { bot, bot_optional } = manifest.oauth_config.scopes;
    for (const scope of [...bot, ...bot_optional]) expect(readme, scope).toContain(`\`${scope}\``);
  });

  it('lists every subcommand', () => {
    const rows = readme.split('\n').filter((line) => line.startsWith('| `/demarche'));
    for (const { name } of COMMANDS) expect(rows.join('\n'), name).toMatch(new RegExp(`\\b${name}\\b`));
  });
});
