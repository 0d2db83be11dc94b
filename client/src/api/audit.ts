import { AuditEvent, type AuditFilter, pageOf } from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { callApi } from './callApi.ts';

const Page = pageOf(AuditEvent);

const pathOf = (project: ProjectId | null): '/api/v1/audit' | `/api/v1/projects/${ProjectId}/audit` =>
  project === null ? '/api/v1/audit' : `/api/v1/projects/${project}/audit`;

const searchOf = (entries: Readonly<Record<string, string | undefined>>): string =>
  new URLSearchParams(
    Object.entries(entries).filter((entry): entry is [string, string] => entry[1] !== undefined),
  ).toString();

/** Events of a project, or of the whole installation (null), newest first, page by page. */
export const auditQuery = (project: ProjectId | null, filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', project, filter],
    queryFn: ({ pageParam }) =>
      callApi(
        Page,
        `${pathOf(project)}?${searchOf({ ...filter, cursor: pageParam === '' ? undefined : pageParam, limit: '50' })}`,
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  });

/** The address of the same events as a file. */
export const auditFileUrl = (project: ProjectId | null, filter: AuditFilter, format: 'csv' | 'jsonl'): string =>
  `${pathOf(project)}/export?${searchOf({ ...filter, format })}`;
