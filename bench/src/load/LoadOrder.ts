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

const Provider = EditOrder.shape.provider;
const Project = z.object({ project: ProjectId, people: z.array(Person).min(1) });

/** A crowd that comes all at once, edits and points for a while, loses its network, and comes back all at once. */
export const CrowdOrder = z.object({
  kind: z.literal('crowd'),
  provider: Provider,
  url: z.string(),
  projects: z.array(Project).min(1),
  /** Of each editor. */
  editsPerSecond: z.number(),
  /** Of each editor: how often it says where its pointer is. */
  pointsPerSecond: z.number(),
  warmUpSeconds: z.number(),
  measureSeconds: z.number(),
});
export type CrowdOrder = z.infer<typeof CrowdOrder>;

/** One project in which shots are moved, as fast as the moves are seen. */
export const MovesOrder = z.object({
  kind: z.literal('moves'),
  provider: Provider,
  url: z.string(),
  project: Project,
  shots: z.int(),
  moves: z.int(),
});
export type MovesOrder = z.infer<typeof MovesOrder>;

/** Connections that stay open and do nothing until the load is stopped. */
export const HoldOrder = z.object({
  kind: z.literal('hold'),
  provider: Provider,
  url: z.string(),
  projects: z.array(Project).min(1),
  /** Laid out in each project by its first person. */
  shots: z.int(),
});
export type HoldOrder = z.infer<typeof HoldOrder>;

/** One browser that opens a project that somebody else has left there. */
export const JoinOrder = z.object({
  kind: z.literal('join'),
  provider: Provider,
  url: z.string(),
  project: Project,
});
export type JoinOrder = z.infer<typeof JoinOrder>;

/** People who each drag nodes of their own, all the time; only of our server. */
export const DragOrder = z.object({
  kind: z.literal('drags'),
  url: z.string(),
  project: Project,
  /** What each of them drags, as the canvas calls it. */
  dragged: z.array(z.array(z.string())),
  seconds: z.number(),
});
export type DragOrder = z.infer<typeof DragOrder>;

export const LoadOrder = z.discriminatedUnion('kind', [
  EditOrder,
  TakeOrder,
  CrowdOrder,
  MovesOrder,
  HoldOrder,
  JoinOrder,
  DragOrder,
]);
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

export const CrowdResult = z.object({
  /** Until everybody was in, from the first attempt; and of one editor, median. */
  allInMs: z.number(),
  joinP50Ms: z.number(),
  /** From an edit to its sight by the next person of the project. */
  p50Ms: z.number(),
  p95Ms: z.number(),
  editsPerSecond: z.number(),
  /** From a pointer's move to its sight by the next person. */
  pointP50Ms: z.number(),
  /** The same as at the beginning, of everybody coming back with an edit made meanwhile. */
  allBackMs: z.number(),
  backP50Ms: z.number(),
  loadBusy: z.number(),
});
export type CrowdResult = z.infer<typeof CrowdResult>;

export const MovesResult = z.object({
  /** What a browser that opens the project is sent, before and after the moves. */
  openedBytesBefore: z.number(),
  openedBytesAfter: z.number(),
  movesPerSecond: z.number(),
});
export type MovesResult = z.infer<typeof MovesResult>;

export const JoinResult = z.object({ openMs: z.number(), bytes: z.number() });
export type JoinResult = z.infer<typeof JoinResult>;

/** What the server sent while they dragged, to all of them together. */
export const DragResult = z.object({ bytesPerSecond: z.number() });
export type DragResult = z.infer<typeof DragResult>;

export const LoadMessage = z.discriminatedUnion('type', [
  /** What follows counts. */
  z.object({ type: z.literal('measuring') }),
  /** What followed `measuring` has ended. */
  z.object({ type: z.literal('measured') }),
  /** Everybody is cut off, and comes back; and then: everybody is back. */
  z.object({ type: z.literal('cut') }),
  z.object({ type: z.literal('back') }),
  /** Everybody of a `hold` is in; everybody of `drags` drags. */
  z.object({ type: z.literal('held') }),
  z.object({ type: z.literal('crowd'), result: CrowdResult }),
  z.object({ type: z.literal('moves'), result: MovesResult }),
  z.object({ type: z.literal('join'), result: JoinResult }),
  z.object({ type: z.literal('drags'), result: DragResult }),
  z.object({ type: z.literal('edits'), result: EditResult }),
  z.object({ type: z.literal('takes'), result: TakeResult }),
  z.object({ type: z.literal('failed'), message: z.string() }),
]);
export type LoadMessage = z.infer<typeof LoadMessage>;
