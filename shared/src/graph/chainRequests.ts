import type { NodeId, RequestId } from '../ids/index.ts';
import type { RecipeHash } from '../runs/index.ts';
import type { Cell } from './cells.ts';
import type { ChainStep } from './chain.ts';

/** A request of a chain, as `requestChain` takes it: without who asks, and when. */
export interface ChainRequest {
  readonly id: RequestId;
  readonly node: NodeId;
  readonly kind: 'generate';
  readonly variations: number;
  readonly recipe: RecipeHash | null;
  readonly anyway: boolean;
  readonly chain: RequestId;
  readonly after?: readonly RequestId[];
  readonly picks?: true;
  readonly anySeed?: true;
  readonly values?: Cell;
}

export interface ChainWanted {
  /** Takes of each node that nothing of the chain is made from; of the others there is one. */
  readonly variations: number;
  /** Run even where a take of the same recipe is there. */
  readonly anyway: boolean;
  /** The first take becomes the pick also where nothing of the chain is made from it. */
  readonly picksLast: boolean;
}

/**
 * The requests of a planned chain, in its order. What the chain is made from becomes a pick, so that what
 * comes after is made from it; what was not asked for by name is happy with a take of its recipe that is there.
 */
export function chainRequests(
  steps: readonly ChainStep[],
  { variations, anyway, picksLast }: ChainWanted,
  newId: () => RequestId,
): readonly ChainRequest[] {
  const ids = new Map<NodeId, RequestId>();
  const requests: ChainRequest[] = [];
  for (const { node, values, does } of steps) {
    if (does.kind !== 'run') continue;
    const id = newId();
    ids.set(node, id);
    const after = does.after.flatMap((above) => ids.get(above) ?? []);
    requests.push({
      id,
      node,
      kind: 'generate',
      variations: does.isFed ? 1 : variations,
      recipe: does.plan?.recipeHash ?? null,
      anyway,
      chain: requests[0]?.id ?? id,
      ...(after.length === 0 ? {} : { after }),
      ...(does.isPick && (does.isFed || picksLast) ? { picks: true } : {}),
      ...(does.isAsked || anyway ? {} : { anySeed: true }),
      ...(values === undefined ? {} : { values }),
    });
  }
  return requests;
}
