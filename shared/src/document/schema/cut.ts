import { z } from 'zod';
import { NodeId, TakeId, UserId } from '../../ids/index.ts';

const order = z.string().min(1).max(200);
const frames = z.int().min(1).max(10_000_000);

/**
 * One record of the edit, a `Y.Map` each. Frames are whole frames of the project's fps; `inFrame` is
 * the first frame of the source that is used, 0-based. Order is a fractional index within a track.
 */
export const CutRecord = z.discriminatedUnion('kind', [
  /** A shot in the cut: its pick, or a take that was nailed down. */
  z.object({
    kind: z.literal('clip'),
    order,
    node: NodeId,
    take: TakeId.nullable(),
    inFrame: z.int().min(0),
    frames,
  }),
  /** Between the clip before and the clip after it. */
  z.object({ kind: z.literal('transition'), order, style: z.enum(['crossfade', 'wipe', 'dip']), frames }),
  z.object({ kind: z.literal('title'), order, text: z.string().max(2_000), frames }),
  z.object({
    kind: z.literal('audio'),
    order,
    take: TakeId,
    startFrame: z.int().min(0),
    inFrame: z.int().min(0),
    frames,
    gainDb: z.number().min(-60).max(12),
  }),
]);
export type CutRecord = z.infer<typeof CutRecord>;

/** An ordered set of takes for a review session. */
export const PlaylistRecord = z.object({
  name: z.string().trim().min(1).max(120),
  takes: z.array(TakeId).max(2_000).readonly(),
  by: UserId,
});
export type PlaylistRecord = z.infer<typeof PlaylistRecord>;
