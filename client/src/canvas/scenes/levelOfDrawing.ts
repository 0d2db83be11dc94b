import type { DrawingRecord } from '@dailies/shared/document';
import { SCENE_TYPE } from '@dailies/shared/graph';
import { NodeId } from '@dailies/shared/ids';
import { z } from 'zod';
import type { ProjectModel } from '../../document/ProjectModel.ts';

/** Of what tldraw leaves to others in a shape: the scene in which it was drawn. */
const Meta = z.object({ scene: NodeId });

/** The scene that a drawn shape lies in; null at the top, also where that scene is gone. */
export function levelOfDrawing(record: DrawingRecord, { nodes }: Pick<ProjectModel, 'nodes'>): NodeId | null {
  const meta = Meta.safeParse(record['meta']);
  return meta.success && nodes.get(meta.data.scene)?.type === SCENE_TYPE ? meta.data.scene : null;
}
