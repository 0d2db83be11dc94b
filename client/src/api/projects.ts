import { type CreateProject, pageOf, Project, ProjectsPresence } from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import { queryOptions } from '@tanstack/react-query';
import { ApiProblem } from './ApiProblem.ts';
import { callApi } from './callApi.ts';
import { rememberedProject, rememberProject } from './remembered.ts';

const ProjectPage = pageOf(Project);
const PAGE_SIZE = 200;

async function readAll(archived: boolean): Promise<readonly Project[]> {
  const items: Project[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const from: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page = await callApi(ProjectPage, `/api/v1/projects?limit=${PAGE_SIZE}&archived=${archived}${from}`);
    items.push(...page.items);
    cursor = page.next;
  }
  return items;
}

/** Every project of the signed-in person that is not archived, last edited first as the server sorts them. */
export const projectsQuery = queryOptions({ queryKey: ['projects'], queryFn: () => readAll(false) });

/** Those that were set aside. */
export const archivedProjectsQuery = queryOptions({ queryKey: ['projects', 'archived'], queryFn: () => readAll(true) });

const PRESENCE_MS = 10_000;

/** Who has which project open: asked again every ten seconds while somebody looks, and when they come back. */
export const presenceQuery = queryOptions({
  queryKey: ['presence'],
  queryFn: async (): Promise<ReadonlyMap<string, readonly Here[]>> => {
    const { items } = await callApi(ProjectsPresence, '/api/v1/projects/presence');
    return new Map(items.map(({ project, people }) => [project, people]));
  },
  staleTime: 0,
  refetchInterval: PRESENCE_MS,
  refetchOnWindowFocus: 'always',
});

type Here = ProjectsPresence['items'][number]['people'][number];

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

export const renameProject = (id: ProjectId, name: string): Promise<Project> =>
  callApi(Project, `/api/v1/projects/${id}`, { method: 'PATCH', json: { name } });

/** Sets a project aside, or takes it back. */
export const archiveProject = (id: ProjectId, archived: boolean): Promise<Project> =>
  callApi(Project, `/api/v1/projects/${id}/${archived ? 'archive' : 'restore'}`, { method: 'POST' });
