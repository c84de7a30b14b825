import type { Core } from './core.ts';
import type { Delivery, Envelope } from './delivery.ts';
import type { Json } from './json.ts';
import { PersonError } from './person-error.ts';

/** Hands what a person did to the app, and tells the person when the app failed. */
export class Exchange {
  readonly #core: Core;
  readonly #delivery: () => Delivery;

  constructor(core: Core, delivery: () => Delivery) {
    this.#core = core;
    this.#delivery = delivery;
  }

  /** Who did it, in which app and workspace: what every interactive payload begins with. */
  common(person: string): Json {
    const { workspace, tokens } = this.#core;
    const { enterprise } = workspace;
    const name = workspace.people.get(person)?.name ?? '';
    return {
      user: { id: person, username: name, name, team_id: workspace.teamOf(person) },
      api_app_id: workspace.bot.appId,
      token: 'verification-token',
      team: {
        id: workspace.team.id,
        domain: workspace.team.domain,
        ...(enterprise && { enterprise_id: enterprise.id, enterprise_name: enterprise.name }),
      },
      enterprise,
      is_enterprise_install: tokens.wide,
    };
  }

  /** The conversation as payloads name it: those that are not public go by their kind. */
  channel(id: string): { id: string; name: string } {
    const { name, kind } = this.#core.workspace.channels.get(id) ?? { name: '', kind: 'channel' };
    return { id, name: kind === 'dm' ? 'directmessage' : kind === 'private' ? 'privategroup' : name };
  }

  interact(person: string, channel: string | null, payload: Json): Promise<unknown> {
    return this.deliver(person, channel, { type: 'interactive', acceptsResponse: true, payload });
  }

  async deliver(person: string, channel: string | null, envelope: Envelope): Promise<unknown> {
    const answer = await this.#delivery().deliver(envelope);
    if (answer.ok) return answer.body;
    throw this.failure(person, channel, answer.error);
  }

  /** What the person sees of it, and the error for who asked. */
  failure(person: string, channel: string | null, code: string, detail = ''): PersonError {
    const text = detail ? `${code}: ${detail}` : code;
    this.#core.workspace.audience.tell([person], { type: 'failure', channel, text });
    return new PersonError(code, detail);
  }
}
