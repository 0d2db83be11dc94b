import type { ListedComment } from '@dailies/shared/document';
import { useCallback } from 'react';
import { addressOf } from '../app/addresses.ts';
import { useOpenAddress } from '../app/useOpenAddress.ts';
import { useSession } from '../session/SessionContext.tsx';

/** Goes to where a comment was said. */
export function useGoToComment(): (comment: Pick<ListedComment, 'id' | 'anchor'>) => void {
  const open = useOpenAddress();
  const { project } = useSession();
  return useCallback(({ id, anchor }) => open(addressOf.comment(project.id, anchor, id)), [open, project.id]);
}
