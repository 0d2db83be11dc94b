import { ProjectId } from '@dailies/shared/ids';
import { z } from '@hono/zod-openapi';

/** `{project}` in a path. */
export const ProjectParams = z.object({ project: ProjectId });

export const IdempotencyHeaders = z.object({
  'idempotency-key': z
    .string()
    .optional()
    .describe('Makes the call once: repeat it with the same key for the same answer.'),
});
