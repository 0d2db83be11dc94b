import { EdgeRecord } from '../document/index.ts';
import { type Change, RESTORED_ROOTS, VALUE_KEY } from './change.ts';
import { compareContents } from './compareContents.ts';
import type { Contents, RecordContents } from './contents.ts';

/** The two nodes of an edge in `Contents`; undefined where it does not read. */
export function endsOfEdge(edge: RecordContents | undefined): { from: string; to: string; toPort: string } | undefined {
  const parsed = EdgeRecord.safeParse(edge?.get(VALUE_KEY));
  return parsed.success ? parsed.data : undefined;
}

/**
 * How what people built differs, without what hangs on nodes that are not there afterwards: the pick and the
 * tracking of a deleted node stay where they are, asleep, until it comes back.
 */
export function compareBuilt(before: Contents, after: Contents): Change[] {
  return compareContents(before, after, RESTORED_ROOTS).filter(({ root, id }) => {
    if (root === 'picks') return after.nodes.has(id);
    return root !== 'tracking' || after.nodes.has(id.split(':', 1)[0] ?? '');
  });
}

/**
 * What brings a version back: all that people built, or of chosen nodes their fields and params, the
 * edges between them and what is there, their picks and their tracking. Reviews, comments, playlists
 * and requests stay as they are.
 */
export function changesToRestore(now: Contents, version: Contents, nodes?: ReadonlySet<string>): Change[] {
  const changes = compareBuilt(now, version);
  if (nodes === undefined) return changes;
  const stands = (node: string): boolean => now.nodes.has(node) || (nodes.has(node) && version.nodes.has(node));
  return changes.filter(({ root, id, kind }) => {
    if (root === 'nodes' || root === 'picks') return nodes.has(id);
    if (root === 'tracking') return nodes.has(id.split(':', 1)[0] ?? '');
    if (root !== 'edges') return false;
    const ends = endsOfEdge(kind === 'removed' ? now.edges.get(id) : version.edges.get(id));
    if (ends === undefined || !(nodes.has(ends.from) || nodes.has(ends.to))) return false;
    return kind === 'removed' || (stands(ends.from) && stands(ends.to));
  });
}
