import { feeding } from '@dailies/shared/graph';
import type { NodeId } from '@dailies/shared/ids';
import type { Sha256 } from '@dailies/shared/media';
import { PictureParams } from '@dailies/shared/modules';
import type { Plans } from '../document/Plans.ts';
import type { ProjectModel } from '../document/ProjectModel.ts';

/** The picture that a mask is painted on. */
export interface Ground {
  readonly media: Sha256;
  readonly width: number;
  readonly height: number;
  /** What the node that it comes from is called. */
  readonly from: string;
}

/** What the picture under a mask is read from. */
interface Painted {
  readonly model: ProjectModel;
  readonly plans: Pick<Plans, 'arriving'>;
}

/** The picture that arrives at a mask, by whatever way; null where none does, or nobody knows its size. */
export function paintedOn({ model, plans }: Painted, mask: NodeId): Ground | null {
  const arriving = plans.arriving(mask, 'image');
  const [picture] = arriving?.ok === true ? arriving.value : [];
  if (picture?.type !== 'media' || picture.kind !== 'image') return null;
  // It comes from somewhere above, and the nearest is walked to first: what only hands it on does not know its size.
  const above = new Set(feeding(model.graph, mask));
  for (const id of above) {
    const ground = pictureOf(model, id);
    if (ground?.media === picture.sha256) return ground;
    for (const further of feeding(model.graph, id)) above.add(further);
  }
  return null;
}

/** The picture that a node itself has: its pick, or what was brought to it. */
function pictureOf(model: ProjectModel, id: NodeId): Ground | null {
  const node = model.nodes.get(id);
  if (node === undefined) return null;
  const pick = model.pick(id);
  if (pick !== undefined) {
    const { kind, media, width, height } = pick;
    return kind === 'image' ? { media, width, height, from: node.title } : null;
  }
  const brought = node.type === 'picture' ? PictureParams.safeParse(node.params).data : undefined;
  if (brought === undefined || brought.media === null || brought.width === null || brought.height === null) return null;
  return { media: brought.media, width: brought.width, height: brought.height, from: node.title };
}

/** Why a mask does not fit the picture that it lies on, in one sentence; null where it does. */
export function misfit(
  mask: { readonly width: number | null; readonly height: number | null },
  ground: Ground | null,
): string | null {
  if (ground === null || mask.width === null || mask.height === null) return null;
  if (mask.width === ground.width && mask.height === ground.height) return null;
  return `The mask is ${mask.width} × ${mask.height}, and "${ground.from}" is now ${ground.width} × ${ground.height}; paint it anew.`;
}
