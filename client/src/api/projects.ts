import { type CreateProject, pageOf, Project } from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import { queryOptions } from '@tanstack/react-query';
import { ApiProblem } from './ApiProblem.ts';
import { callApi } from './callApi.ts';
import { rememberedProject, rememberProject } from './remembered.ts';

const ProjectPage = pageOf(Project);
const PAGE_SIZE = 200;

/** Every project of the signed-in person, last edited first as the server sorts them. */
export const projectsQuery = queryOptions({
  queryKey: ['projects'],
  queryFn: async (): Promise<readonly Project[]> => {
    const items: Project[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const from: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page = await callApi(ProjectPage, `/api/v1/projects?limit=${PAGE_SIZE}${from}`);
      items.push(...page.items);
      cursor = page.next;
    }
    return items;
  },
});

/** One project; while the server is away, as it was last seen here. */
export const projectQuery = (id: ProjectId) =>
  queryOptions({
    queryKey: ['project', id],
    retry: false,
    queryFn: async (): Promise<Project> => {
      try {
        const project = await callApi(Project, `/api/v1/projects/${id}`);
        rememberProject(project);
        return project;
      } catch (error) {
        const known = rememberedProject(id);
        const away = error instanceof ApiProblem && (error.code === 'unreachable' || error.code === 'storage');
        if (away && known !== null) return known;
        throw error;
      }
    },
  });

export const createProject = (project: CreateProject): Promise<Project> =>
  callApi(Project, '/api/v1/projects', { method: 'POST', json: project });
