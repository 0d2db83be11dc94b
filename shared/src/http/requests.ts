import { z } from 'zod';
import { NodeId, RequestId, RunId, TakeId, UserId } from '../ids/index.ts';
import { RUN_STATES } from '../runs/index.ts';

/** One variation of a request, as it stands. */
const VariationStanding = z.object({
  /** There is a run of this id at `GET /api/v1/runs/:id` once it was queued. */
  run: RunId,
  /** 0-based. */
  variation: z.int(),
  /** A variation that nobody took up yet stands as queued; `waiting`: for those before it in its chain. */
  state: z.enum([...RUN_STATES, 'waiting']),
  /** 0 to 1. */
  fraction: z.number(),
  phase: z.string().nullable(),
  /** Why it is held, or how it failed: one sentence. */
  error: z.string().nullable(),
  /** The take that it made, or that was there already. */
  take: TakeId.nullable(),
});

/** Where a request stands, whole. */
export const RequestStanding = z.object({
  id: RequestId,
  node: NodeId,
  /** The chain that it belongs to, and the nodes that have to be made first and are not yet. */
  chain: RequestId.nullable(),
  waitsFor: z.array(NodeId),
  by: UserId,
  at: z.iso.datetime(),
  /** Somebody asked for it to stop, or, where it was held, to run. */
  cancelled: z.boolean(),
  confirmed: z.boolean(),
  /** Nothing of it changes any more. */
  ended: z.boolean(),
  runs: z.array(VariationStanding),
});
export type RequestStanding = z.infer<typeof RequestStanding>;
