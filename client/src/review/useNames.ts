import type { UserId } from '@dailies/shared/ids';
import { placeholderName } from '@dailies/shared/people';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { membersQuery } from '../api/members.ts';
import { useSession } from '../session/SessionContext.tsx';

/** The names of this project's people; somebody who left has none any more, somebody of an import a placeholder's. */
export function useNames(): (user: UserId) => string {
  const { project, me } = useSession();
  const members = useQuery(membersQuery(project.id)).data;
  return useCallback(
    (user) =>
      members?.find((member) => member.user.id === user)?.user.name ??
      (user === me.id ? me.name : (placeholderName(user) ?? 'Somebody')),
    [members, me],
  );
}
