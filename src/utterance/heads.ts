import { ASKING_HEADS } from './asking-heads.ts';
import { DOING_HEADS } from './doing-heads.ts';
import type { Head } from './head.ts';

export type { Head, Intent } from './head.ts';

export const HEADS: readonly Head[] = [...ASKING_HEADS, ...DOING_HEADS];
