import { z } from 'zod';
import { CommentId, NodeId, RequestId, TakeId, UserId } from '../../ids/index.ts';
import { Fps, MediaKind, Sha256 } from '../../media/index.ts';
import { RecipeHash, RunState, Seed } from '../../runs/index.ts';

const CELLS_AT_MOST = 64;
const FANS_AT_MOST = 4;

/** Milliseconds since 1970 UTC, as the writer's clock had it. */
const At = z.int().min(0);

/** A place on the canvas or a size of a box, in canvas pixels: one key, because both change together. */
export const Point = z.tuple([z.number().min(-1e7).max(1e7), z.number().min(-1e7).max(1e7)]).readonly();
export type Point = z.infer<typeof Point>;

export const Size = z.tuple([z.number().min(20).max(1e5), z.number().min(20).max(1e5)]).readonly();

/** Colours that people give to nodes, by name: each theme has a tone of its own for them. */
export const NODE_COLOURS = ['red', 'orange', 'yellow', 'green', 'blue', 'violet'] as const;
export const NodeColour = z.enum(NODE_COLOURS);
export type NodeColour = z.infer<typeof NodeColour>;

/**
 * How a node is left out of what is below it: a disabled one gives nothing, a bypassed one gives what
 * arrives at its first input of the same type.
 */
export const NODE_MODES = ['disabled', 'bypassed'] as const;
export const NodeMode = z.enum(NODE_MODES);
export type NodeMode = z.infer<typeof NodeMode>;

/** A node's own fields; its params are a nested map, read through its module. */
export const NodeFields = z.object({
  type: z.string().min(1).max(64),
  title: z.string().max(200),
  pos: Point,
  size: Size,
  /** The scene node that holds it; null at the top. */
  scene: NodeId.nullable(),
  /** Fractional index among its siblings; ties go by id. */
  order: z.string().min(1).max(200),
  /** Missing or unknown: none. */
  colour: NodeColour.optional().catch(undefined),
  /** Missing or unknown: it works. */
  mode: NodeMode.optional().catch(undefined),
  /** The take that stays its pick, whatever is picked beside it, until somebody unlocks it. Missing or unknown: none. */
  pickLock: TakeId.optional().catch(undefined),
});
export type NodeFields = z.infer<typeof NodeFields>;

export const EdgeRecord = z.object({
  from: NodeId,
  fromPort: z.string().min(1).max(64),
  to: NodeId,
  toPort: z.string().min(1).max(64),
});
export type EdgeRecord = z.infer<typeof EdgeRecord>;

/** A request waits for this many others at most. */
const MAX_AFTER = 500;

/** Which value is meant of each node that has several, by its place from 0. */
export const CellOfFans = z
  .record(
    NodeId,
    z
      .int()
      .min(0)
      .max(CELLS_AT_MOST - 1),
  )
  .refine((cell) => Object.keys(cell).length <= FANS_AT_MOST, `A take means ${FANS_AT_MOST} fan-outs at most.`);
export type CellOfFans = z.infer<typeof CellOfFans>;

/** What a person asked for. `recipe` is the hash that they saw; null where they could not know it. */
export const RequestRecord = z.object({
  node: NodeId,
  kind: z.literal('generate'),
  variations: z.int().min(1).max(8),
  recipe: RecipeHash.nullable(),
  /** Run even where a take of the same recipe and seed exists. */
  anyway: z.boolean().default(false),
  /** The chain that it belongs to: what was asked for with one press, each node with a request of its own. */
  chain: RequestId.optional(),
  /** Requests of the same chain that have to have made their takes first. */
  after: z.array(RequestId).min(1).max(MAX_AFTER).readonly().optional(),
  /** Its first take becomes the pick, unless the pick is locked: what comes after is made from it. */
  picks: z.boolean().optional(),
  /** A take of the same recipe will do, whatever its seed. */
  anySeed: z.boolean().optional(),
  /** It waits for the pipeline of its quality, rather than be made by a lower one where that cannot run. */
  fullQuality: z.boolean().optional(),
  /** Below fan-outs: which of their values it is asked for with; left out: with the first ones. */
  values: CellOfFans.exactOptional(),
  by: UserId,
  at: At,
});
export type RequestRecord = z.infer<typeof RequestRecord>;

/** The value of `cancel:<request>` and `confirm:<request>` in the root `requests`. */
export const RequestMark = z.object({ by: UserId, at: At });
export type RequestMark = z.infer<typeof RequestMark>;

/** Where a run stands, as a fact in the document: state changes only; progress goes beside it. */
export const RunFact = z.object({
  request: RequestId,
  node: NodeId,
  variation: z.int().min(0).max(7),
  state: RunState,
  /** Why it is held, or how it failed: one sentence. */
  error: z.string().max(2_000).optional(),
  backend: z.string().max(100).optional(),
  take: TakeId.optional(),
});
export type RunFact = z.infer<typeof RunFact>;

/** A thin, immutable take (design §4): under 400 bytes; the whole recipe is behind the API. */
export const TakeRecord = z.object({
  node: NodeId,
  /** 1, 2, 3 … within its node. */
  number: z.int().min(1),
  kind: MediaKind,
  media: Sha256,
  poster: Sha256,
  width: z.int().min(1),
  height: z.int().min(1),
  frames: z.int().min(1),
  fps: Fps,
  recipe: RecipeHash,
  seed: Seed,
  /** `id@version`. */
  pipeline: z.string().max(100),
  by: UserId,
  at: At,
  fallback: z.string().max(200).optional(),
  answers: CommentId.optional(),
});
export type TakeRecord = z.infer<typeof TakeRecord>;

/** What a comment hangs on. `frame` is 0-based within the take. */
export const CommentAnchor = z.discriminatedUnion('on', [
  z.object({ on: z.literal('take'), take: TakeId, frame: z.int().min(0).optional() }),
  z.object({ on: z.literal('node'), node: NodeId }),
  /** In a scene, or at the top where none is named. */
  z.object({ on: z.literal('canvas'), pos: Point, scene: NodeId.optional() }),
]);
export type CommentAnchor = z.infer<typeof CommentAnchor>;

/** A comment's fields beside its body, which is `Y.Text`. */
export const CommentFields = z.object({
  anchor: CommentAnchor,
  by: UserId,
  at: At,
  parent: CommentId.nullable(),
  /** When its author changed its words last. Missing or unknown: never. */
  edited: At.optional().catch(undefined),
});
export type CommentFields = z.infer<typeof CommentFields>;

export const Verdict = z.enum(['approve', 'changes', 'reject']);
export type Verdict = z.infer<typeof Verdict>;

/** Stars, 1 to 5: a person's rating of a take. */
export const Rating = z.int().min(1).max(5);

/** A freeform tldraw record as its properties, opaque to the graph. */
export const DrawingRecord = z.record(z.string(), z.json());
export type DrawingRecord = z.infer<typeof DrawingRecord>;
