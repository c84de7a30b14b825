/** What a person may do, from least to most: read; record answers; run the campaign. */
export const ROLES = ['reader', 'recorder', 'coordinator'] as const;
export type Role = (typeof ROLES)[number];

/**
 * Whether a role may do what needs another: each may do all that the ones before it may.
 *
 * `atLeast('coordinator', 'recorder')` is true.
 */
export function atLeast(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}
