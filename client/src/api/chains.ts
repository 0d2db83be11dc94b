import { ChainPlan, type ChainQuestion } from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { callApi } from './callApi.ts';

/** What the server knows of what would run: takes that are there already, and times. `version`: of what is planned. */
export const chainPlanQuery = (project: ProjectId, question: ChainQuestion, version: string) =>
  queryOptions({
    queryKey: ['chain plan', project, question, version],
    gcTime: 0,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      callApi(ChainPlan, `/api/v1/projects/${project}/requests/plan`, { method: 'POST', json: question, signal }),
  });
