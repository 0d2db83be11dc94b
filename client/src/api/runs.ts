import { Run } from '@dailies/shared/http';
import type { RunId } from '@dailies/shared/ids';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from './callApi.ts';

/** A run that has ended, with its log; it changes no more. */
export const endedRunQuery = (run: RunId) =>
  queryOptions({
    queryKey: ['run', run],
    staleTime: Infinity,
    retry: false,
    queryFn: (): Promise<Run> => callApi(Run, `/api/v1/runs/${run}`),
  });
