import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { EXIT, UsageError, type Verb } from './io.ts';

const FILE = join(import.meta.dirname, '../../manifest.yml');

/** Where the app is reached, and whether workspaces install it by themselves. */
interface Reached {
  url: string;
  oauth: boolean;
}

/** `manifest [--url https://… [--oauth]]`: what to paste at Slack, for Socket Mode, for HTTP, or for many workspaces. */
export const manifest: Verb = {
  usage: 'manifest [--url https://… [--oauth]]',
  help: 'prints the Slack app manifest for a deployment: Socket Mode, HTTP, or many workspaces',
  async run(words, io) {
    const { values } = parseArgs({
      args: words,
      options: { url: { type: 'string' }, oauth: { type: 'boolean', default: false } },
    });
    const text = await readFile(FILE, 'utf8');
    if (values.url === undefined) {
      if (values.oauth) throw new UsageError('--oauth needs the --url at which Slack reaches the app.');
      io.stdout.write(text);
      return EXIT.ok;
    }
    const url = URL.parse(values.url);
    if (url?.protocol !== 'https:' || url.pathname !== '/' || url.search !== '') {
      throw new UsageError(
        '--url must be an https address without a path, such as https://desk.example.org.',
      );
    }
    io.stdout.write(manifestFor(text, { url: url.origin, oauth: values.oauth }));
    return EXIT.ok;
  },
};

/**
 * The manifest of Socket Mode, changed line by line for a server of its own, so that its comments stay. Throws when a line that it changes
 * is not there.
 *
 * @example manifestFor(await readFile('manifest.yml', 'utf8'), { url: 'https://desk.example.org', oauth: false })
 */
export function manifestFor(text: string, { url, oauth }: Reached): string {
  const events = `${url}/slack/events`;
  let changed = text;
  const change = (line: RegExp, into: string): void => {
    if (!line.test(changed)) throw new Error(`manifest.yml has no line ${line.source}`);
    changed = changed.replace(line, into);
  };
  const after = (line: RegExp, ...lines: string[]): void => change(line, ['$&', ...lines].join('\n'));

  const whose = oauth ? 'for many workspaces, which install it by OAuth' : 'for one workspace';
  change(/^# This is the form for Socket Mode;.*$/m, `# This is the form for HTTP, at ${url}, ${whose}.`);
  after(/^ {4}- command: .*$/gm, `      url: ${events}`);
  after(/^features:$/m, '  unfurl_domains:', `    - ${new URL(url).hostname}`);
  after(/^ {6}- files:write$/m, '      - links:read', '      - links:write');
  after(/^ {2}event_subscriptions:$/m, `    request_url: ${events}`);
  after(/^ {6}- app_uninstalled$/m, '      - link_shared');
  after(/^ {4}is_enabled: true$/m, `    request_url: ${events}`);
  change(/^ {2}socket_mode_enabled: true$/m, '  socket_mode_enabled: false');
  if (oauth) {
    after(/^oauth_config:$/m, '  redirect_urls:', `    - ${url}/slack/oauth_redirect`);
    after(/^ {6}- message\.im$/m, '      - team_access_revoked');
    change(/^ {2}org_deploy_enabled: false$/m, '  org_deploy_enabled: true');
    change(/^ {2}token_rotation_enabled: false$/m, '  token_rotation_enabled: true');
  }
  return changed;
}
