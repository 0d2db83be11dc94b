import { type CreateTemplate, Template, type UpdateTemplate } from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { callApi } from './callApi.ts';

const Templates = z.object({ items: z.array(Template) });

/** A project's templates and the studio's. */
export const templatesQuery = (project: ProjectId) =>
  queryOptions({
    queryKey: ['templates', project],
    queryFn: async () => (await callApi(Templates, `/api/v1/projects/${project}/templates`)).items,
  });

/** The studio's templates. */
export const studioTemplatesQuery = queryOptions({
  queryKey: ['templates', 'studio'],
  queryFn: async () => (await callApi(Templates, '/api/v1/templates')).items,
});

export const saveTemplate = (project: ProjectId, wanted: CreateTemplate): Promise<Template> =>
  callApi(Template, `/api/v1/projects/${project}/templates`, { method: 'POST', json: wanted });

export const updateTemplate = (template: string, change: UpdateTemplate): Promise<Template> =>
  callApi(Template, `/api/v1/templates/${template}`, { method: 'PATCH', json: change });

export const removeTemplate = (template: string): Promise<unknown> =>
  callApi(z.unknown(), `/api/v1/templates/${template}`, { method: 'DELETE' });
