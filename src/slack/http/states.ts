import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { InstallURLOptions, StateStore } from '@slack/bolt';
import type { Taken } from '../../store/index.ts';

/** How long somebody may take between our page and Slack's answer, in milliseconds. */
export const STATE_LASTS = 10 * 60_000;

/** Why a `state` was not taken. */
export type StateProblem = 'state_wrong' | 'state_expired' | 'state_used';

export class StateError extends Error {
  readonly code: StateProblem;
  constructor(code: StateProblem) {
    super(`the state of an installation was refused: ${code}`);
    this.name = 'StateError';
    this.code = code;
  }
}

/**
 * The `state` of an installation: signed, so that asking for one leaves nothing behind; good for ten minutes; and taken once, over all
 * processes, so that an address out of a browser's history installs nothing.
 *
 * @example const states = createStates({ secret, used: store.taken('state'), options: { scopes: ['chat:write'] } })
 */
export function createStates(parts: {
  secret: string;
  used: Taken;
  /** What every installation asks for. */
  options: InstallURLOptions;
}): StateStore {
  const { secret, used, options } = parts;
  const signed = (text: string) => createHmac('sha256', secret).update(text).digest();

  return {
    async generateStateParam(_, now) {
      const text = `${now.getTime().toString(36)}.${randomBytes(16).toString('base64url')}`;
      return `${text}.${signed(text).toString('base64url')}`;
    },
    async verifyStateParam(now, state) {
      const [at = '', nonce = '', signature = ''] = state.split('.');
      const given = Buffer.from(signature, 'base64url');
      const right = signed(`${at}.${nonce}`);
      if (given.length !== right.length || !timingSafeEqual(given, right))
        throw new StateError('state_wrong');
      const age = now.getTime() - Number.parseInt(at, 36);
      if (age > STATE_LASTS) throw new StateError('state_expired');
      if (!(await used.take(nonce, 'installer', STATE_LASTS))) throw new StateError('state_used');
      return options;
    },
  };
}
