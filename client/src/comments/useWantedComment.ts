import { CommentId } from '@dailies/shared/ids';
import { useSearch } from '@tanstack/react-router';
import { useSession } from '../session/SessionContext.tsx';

/** The comment that the address names, and the first of its thread; null where it names none. */
export function useWantedComment(): { readonly id: CommentId; readonly root: CommentId } | null {
  const { model } = useSession();
  const search = useSearch({ strict: false });
  const id = CommentId.safeParse('comment' in search ? search.comment : undefined);
  return id.success ? { id: id.data, root: rootIn(id.data, (one) => model.comment(one)?.parent ?? null) } : null;
}

/** Follows what a comment answers up to the first; a circle is left where it closes. */
function rootIn(id: CommentId, parentOf: (id: CommentId) => CommentId | null): CommentId {
  const seen = new Set<CommentId>();
  let at = id;
  for (let parent = parentOf(at); parent !== null && !seen.has(at); parent = parentOf(at)) {
    seen.add(at);
    at = parent;
  }
  return at;
}
