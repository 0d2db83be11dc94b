import type { FetchResponse } from 'openapi-fetch';
import type { paths } from './schema.ts';

/** What a route of the API answers where it succeeds. */
type Answer<Route extends Record<string | number, unknown>> = NonNullable<
  FetchResponse<Route, undefined, 'application/json'>['data']
>;

/** What a route of the API is asked with. */
type Asked<Route extends { readonly requestBody?: { readonly content: { readonly 'application/json': unknown } } }> =
  NonNullable<Route['requestBody']>['content']['application/json'];

export type ChainQuestion = Asked<paths['/projects/{project}/requests/plan']['post']>;
export type CreateChain = Asked<paths['/projects/{project}/requests/chain']['post']>;
export type Me = Answer<paths['/me']['get']>;
export type Project = Answer<paths['/projects/{project}']['get']>;
export type ListedTake = Answer<paths['/projects/{project}/takes']['get']>['items'][number];
export type Take = Answer<paths['/takes/{take}']['get']>;
export type Run = Answer<paths['/runs/{run}']['get']>;
export type CreatedRequest = Answer<paths['/projects/{project}/requests']['post']>;
export type ChainPlan = Answer<paths['/projects/{project}/requests/plan']['post']>;
export type CreatedChain = Answer<paths['/projects/{project}/requests/chain']['post']>;
export type RequestStanding = Answer<paths['/projects/{project}/requests/{request}']['get']>;
export type ImportedProject = Answer<paths['/projects/import']['post']>;
export type Upload = Answer<paths['/uploads']['post']>;
export type PublishPipeline = Asked<paths['/pipelines']['post']>;
export type PublishedPipeline = Answer<paths['/pipelines']['post']>;
