import { RefusedChange } from '@dailies/shared/difference';
import { z } from 'zod';
import { browserStore } from '../session/browserStore.ts';

/**
 * A copy that could not be merged, kept whole.
 *
 * `waiting`: what it holds and the server never had is still to be brought over, once the project is
 * open. `offered`: something in it was refused; the person says whether the rest comes over. `tried`:
 * what could come over did, and `left` is what could not.
 */
const RescuedCopy = z.object({
  id: z.string(),
  user: z.string(),
  project: z.string(),
  projectName: z.string(),
  /** Milliseconds since 1970 UTC. */
  at: z.number(),
  /** The sentence that it was refused with. */
  reason: z.string(),
  /** The whole document as one Yjs update. */
  update: z.instanceof(Uint8Array),
  /** The epoch that it belongs to, where that has ended; null for the present one. */
  epoch: z.number().nullable().default(null),
  standing: z.enum(['waiting', 'offered', 'tried']).default('tried'),
  /** How many changes came over. */
  broughtOver: z.number().default(0),
  /** What did not come over, each with its reason. */
  left: z.array(RefusedChange).readonly().default([]),
});
export type RescuedCopy = z.infer<typeof RescuedCopy>;

const inStore = browserStore('dailies:rescue', 'copies');

/** Keeps a copy, or what is newly known about it; it stays until the person deletes it. */
export async function keepRescued(copy: RescuedCopy): Promise<void> {
  await inStore('readwrite', (copies) => copies.put(copy));
}

/** A person's rescued copies of a project, newest first. */
export async function listRescued(user: string, project: string): Promise<readonly RescuedCopy[]> {
  const all: unknown[] = await inStore('readonly', (copies) => copies.getAll());
  return all
    .flatMap((value) => {
      const parsed = RescuedCopy.safeParse(value);
      return parsed.success && parsed.data.user === user && parsed.data.project === project ? [parsed.data] : [];
    })
    .sort((a, b) => b.at - a.at);
}

export async function deleteRescued(id: string): Promise<void> {
  await inStore('readwrite', (copies) => copies.delete(id));
}

/** Where the list of a project's copies is kept among the page's queries. */
export const rescuedKey = (user: string, project: string) => ['rescued', user, project] as const;
