import type { NodeRecord } from '@dailies/shared/document';
import type { NodeId } from '@dailies/shared/ids';
import type { ProjectModel } from '../document/ProjectModel.ts';

export interface FirstCamera {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** tldraw's own bounds of zoom, and its margin around what is shown. */
const SMALLEST_ZOOM = 0.05;
const MARGIN_PX = 128;
const MARGIN_AT_MOST = 0.28;

function boxAround(nodes: Iterable<Pick<NodeRecord, 'pos' | 'size'>>) {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { pos, size } of nodes) {
    box.left = Math.min(box.left, pos[0]);
    box.top = Math.min(box.top, pos[1]);
    box.right = Math.max(box.right, pos[0] + size[0]);
    box.bottom = Math.max(box.bottom, pos[1] + size[1]);
  }
  return box;
}

/**
 * Where a level is opened: at the node that was asked for, else at all that stand there, as large as they are
 * made or smaller where they must be; null where there is none. The first picture and the canvas
 * that takes its place both go by it, so that nothing jumps.
 */
export function firstCamera(
  model: ProjectModel,
  level: NodeId | null,
  wanted: NodeId | null,
  view: { readonly widthPx: number; readonly heightPx: number },
): FirstCamera | null {
  const node = wanted === null ? undefined : model.nodes.get(wanted);
  const { left, top, right, bottom } = boxAround(node === undefined ? model.standingOn(level) : [node]);
  if (left > right) return null;
  const [width, height] = [Math.max(1, right - left), Math.max(1, bottom - top)];
  const margin = Math.min(MARGIN_PX, view.widthPx * MARGIN_AT_MOST);
  const fitting = Math.min((view.widthPx - margin) / width, (view.heightPx - margin) / height);
  const z = Math.max(SMALLEST_ZOOM, Math.min(1, fitting));
  return {
    x: -left + (view.widthPx - width * z) / 2 / z,
    y: -top + (view.heightPx - height * z) / 2 / z,
    z,
  };
}
