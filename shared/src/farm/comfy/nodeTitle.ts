import type { ComfyWorkflow } from '../../runs/index.ts';

/** A node as people know it: its title, and its id where several could be meant. */
export function nodeTitle(workflow: ComfyWorkflow, id: string): string {
  const node = Object.hasOwn(workflow, id) ? workflow[id] : undefined;
  return `"${node?._meta?.title ?? node?.class_type ?? 'A node that is gone'}" (${id})`;
}
