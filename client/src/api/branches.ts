import { Branch, BranchComparison, Branches, PreparedMerge } from '@dailies/shared/http';
import type { ProjectId, VersionId } from '@dailies/shared/ids';
import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { callApi } from './callApi.ts';

const pathOf = (project: ProjectId): `/api/${string}` => `/api/v1/projects/${project}/branches`;

export const branchesQuery = (project: ProjectId) =>
  queryOptions({
    queryKey: ['project', project, 'branches'],
    queryFn: async ({ signal }): Promise<readonly Branch[]> =>
      (await callApi(Branches, pathOf(project), { signal })).items,
  });

/** What merging a branch would do, as both sides stand now. */
export const comparisonQuery = (project: ProjectId, branch: ProjectId) =>
  queryOptions({
    queryKey: ['project', project, 'branches', branch, 'comparison'],
    staleTime: 0,
    gcTime: 0,
    queryFn: ({ signal }) => callApi(BranchComparison, `${pathOf(project)}/${branch}/comparison`, { signal }),
  });

/** A branch of the project as it is now, or as a version has it. */
export const createBranch = (project: ProjectId, name: string, version: VersionId | null): Promise<Branch> =>
  callApi(Branch, pathOf(project), { method: 'POST', json: { name, ...(version === null ? {} : { version }) } });

/** Before a merge: keeps the state of before it, and brings the branch's new takes over. */
export const bringTakes = (project: ProjectId, branch: ProjectId): Promise<{ before: VersionId; takes: number }> =>
  callApi(PreparedMerge, `${pathOf(project)}/${branch}/takes`, { method: 'POST', json: {} });

/** After a merge: the next one begins from here. */
export const markMerged = (project: ProjectId, branch: ProjectId): Promise<unknown> =>
  callApi(z.unknown(), `${pathOf(project)}/${branch}/merged`, { method: 'POST', json: {} });
