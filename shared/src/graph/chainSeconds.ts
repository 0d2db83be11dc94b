import type { NodeId } from '../ids/index.ts';

/** What is known of a step for how long it will take: `seconds` for one take, null where nobody knows. */
export interface TimedStep {
  readonly node: NodeId;
  readonly takes: number;
  readonly after: readonly NodeId[];
  readonly isReused: boolean;
  readonly lastSeconds: number | null;
}

/**
 * How long a chain takes if each take takes what it took last time: one after the other on one machine, and
 * at the least, with a machine free for every take, along its longest way. null where it is not known of all.
 */
export function chainSeconds(steps: readonly TimedStep[]): {
  readonly totalSeconds: number | null;
  readonly leastSeconds: number | null;
} {
  const ends = new Map<NodeId, number>();
  let total = 0;
  for (const { node, takes, after, isReused, lastSeconds } of steps) {
    if (takes === 0) continue;
    // The first take is there; the others of a request are made.
    const runs = isReused ? takes - 1 : takes;
    if (lastSeconds === null && runs > 0) return { totalSeconds: null, leastSeconds: null };
    total += runs * (lastSeconds ?? 0);
    const start = Math.max(0, ...after.map((above) => ends.get(above) ?? 0));
    const end = start + (runs > 0 ? (lastSeconds ?? 0) : 0);
    // A node below fan-outs has a step a cell.
    ends.set(node, Math.max(end, ends.get(node) ?? 0));
  }
  return { totalSeconds: total, leastSeconds: Math.max(0, ...ends.values()) };
}
