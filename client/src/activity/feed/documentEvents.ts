import type { ProjectModel } from '../../document/ProjectModel.ts';
import type { FeedEvent } from './FeedEvent.ts';

/** What the document itself says when it happened: takes that are not in the trash, and comments. In no order. */
export function documentEvents(model: ProjectModel): FeedEvent[] {
  const takes = [...model.nodes.keys()].flatMap((node): FeedEvent[] => {
    const all = model.takes(node);
    if (all.length === 0) return [];
    const trashed = model.trashed(node);
    return all
      .filter(({ id }) => !trashed.has(id))
      .map((take) => ({ kind: 'take', id: `take:${take.id}`, atMs: take.at, by: take.by, take }));
  });
  const comments = model
    .commentPlaces()
    .flatMap((place) => model.comments(place))
    .map((comment): FeedEvent => ({
      kind: 'comment',
      id: `comment:${comment.id}`,
      atMs: comment.at,
      by: comment.by,
      comment,
    }));
  return [...takes, ...comments];
}
