import { pageOf, ParamChange } from '@dailies/shared/http';
import type { NodeId, ProjectId } from '@dailies/shared/ids';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { callApi } from './callApi.ts';

const Page = pageOf(ParamChange);
const PAGE_SIZE = 20;

/** What a param of a node was set to, newest first, page by page; asked anew each time it is looked at. */
export const paramHistoryQuery = (project: ProjectId, node: NodeId, param: string) =>
  infiniteQueryOptions({
    queryKey: ['project', project, 'param', node, param],
    staleTime: 0,
    gcTime: 0,
    initialPageParam: '',
    queryFn: ({ pageParam }) => {
      const from = pageParam === '' ? '' : `&cursor=${encodeURIComponent(pageParam)}`;
      const path = `${node}/params/${encodeURIComponent(param)}/history?limit=${PAGE_SIZE}${from}`;
      return callApi(Page, `/api/v1/projects/${project}/nodes/${path}`);
    },
    getNextPageParam: ({ next }) => next,
  });
