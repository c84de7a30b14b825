import { DeskError } from './types.ts';

/**
 * What is found, or null where the place may show nothing of it: for a list, which leaves it out, and for what is said without it.
 *
 * @example await unlessBarred(() => desk.demarcheById(id)) // null for a NOFORN one in a channel that another organisation reads
 */
export async function unlessBarred<Of>(look: () => Promise<Of | null>): Promise<Of | null> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof DeskError && error.code === 'not-allowed') return null;
    throw error;
  }
}
