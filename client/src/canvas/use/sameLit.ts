import type { Lit } from '../CanvasState.ts';

const same = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean => a.size === b.size && [...a].every((id) => b.has(id));

/** Whether the same stands out: most changes of a graph are elsewhere, and nothing need be painted anew for them. */
export const sameLit = (a: Lit, b: Lit): boolean => same(a.nodes, b.nodes) && same(a.edges, b.edges);
