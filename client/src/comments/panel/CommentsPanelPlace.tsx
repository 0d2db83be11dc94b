import { lazy, Suspense } from 'react';
import { useSession } from '../../session/SessionContext.tsx';
import { useObservable } from '../../session/useObservable.ts';
import { commentsOf } from '../CommentsState.ts';

const CommentsPanel = lazy(async () => ({ default: (await import('./CommentsPanel.tsx')).CommentsPanel }));

/** The panel of all comments, over the page at its right, while it is asked for. */
export function CommentsPanelPlace() {
  const state = commentsOf(useSession());
  const isOpen = useObservable(state.isPanelOpen);
  if (!isOpen) return null;
  return (
    <Suspense>
      <CommentsPanel onClose={() => state.isPanelOpen.set(false)} />
    </Suspense>
  );
}
