import { fingerprint, secret } from './ids.ts';
import type { Json } from './json.ts';
import { PersonError } from './person-error.ts';
import type { FakeSlackOptions } from './types.ts';
import { SlackError } from './web-api/slack-error.ts';

/** A grant that a person gave on Slack's page and that the app has not taken up yet. */
interface Grant {
  by: string;
  scope: string;
  redirectUri: string;
  wide: boolean;
}

/** The app's secrets and tokens in a workspace, and how it comes by new ones: OAuth, and rotation where it is switched on. */
export class Tokens {
  readonly app: string;
  readonly signingSecret: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The app serves every workspace of the organisation. */
  wide = false;
  readonly #team: string;
  readonly #seconds: number | undefined;
  readonly #good: string[] = [];
  readonly #ended = new Set<string>();
  readonly #grants = new Map<string, Grant>();
  readonly #refreshable = new Set<string>();
  #scope = 'commands,chat:write';

  constructor({ team, bot, secrets, tokenSeconds }: FakeSlackOptions) {
    this.#team = team.id;
    this.#seconds = tokenSeconds;
    // The same after a restart, as an app that reconnects expects.
    const keyFor = (kind: string) => `${kind}-${fingerprint(`${kind} ${team.id} ${bot.appId}`)}`;
    this.app = keyFor('xapp');
    this.signingSecret = secrets?.signing ?? fingerprint(`signing ${team.id} ${bot.appId}`);
    this.clientId = secrets?.clientId ?? '1234567890.1234567890';
    this.clientSecret = secrets?.client ?? fingerprint(`client ${team.id} ${bot.appId}`);
    this.#good.push(keyFor('xoxb'));
  }

  /** The newest; empty when the app is installed no more. */
  get bot(): string {
    return this.#good.at(-1) ?? '';
  }

  isBot(token: string): boolean {
    return this.#good.includes(token);
  }

  wasBot(token: string): boolean {
    return this.#ended.has(token);
  }

  /** Whether a token, a code or a client of this workspace is meant: what a router between workspaces asks. */
  knows(word: string): boolean {
    return (
      this.isBot(word) || this.wasBot(word) || this.#grants.has(word) || word.includes(`-${this.#team}-`)
    );
  }

  revoke(): void {
    for (const token of this.#good.splice(0)) this.#ended.add(token);
    this.#refreshable.clear();
  }

  /** The address to which Slack sends a person's browser who presses Allow on its page. */
  allow(by: string, authorizeUrl: string, wide: boolean): string {
    const { redirect, state, scope } = this.#asked(authorizeUrl);
    const code = `code-${this.#team}-${secret(8)}`;
    this.#grants.set(code, { by, scope, redirectUri: redirect.href, wide });
    redirect.search = new URLSearchParams({ code, state }).toString();
    return redirect.href;
  }

  deny(authorizeUrl: string): string {
    const { redirect, state } = this.#asked(authorizeUrl);
    redirect.search = new URLSearchParams({ error: 'access_denied', state }).toString();
    return redirect.href;
  }

  #asked(authorizeUrl: string): { redirect: URL; state: string; scope: string } {
    const { searchParams } = new URL(authorizeUrl);
    if (searchParams.get('client_id') !== this.clientId) throw new PersonError('invalid_client_id');
    const redirect = URL.parse(searchParams.get('redirect_uri') ?? '');
    if (!redirect) throw new PersonError('bad_redirect_uri');
    return { redirect, state: searchParams.get('state') ?? '', scope: searchParams.get('scope') ?? '' };
  }

  /** `oauth.v2.access`: a code or a refresh token for a bot token; each can be used once. */
  exchange(given: {
    clientId: string;
    clientSecret: string;
    code: string;
    redirectUri: string;
    refreshToken: string | null;
  }): { grant: Grant | null; token: Json } {
    if (given.clientId !== this.clientId) throw new SlackError('invalid_client_id');
    if (given.clientSecret !== this.clientSecret) throw new SlackError('bad_client_secret');
    if (given.refreshToken !== null) {
      if (!this.#refreshable.delete(given.refreshToken)) throw new SlackError('invalid_refresh_token');
      return { grant: null, token: this.#issue() };
    }
    const grant = this.#grants.get(given.code);
    this.#grants.delete(given.code);
    if (!grant) throw new SlackError('invalid_code');
    if (grant.redirectUri !== given.redirectUri) throw new SlackError('bad_redirect_uri');
    this.#scope = grant.scope;
    this.wide = grant.wide;
    return { grant, token: this.#issue() };
  }

  #issue(): Json {
    const rotated = this.#seconds !== undefined;
    const access = `${rotated ? 'xoxe.' : ''}xoxb-${this.#team}-${secret(12)}`;
    this.#good.push(access);
    // Slack keeps the one before alive for a while, and no more than two.
    if (this.#good.length > 2) this.#ended.add(this.#good.shift() ?? '');
    const about = { access_token: access, token_type: 'bot', scope: this.#scope };
    if (!rotated) return about;
    const refresh = `xoxe-1-${this.#team}-${secret(12)}`;
    this.#refreshable.add(refresh);
    return { ...about, refresh_token: refresh, expires_in: this.#seconds };
  }
}
