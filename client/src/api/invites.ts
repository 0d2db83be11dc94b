import { CreatedInvite, type CreateInvite, Invite, InvitePreview, Project } from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { callApi } from './callApi.ts';

const Invites = z.object({ items: z.array(Invite) });

export const invitesQuery = (project: ProjectId) =>
  queryOptions({
    queryKey: ['project', project, 'invites'],
    queryFn: async (): Promise<readonly Invite[]> =>
      (await callApi(Invites, `/api/v1/projects/${project}/invites`)).items,
  });

export const createInvite = (project: ProjectId, invite: CreateInvite): Promise<CreatedInvite> =>
  callApi(CreatedInvite, `/api/v1/projects/${project}/invites`, { method: 'POST', json: invite });

export const revokeInvite = (project: ProjectId, invite: string): Promise<unknown> =>
  callApi(z.unknown(), `/api/v1/projects/${project}/invites/${encodeURIComponent(invite)}`, { method: 'DELETE' });

/** What an invitation link is for; needs no account. */
export const invitePreviewQuery = (secret: string) =>
  queryOptions({
    queryKey: ['invite', secret],
    retry: false,
    queryFn: (): Promise<InvitePreview> => callApi(InvitePreview, `/api/v1/invites/${encodeURIComponent(secret)}`),
  });

export const acceptInvite = (secret: string): Promise<Project> =>
  callApi(Project, `/api/v1/invites/${encodeURIComponent(secret)}`, { method: 'POST' });
