import type { ListedComment } from '@dailies/shared/document';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useSession } from '../session/SessionContext.tsx';

/** Goes to where a comment was said. */
export function useGoToComment(): (comment: Pick<ListedComment, 'id' | 'anchor'>) => void {
  const navigate = useNavigate();
  const { project } = useSession();
  return useCallback(
    ({ id, anchor }) => {
      if (anchor.on === 'take') {
        const params = { projectId: project.id, takeId: anchor.take };
        void navigate({ to: '/p/$projectId/takes/$takeId', params, search: { comment: id } });
      } else void navigate({ to: '/p/$projectId', params: { projectId: project.id }, search: { comment: id } });
    },
    [navigate, project.id],
  );
}
