import type { ListedComment } from '@dailies/shared/document';
import type { CommentId } from '@dailies/shared/ids';

/** A comment with everything that answers it, oldest first. */
export interface Thread {
  readonly first: ListedComment;
  readonly replies: readonly ListedComment[];
}

/**
 * Comments as threads of one level: an answer to an answer stands in the same thread. What answered a
 * comment that is deleted now stands for itself. Comments come oldest first, and so do threads.
 */
export function threadsOf(comments: readonly ListedComment[]): Thread[] {
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const rootOf = (comment: ListedComment): CommentId => {
    const seen = new Set<CommentId>();
    let at = comment;
    while (at.parent !== null && !seen.has(at.id)) {
      seen.add(at.id);
      const parent = byId.get(at.parent);
      if (parent === undefined) break;
      at = parent;
    }
    // Two that answer each other come from a broken merge; each stands for itself.
    return at.parent !== null && seen.has(at.id) && byId.has(at.parent) ? comment.id : at.id;
  };
  const threads = new Map<CommentId, { first: ListedComment; replies: ListedComment[] }>();
  for (const comment of comments) {
    if (rootOf(comment) === comment.id) threads.set(comment.id, { first: comment, replies: [] });
  }
  for (const comment of comments) {
    if (!threads.has(comment.id)) threads.get(rootOf(comment))?.replies.push(comment);
  }
  return [...threads.values()];
}
