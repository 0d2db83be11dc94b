import type { NodeId } from '@dailies/shared/ids';
import type { Sha256 } from '@dailies/shared/media';
import { PictureParams } from '@dailies/shared/modules';
import type { ProjectModel } from '../document/ProjectModel.ts';

/** The picture that a mask is painted on. */
export interface Ground {
  readonly media: Sha256;
  readonly width: number;
  readonly height: number;
  /** What the node that it comes from is called. */
  readonly from: string;
}

/** The picture that arrives at a mask; null where none does, or nobody knows its size. */
export function paintedOn(model: ProjectModel, mask: NodeId): Ground | null {
  const edge = (model.graph.inbound.get(mask) ?? []).find(({ toPort }) => toPort === 'image');
  const source = edge === undefined ? undefined : model.nodes.get(edge.from);
  if (source === undefined) return null;
  const pick = model.pick(source.id);
  if (pick !== undefined) {
    const { kind, media, width, height } = pick;
    return kind === 'image' ? { media, width, height, from: source.title } : null;
  }
  const brought = source.type === 'picture' ? PictureParams.safeParse(source.params).data : undefined;
  if (brought === undefined || brought.media === null || brought.width === null || brought.height === null) return null;
  return { media: brought.media, width: brought.width, height: brought.height, from: source.title };
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
