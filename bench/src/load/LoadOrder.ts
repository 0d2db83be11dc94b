import { ProjectId, RequestId, UserId } from '@dailies/shared/ids';
import { z } from 'zod';

// What the bench tells its load process, and what it hears back, over the channel between the two.

const Person = z.object({ user: UserId, token: z.string() });
export type Person = z.infer<typeof Person>;

/** Many people editing: each document has its writers, who all see each other. */
export const EditOrder = z.object({
  kind: z.literal('edits'),
  provider: z.enum(['hocuspocus', 'y-websocket']),
  url: z.string(),
  documents: z.array(z.object({ project: ProjectId, writers: z.array(Person).min(2) })).min(1),
  /** Nodes in each document; one a writer at least. */
  nodes: z.int(),
  /** Edits a second of each writer; null: the next one as soon as another browser has seen the last. */
  editsPerSecond: z.number().nullable(),
  warmUpSeconds: z.number(),
  measureSeconds: z.number(),
});
export type EditOrder = z.infer<typeof EditOrder>;

/** Takes requested one after the other by one person, and looked for in the browser of another. */
export const TakeOrder = z.object({
  kind: z.literal('takes'),
  url: z.string(),
  project: ProjectId,
  artist: Person,
  watcher: Person,
  takes: z.int(),
});
export type TakeOrder = z.infer<typeof TakeOrder>;

export const LoadOrder = z.discriminatedUnion('kind', [EditOrder, TakeOrder]);
export type LoadOrder = z.infer<typeof LoadOrder>;

export const EditResult = z.object({
  /** From the edit to its sight in another provider of the document, over those begun while it was measured. */
  p50Ms: z.number(),
  p95Ms: z.number(),
  edits: z.int(),
  /** Edits seen a second, over all writers. */
  editsPerSecond: z.number(),
  /** How busy one core was with the load itself, 0 to 1: near 1 it is the load that is measured. */
  loadBusy: z.number(),
});
export type EditResult = z.infer<typeof EditResult>;

export const TakeResult = z.object({
  /** Milliseconds since 1970, with fractions. */
  takes: z.array(z.object({ request: RequestId, requestedMs: z.number(), seenMs: z.number() })),
});
export type TakeResult = z.infer<typeof TakeResult>;

export const LoadMessage = z.discriminatedUnion('type', [
  /** What follows counts. */
  z.object({ type: z.literal('measuring') }),
  /** What followed `measuring` has ended. */
  z.object({ type: z.literal('measured') }),
  z.object({ type: z.literal('edits'), result: EditResult }),
  z.object({ type: z.literal('takes'), result: TakeResult }),
  z.object({ type: z.literal('failed'), message: z.string() }),
]);
export type LoadMessage = z.infer<typeof LoadMessage>;
