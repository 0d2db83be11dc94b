import { SCENE_TYPE } from '@dailies/shared/graph';
import type { NodeId } from '@dailies/shared/ids';
import type { ProjectSession } from '../../session/ProjectSession.ts';

/** The level that an address means: its node's, else its scene, where there is such a scene. */
export function levelOf(
  { model }: ProjectSession,
  address: { readonly node: NodeId | null; readonly scene: NodeId | null },
): NodeId | null {
  const { node, scene } = address;
  if (node !== null && model.nodes.has(node)) return model.scenes.holderOf(node);
  return scene !== null && model.nodes.get(scene)?.type === SCENE_TYPE ? scene : null;
}
