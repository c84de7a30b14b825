/** What a workspace is asked for when it installs the app by OAuth: the same as in the manifest, which a test compares. */
export const BOT_SCOPES = [
  'commands',
  'chat:write',
  'app_mentions:read',
  'im:history',
  'channels:read',
  'groups:read',
  'im:write',
  'users:read',
  'files:read',
  'files:write',
] as const;

/** Whoever installs the app may leave these out. */
export const OPTIONAL_BOT_SCOPES = ['channels:history', 'groups:history'] as const;

/** For links of our own, so only where there is a public address. */
export const LINK_SCOPES = ['links:read', 'links:write'] as const;
