import type { ListedComment } from '@dailies/shared/document';
import type { ProjectId } from '@dailies/shared/ids';

/** The address that shows a comment where it was said, from the host on. */
export const commentPath = (project: ProjectId, { id, anchor }: Pick<ListedComment, 'id' | 'anchor'>): string =>
  `/p/${project}${anchor.on === 'take' ? `/takes/${anchor.take}` : ''}?comment=${id}`;
