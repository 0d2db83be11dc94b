import { createNodes } from '@dailies/shared/commands';
import type { Asset } from '@dailies/shared/http';
import { NodeId } from '@dailies/shared/ids';
import { NODE_TYPES } from '@dailies/shared/nodes';
import type { Editor, VecLike } from 'tldraw';
import { newId, type ProjectSession } from '../../session/ProjectSession.ts';
import { boxOf, inRows } from '../dropping/places.ts';
import { sayRefused } from '../dropping/say.ts';
import { shapeIdOf } from '../shapes/NodeShape.ts';

const UNKNOWN_SIZE = [220, 132] as const;

/** Puts an asset's node onto the canvas: at a point, or in the middle of what is seen; below what it would cover. */
export function putAsset(editor: Editor, session: ProjectSession, asset: Asset, point?: VecLike): void {
  const { x, y } = point ?? editor.getViewportPageBounds().center;
  const size = NODE_TYPES.get(asset.kind)?.size ?? UNKNOWN_SIZE;
  const scene = session.level.get();
  const [pos] = inRows([size], [x, y], [...session.model.standingOn(scene)].map(boxOf));
  const id = NodeId.parse(newId());
  const node = { id, type: asset.kind, title: asset.content.name, pos, scene, params: { asset: asset.id } };
  const made = session.run(createNodes, { nodes: [node] });
  if (made.ok) editor.setSelectedShapes([shapeIdOf(id)]);
  else sayRefused([made.refusal.message]);
}
