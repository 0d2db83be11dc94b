import { EdgeRecord, NodeFields, RunFact, Settings, TakeRecord } from '@dailies/shared/document';
import { EdgeId, NodeId, RunId, TakeId } from '@dailies/shared/ids';
import { z } from 'zod';
import { ApiProblem } from './ApiProblem.ts';

const GraphNode = NodeFields.extend({ params: z.record(z.string(), z.unknown()).default({}) });
export type GraphNode = z.infer<typeof GraphNode>;

/** A project's document as scripts mostly want it: read, by id. Records that nobody can read are left out. */
export interface Graph {
  readonly settings: Settings;
  readonly nodes: ReadonlyMap<NodeId, GraphNode>;
  readonly edges: ReadonlyMap<EdgeId, EdgeRecord>;
  /** Without those in the trash. */
  readonly takes: ReadonlyMap<TakeId, TakeRecord>;
  readonly runs: ReadonlyMap<RunId, RunFact>;
  /** The picked take of a node. */
  readonly picks: ReadonlyMap<NodeId, TakeId>;
}

const Raw = z.object({
  settings: Settings,
  nodes: z.record(z.string(), z.unknown()),
  edges: z.record(z.string(), z.unknown()),
  takes: z.record(z.string(), z.unknown()),
  runs: z.record(z.string(), z.unknown()),
  picks: z.record(z.string(), z.unknown()),
});

function readable<Key extends z.ZodType<string>, Value extends z.ZodType>(
  Key: Key,
  Value: Value,
  records: Readonly<Record<string, unknown>>,
): Map<z.infer<Key>, z.infer<Value>> {
  const read = new Map<z.infer<Key>, z.infer<Value>>();
  for (const [key, record] of Object.entries(records)) {
    const [id, value] = [Key.safeParse(key), Value.safeParse(record)];
    if (id.success && value.success) read.set(id.data, value.data);
  }
  return read;
}

const Trash = z.record(z.string(), z.unknown());

const isTrashed = (node: unknown, take: string): boolean => Trash.safeParse(node).data?.[`trashed:${take}`] === true;

/** Reads the answer of `GET /projects/{project}/graph`. */
export function readGraph(answer: unknown): Graph {
  const raw = Raw.safeParse(answer);
  if (!raw.success) {
    throw new ApiProblem('damaged', 'The server answered no graph; is it of another version than this client?', 200);
  }
  const { settings, nodes, edges, runs, picks } = raw.data;
  const takes = readable(TakeId, TakeRecord, raw.data.takes);
  for (const [id, { node }] of takes) if (isTrashed(nodes[node], id)) takes.delete(id);
  return {
    settings,
    nodes: readable(NodeId, GraphNode, nodes),
    edges: readable(EdgeId, EdgeRecord, edges),
    takes,
    runs: readable(RunId, RunFact, runs),
    picks: readable(NodeId, TakeId, picks),
  };
}
