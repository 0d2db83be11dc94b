import type { Member } from '@dailies/shared/http';
import { useQuery } from '@tanstack/react-query';
import { membersQuery } from '../api/members.ts';
import { useSession } from '../session/SessionContext.tsx';

const NOBODY: readonly Member[] = [];

/** Who is a member of this project, by name. */
export function useMembers(): readonly Member[] {
  const { project } = useSession();
  return useQuery(membersQuery(project.id)).data ?? NOBODY;
}
