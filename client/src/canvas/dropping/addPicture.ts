import { createNodes } from '@dailies/shared/commands';
import type { Result } from '@dailies/shared/errors';
import { NodeId } from '@dailies/shared/ids';
import type { Sha256 } from '@dailies/shared/media';
import { newId, type ProjectSession } from '../../session/ProjectSession.ts';
import { boxOf, freePlace, sizeFor } from './places.ts';

export interface NewPicture {
  readonly media: Sha256;
  readonly width: number;
  readonly height: number;
  /** Its title on the canvas, too: "SH010, take 3, frame 48". */
  readonly name: string;
  /** The node that it comes from: it is put beside it. */
  readonly from?: NodeId;
}

/**
 * Puts a picture on the canvas as a node of its own, beside the node that it comes from and over nothing,
 * in one step of undo; answers the new node. Needs no canvas to be open. The media must be the project's.
 */
export function addPicture(session: ProjectSession, { media, width, height, name, from }: NewPicture): Result<NodeId> {
  const { nodes } = session.model;
  const source = from === undefined ? undefined : nodes.get(from);
  // Beside the node means on its level.
  const scene = source === undefined ? null : session.model.scenes.holderOf(source.id);
  const size = sizeFor(width, height);
  const pos = freePlace(
    [...session.model.standingOn(scene)].map(boxOf),
    size,
    source === undefined ? undefined : boxOf(source),
  );
  const id = NodeId.parse(newId());
  const title = name.slice(0, 200);
  const made = session.run(createNodes, {
    nodes: [{ id, type: 'picture', title, pos, size, scene, params: { media, width, height, name: title } }],
  });
  return made.ok ? { ok: true, value: id } : made;
}
