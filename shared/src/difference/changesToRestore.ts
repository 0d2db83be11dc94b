import { EdgeRecord, Settings } from '../document/index.ts';
import { type Change, RESTORED_ROOTS, VALUE_KEY } from './change.ts';
import { compareContents } from './compareContents.ts';
import type { Contents, RecordContents } from './contents.ts';

/** The two nodes of an edge in `Contents`; undefined where it does not read. */
export function endsOfEdge(edge: RecordContents | undefined): { from: string; to: string; toPort: string } | undefined {
  const parsed = EdgeRecord.safeParse(edge?.get(VALUE_KEY));
  return parsed.success ? parsed.data : undefined;
}

/** The statuses that the project of `Contents` has. */
function statusesOf({ settings }: Contents): ReadonlySet<unknown> {
  const parsed = Settings.shape.statuses.safeParse(settings.get('statuses')?.get(VALUE_KEY));
  return new Set(parsed.success ? parsed.data.map(({ id }) => id) : []);
}

/** A change to a status that the project does not have afterwards: there it reads as if nobody had set one. */
function withoutLostStatus(change: Change, statuses: ReadonlySet<unknown>): Change | undefined {
  const [field] = change.fields;
  const isStatus = change.root === 'tracking' && change.id.endsWith(':status');
  if (!isStatus || field?.after === undefined || statuses.has(field.after)) return change;
  if (field.before === undefined) return undefined;
  return { ...change, kind: 'removed', fields: [{ key: field.key, before: field.before }] };
}

/**
 * How what people built differs, without what hangs on nodes that are not there afterwards: the pick and the
 * tracking of a deleted node stay where they are, asleep, until it comes back. So does a status that the
 * project does not have any more.
 */
export function compareBuilt(before: Contents, after: Contents): Change[] {
  const statuses = statusesOf(after);
  return compareContents(before, after, RESTORED_ROOTS).flatMap((change) => {
    const { root, id } = change;
    if (root !== 'picks' && root !== 'tracking') return change;
    if (!after.nodes.has(id.split(':', 1)[0] ?? '')) return [];
    return withoutLostStatus(change, statuses) ?? [];
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
