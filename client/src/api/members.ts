import { Member } from '@dailies/shared/http';
import type { ProjectId, UserId } from '@dailies/shared/ids';
import type { Role } from '@dailies/shared/people';
import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { callApi } from './callApi.ts';

const Members = z.object({ items: z.array(Member) });

export const membersQuery = (project: ProjectId) =>
  queryOptions({
    queryKey: ['project', project, 'members'],
    queryFn: async (): Promise<readonly Member[]> =>
      (await callApi(Members, `/api/v1/projects/${project}/members`)).items,
  });

export const changeMember = (project: ProjectId, user: UserId, role: Role): Promise<unknown> =>
  callApi(z.unknown(), `/api/v1/projects/${project}/members/${user}`, { method: 'PATCH', json: { role } });

export const removeMember = (project: ProjectId, user: UserId): Promise<unknown> =>
  callApi(z.unknown(), `/api/v1/projects/${project}/members/${user}`, { method: 'DELETE' });
