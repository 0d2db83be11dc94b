import { z } from 'zod';
import { CellOfFans } from '../document/index.ts';
import { CHAIN_SCOPES } from '../graph/index.ts';
import { NodeId, RequestId, RunId, TakeId } from '../ids/index.ts';
import { Sha256 } from '../media/index.ts';

/** Several nodes asked for together. */
export const ChainQuestion = z.strictObject({
  /** `nodes`: those alone; `above`: with what is above them and not up to date; `below`: with what is below them; `scene`: what stands in those scenes. */
  scope: z.enum(CHAIN_SCOPES).default('nodes'),
  nodes: z.array(NodeId).min(1).max(500),
  /** Takes of each node that nothing else of the chain is made from; of the others there is one. */
  variations: z.int().min(1).max(8).default(1),
  /** Run even where a take of the same recipe is there. */
  anyway: z.boolean().default(false),
  /** New takes also of those nodes that are up to date; left out: for `nodes` and `above`, of those that are named. */
  remake: z.boolean().optional(),
});
export type ChainQuestion = z.input<typeof ChainQuestion>;

export const CreateChain = ChainQuestion.extend({
  /** New takes become the picks of the last nodes too; those of nodes that others are made from always do. */
  picks: z.boolean().default(true),
});
export type CreateChain = z.input<typeof CreateChain>;

/** A take that is there already and is used instead of a run. */
const Reuse = z.object({
  take: TakeId,
  media: Sha256,
  poster: Sha256,
  /** Where it was made: in the node itself, in another one of the project, or in another project of yours. */
  from: z.enum(['node', 'project', 'elsewhere']),
});

export const ChainStepAnswer = z.object({
  node: NodeId,
  title: z.string(),
  /** Below fan-outs: the values that it is made with, by their places, and in words; null elsewhere. */
  values: CellOfFans.nullable(),
  valuesTitle: z.string().nullable(),
  /** Below fan-outs the last nodes have a step for each value. `keep`: its pick is up to date and is used as it is. */
  does: z.enum(['run', 'keep', 'skip']),
  /** Takes that are asked for; 0 where nothing runs. */
  takes: z.int(),
  /** Nodes of the chain that have to be made first. */
  after: z.array(NodeId),
  /** null where there is none, and where that is known only when those before it are made. */
  reuses: Reuse.nullable(),
  /** Why it is skipped: one sentence, and the id of its rule. */
  reason: z.string().nullable(),
  rule: z.string().nullable(),
  /** How long a take of it took last time; of its pipeline, where it has none; null where neither is known. */
  lastSeconds: z.number().nullable(),
  /** What takes by its pipeline cost lately, each, in millionths of a US dollar; null: nothing, or nobody knows. */
  costMicros: z.number().nullable(),
});
export type ChainStepAnswer = z.infer<typeof ChainStepAnswer>;

export const ChainPlan = z.object({
  /** In the order in which they are made. */
  steps: z.array(ChainStepAnswer),
  takes: z.int(),
  /** As last time: one after the other; null where that is not known of all. */
  totalSeconds: z.number().nullable(),
  /** As last time, with a machine free for each at once: the longest way through the chain. */
  leastSeconds: z.number().nullable(),
  /** Until the first of it is likely to start; null where nobody knows, or nothing runs. */
  waitSeconds: z.number().nullable(),
  /** Why it would not start at once: one sentence; null where it would. */
  waitsWhy: z.string().nullable(),
  /** What all of it is likely to cost at providers, in millionths of a US dollar; null: nothing, or nobody knows. */
  costMicros: z.number().nullable(),
});
export type ChainPlan = z.infer<typeof ChainPlan>;

export const CreatedChain = z.object({
  /** Its id, to cancel it as a whole with the command `cancelChain`; null where there was nothing to make. */
  chain: RequestId.nullable(),
  requests: z.array(
    z.object({
      id: RequestId,
      node: NodeId,
      values: CellOfFans.nullable(),
      after: z.array(RequestId),
      runs: z.array(RunId),
    }),
  ),
  steps: z.array(ChainStepAnswer),
});
export type CreatedChain = z.infer<typeof CreatedChain>;
