import type { NodeId } from '@dailies/shared/ids';
import type { ProjectModel, Take } from '../document/ProjectModel.ts';

type Takes = Pick<ProjectModel, 'takes' | 'trashed'>;

/** A node's takes without those in the trash, in the order of their numbers. */
export function keptTakes(model: Takes, node: NodeId): readonly Take[] {
  const takes = model.takes(node);
  if (takes.length === 0) return takes;
  const trashed = model.trashed(node);
  return trashed.size === 0 ? takes : takes.filter(({ id }) => !trashed.has(id));
}

/** A node's takes that lie in the trash, in the order of their numbers. */
export function trashedTakes(model: Takes, node: NodeId): readonly Take[] {
  const trashed = model.trashed(node);
  return trashed.size === 0 ? [] : model.takes(node).filter(({ id }) => trashed.has(id));
}
