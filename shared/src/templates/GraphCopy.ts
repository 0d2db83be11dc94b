import { z } from 'zod';
import { CREATED_AT_MOST } from '../commands/index.ts';
import { EdgeRecord, NodeColour, NodeMode, Point, Size } from '../document/index.ts';
import { NodeId, ProjectId } from '../ids/index.ts';

/** A node as a copy carries it: without its place in the order, its tracking and its takes. */
export const CopiedNode = z.object({
  id: NodeId,
  type: z.string().max(64),
  title: z.string().max(200),
  /** The copied scene that holds it; null for what was copied itself. */
  scene: NodeId.nullable().default(null),
  pos: Point,
  size: Size,
  colour: NodeColour.optional(),
  mode: NodeMode.optional(),
  /** Params that ports drive. */
  driven: z.array(z.string().max(64)).max(100).readonly().optional(),
  params: z.record(z.string().max(100), z.unknown()),
});

/** Nodes with the edges among them: what a copy carries to another project, and what a template holds. */
export const GraphCopy = z.object({
  /** Where it was copied; what nodes name of it has to come along elsewhere. */
  project: ProjectId.optional(),
  nodes: z.array(CopiedNode).max(CREATED_AT_MOST.nodes),
  edges: z.array(EdgeRecord).max(CREATED_AT_MOST.edges),
});
export type GraphCopy = z.infer<typeof GraphCopy>;
