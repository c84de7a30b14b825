import { WebAPIPlatformError } from '@slack/web-api';

export const UNKNOWN = Symbol('the server does not know this method');

/**
 * Another server at SLACK_API_URL may speak only a part of Slack's API; what it can not tell, it can not keep apart either. Slack itself
 * knows these methods, so there nothing is let through by this.
 *
 * @example await orUnknown(() => client.users.info({ user })) // UNKNOWN where the server answers `unknown_method`
 */
export async function orUnknown<T>(ask: () => Promise<T>): Promise<T | typeof UNKNOWN> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof WebAPIPlatformError && error.data.error === 'unknown_method') return UNKNOWN;
    throw error;
  }
}
