import type { Scene, Seen } from './Scene.ts';

const extents = new WeakMap<Scene['nodes'], Seen>();

/** What all nodes and edges take up, found once as long as no node moves. */
export function extentOf({ nodes, edges }: Scene): Seen {
  const known = extents.get(nodes);
  if (known !== undefined) return known;
  const extent = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  const take = ({ left, top, right, bottom }: Seen) => {
    extent.left = Math.min(extent.left, left);
    extent.top = Math.min(extent.top, top);
    extent.right = Math.max(extent.right, right);
    extent.bottom = Math.max(extent.bottom, bottom);
  };
  for (const { x, y, props } of nodes.values()) take({ left: x, top: y, right: x + props.w, bottom: y + props.h });
  for (const { bounds } of edges.values()) take(bounds);
  extents.set(nodes, extent);
  return extent;
}
