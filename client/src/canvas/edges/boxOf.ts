import type { SceneTree } from '@dailies/shared/graph';
import type { NodeId } from '@dailies/shared/ids';

/** The node itself, or the box that stands for it where it is deeper than what is shown; undefined where none does. */
export function boxOf(
  scenes: SceneTree,
  shown: { readonly has: (node: NodeId) => boolean },
  node: NodeId,
): NodeId | undefined {
  if (shown.has(node)) return node;
  for (let at = scenes.holderOf(node); at !== null; at = scenes.holderOf(at)) if (shown.has(at)) return at;
  return undefined;
}
