import type { ProjectId, TakeId } from '@dailies/shared/ids';

/** The address of a take's file with its recipe in it, as somebody downloads it. */
export const takeFileUrl = (take: TakeId, project: ProjectId): string =>
  `/api/v1/takes/${take}/file?project=${encodeURIComponent(project)}`;
