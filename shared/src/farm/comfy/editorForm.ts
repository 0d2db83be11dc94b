import { z } from 'zod';

const Id = z.union([z.string(), z.number()]).transform(String);
const Slot = z.union([
  z.int().min(0),
  z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number),
]);

const EditorInput = z.object({
  name: z.string(),
  type: z.union([z.string(), z.number()]).transform(String).catch('*'),
  link: z.number().nullish(),
  widget: z.object({ name: z.string() }).nullish(),
});

const EditorNode = z.object({
  id: Id,
  type: z.string(),
  title: z.string().nullish(),
  /** 0: runs; 2: muted; 4: bypassed. */
  mode: z.number().default(0),
  inputs: z.array(EditorInput).nullish(),
  outputs: z.array(z.object({ type: z.union([z.string(), z.number()]).transform(String).catch('*') })).nullish(),
  widgets_values: z.union([z.array(z.json()), z.record(z.string(), z.json())]).nullish(),
});
export type EditorNode = z.infer<typeof EditorNode>;

/** A row of numbers in the older form, an object in the newer one and within subgraphs. */
const EditorLink = z.union([
  z
    .tuple([z.number(), Id, Slot, Id, Slot], z.unknown())
    .transform(([id, from, fromSlot, to, toSlot]) => ({ id, from, fromSlot, to, toSlot })),
  z
    .object({ id: z.number(), origin_id: Id, origin_slot: Slot, target_id: Id, target_slot: Slot })
    .transform(({ id, origin_id: from, origin_slot: fromSlot, target_id: to, target_slot: toSlot }) => ({
      id,
      from,
      fromSlot,
      to,
      toSlot,
    })),
]);
export type EditorLink = z.infer<typeof EditorLink>;

const EditorGraph = z.object({
  nodes: z.array(EditorNode).max(5_000),
  links: z
    .array(EditorLink.nullable())
    .max(20_000)
    .nullish()
    .transform((links) => (links ?? []).filter((link) => link !== null)),
});
export type EditorGraph = z.infer<typeof EditorGraph>;

const Boundary = z.array(z.object({ name: z.string() }));

const EditorSubgraph = EditorGraph.extend({
  id: z.string(),
  name: z.string().default(''),
  inputs: Boundary.default([]),
  outputs: Boundary.default([]),
});
export type EditorSubgraph = z.infer<typeof EditorSubgraph>;

/** What ComfyUI's editor saves. */
export const EditorWorkflow = EditorGraph.extend({
  definitions: z.object({ subgraphs: z.array(EditorSubgraph).max(500).nullish() }).nullish(),
});
export type EditorWorkflow = z.infer<typeof EditorWorkflow>;
