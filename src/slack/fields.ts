const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/**
 * What stands in something that Slack sent, before anything is known of its shape; nothing where it is no object.
 *
 * @example fields({ type: 'event_callback' }).type // 'event_callback'
 */
export const fields = (value: unknown): Record<string, unknown> => (isObject(value) ? value : {});
