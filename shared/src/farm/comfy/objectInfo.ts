import { z } from 'zod';

/** `[type, config]`, where an old choice has its options in place of the type. */
const InputDeclaration = z.tuple([z.union([z.string(), z.array(z.unknown())])], z.unknown());

const Declarations = z.record(z.string(), InputDeclaration);

/** What a ComfyUI server says of one class of nodes, as far as an import needs it. */
const NodeClass = z.object({
  input: z.object({ required: Declarations.optional(), optional: Declarations.optional() }),
  input_order: z
    .object({ required: z.array(z.string()).optional(), optional: z.array(z.string()).optional() })
    .optional(),
  output: z.array(z.union([z.string(), z.array(z.unknown())])).optional(),
  output_node: z.boolean().optional(),
  display_name: z.string().nullable().optional(),
});
export type NodeClass = z.infer<typeof NodeClass>;

/**
 * The answer of `/object_info`. Hundreds of classes of anybody's nodes are in it, so that one is read when a
 * workflow has it: a class that is described strangely spoils no other.
 */
export const ObjectInfo = z.record(z.string(), z.unknown());
export type ObjectInfo = z.infer<typeof ObjectInfo>;

/** A class by its name; undefined where the server has none or describes it strangely. */
export function nodeClassOf(info: ObjectInfo, name: string): NodeClass | undefined {
  if (!Object.hasOwn(info, name)) return undefined;
  const parsed = NodeClass.safeParse(info[name]);
  return parsed.success ? parsed.data : undefined;
}
