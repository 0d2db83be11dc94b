import type { SceneTree } from '@dailies/shared/graph';
import type { NodeId } from '@dailies/shared/ids';
import { sceneOfPlace } from '../../following/projectPlace.ts';
import type { Peer } from '../../session/Presence.ts';

/** Whether somebody looks at a level: the top, or the inside of one scene. */
export const isOnLevel = ({ page }: Pick<Peer, 'page'>, level: NodeId | null): boolean => sceneOfPlace(page) === level;

/** Who is in a scene, however deep; each person once. */
export function peersInside<T extends Pick<Peer, 'page' | 'user'>>(
  peers: readonly T[],
  scenes: SceneTree,
  scene: NodeId,
): readonly T[] {
  const inside = peers.filter(({ page }) => {
    const at = sceneOfPlace(page);
    return at !== null && at !== undefined && (at === scene || scenes.isWithin(at, scene));
  });
  return [...new Map(inside.map((peer) => [peer.user.id, peer])).values()];
}
