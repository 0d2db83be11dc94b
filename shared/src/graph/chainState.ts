import type { RequestRecord, RunFact } from '../document/index.ts';
import type { NodeId, RequestId } from '../ids/index.ts';
import { isTerminal } from '../runs/index.ts';

/** Where the requests of a chain are looked up. */
export interface ChainLookup {
  readonly request: (id: RequestId) => RequestRecord | undefined;
  /** The fact of one variation of a request. */
  readonly run: (id: RequestId, variation: number) => RunFact | undefined;
  readonly titleOf: (node: NodeId) => string;
}

/** How a request stands to those before it in its chain. */
export type ChainState =
  | { readonly kind: 'ready' }
  | { readonly kind: 'waits'; readonly for: readonly NodeId[] }
  | { readonly kind: 'ends'; readonly state: 'failed' | 'cancelled'; readonly error: string };

type Before = { readonly kind: 'done' } | { readonly kind: 'open' } | (ChainState & { readonly kind: 'ends' });

/** How one that comes before stands: done with its first take and the end of its runs. */
function before(request: RequestRecord, id: RequestId, { run, titleOf }: ChainLookup): Before {
  const facts = Array.from({ length: request.variations }, (_, variation) => run(id, variation));
  if (!facts.every((fact) => fact !== undefined && isTerminal(fact.state))) return { kind: 'open' };
  if (facts.some((fact) => fact?.state === 'succeeded' || fact?.state === 'reused')) return { kind: 'done' };
  const title = titleOf(request.node);
  const failed = facts.find((fact) => fact?.state === 'failed');
  if (failed === undefined) return { kind: 'ends', state: 'cancelled', error: `"${title}" above it was cancelled.` };
  const why = failed.error ?? 'The run failed without a reason; try again.';
  return { kind: 'ends', state: 'failed', error: `"${title}" above it was not made: ${why}`.slice(0, 2_000) };
}

/** Whether a request comes to itself by what it waits for: nobody's interface writes such, and it would wait for ever. */
function waitsForItself(start: RequestId, { request }: ChainLookup): boolean {
  const seen = new Set<RequestId>();
  const waiting = [...(request(start)?.after ?? [])];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (id === start) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    waiting.push(...(request(id)?.after ?? []));
  }
  return false;
}

/**
 * How a request stands to those before it. [Q4] it is ready when each of them has come to a take; [Q5] it
 * ends when one of them cannot any more, and what does not wait for that one goes on; [Q6] what waits for
 * itself, or for what is no part of its chain, fails. A request without others before it is ready.
 */
export function chainState(id: RequestId, lookup: ChainLookup): ChainState {
  const own = lookup.request(id);
  const open: NodeId[] = [];
  for (const above of own?.after ?? []) {
    const request = lookup.request(above);
    if (request === undefined || own?.chain === undefined || request.chain !== own.chain) {
      const error = 'What this was to wait for was never asked for; ask again.';
      return { kind: 'ends', state: 'failed', error };
    }
    const standing = before(request, above, lookup);
    if (standing.kind === 'ends') return standing;
    if (standing.kind === 'open') open.push(request.node);
  }
  if (open.length === 0) return { kind: 'ready' };
  return waitsForItself(id, lookup)
    ? { kind: 'ends', state: 'failed', error: 'This waits for itself; ask again.' }
    : { kind: 'waits', for: open };
}
