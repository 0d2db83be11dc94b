import { TakeProvenance } from '@dailies/shared/http';
import type { TakeId } from '@dailies/shared/ids';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from './callApi.ts';

/** How a take came to be; it never changes. */
export const provenanceQuery = (take: TakeId) =>
  queryOptions({
    queryKey: ['take', take],
    staleTime: Infinity,
    retry: false,
    queryFn: (): Promise<TakeProvenance> => callApi(TakeProvenance, `/api/v1/takes/${take}`),
  });
