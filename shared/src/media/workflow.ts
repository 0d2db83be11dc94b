import { z } from 'zod';

/** What ComfyUI's editor saves: nodes as they lie, and the links between them. */
export const EditorWorkflow = z.looseObject({
  nodes: z
    .array(z.looseObject({ id: z.union([z.int(), z.string()]), type: z.string().min(1) }))
    .min(1)
    .max(100_000),
  links: z.array(z.unknown()).max(1_000_000),
});

/** What ComfyUI's server runs: nodes by their id, each with what it is given. */
export const ApiWorkflow = z
  .record(z.string(), z.looseObject({ class_type: z.string().min(1), inputs: z.record(z.string(), z.unknown()) }))
  .refine((nodes) => Object.keys(nodes).length > 0);
export type ApiWorkflow = z.infer<typeof ApiWorkflow>;

/** The form of a ComfyUI workflow; null where it is none. */
export function workflowForm(value: unknown): 'editor' | 'api' | null {
  if (EditorWorkflow.safeParse(value).success) return 'editor';
  return ApiWorkflow.safeParse(value).success ? 'api' : null;
}
