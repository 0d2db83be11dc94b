import type { FetchResponse } from 'openapi-fetch';
import type { paths } from './schema.ts';

/** What a route of the API answers where it succeeds. */
type Answer<Route extends Record<string | number, unknown>> = NonNullable<
  FetchResponse<Route, undefined, 'application/json'>['data']
>;

export type Me = Answer<paths['/me']['get']>;
export type Project = Answer<paths['/projects/{project}']['get']>;
export type ListedTake = Answer<paths['/projects/{project}/takes']['get']>['items'][number];
export type Take = Answer<paths['/takes/{take}']['get']>;
export type Run = Answer<paths['/runs/{run}']['get']>;
export type CreatedRequest = Answer<paths['/projects/{project}/requests']['post']>;
export type RequestStanding = Answer<paths['/projects/{project}/requests/{request}']['get']>;
export type ImportedProject = Answer<paths['/projects/import']['post']>;
export type Upload = Answer<paths['/uploads']['post']>;
