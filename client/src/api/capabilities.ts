import { Capabilities } from '@dailies/shared/http';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from './callApi.ts';

export const capabilitiesQuery = queryOptions({
  queryKey: ['capabilities'],
  staleTime: 5 * 60_000,
  queryFn: (): Promise<Capabilities> => callApi(Capabilities, '/api/v1/capabilities'),
});
