import { NodeId, ProjectId, UserId, VersionId } from '@dailies/shared/ids';
import { z } from 'zod';

/** What the history shows, kept in the address so that a link keeps it. */
export const HistorySearch = z.object({
  tab: z.literal('branches').optional().catch(undefined),
  version: VersionId.optional().catch(undefined),
  branch: ProjectId.optional().catch(undefined),
  /** A person's work that is looked for: the id of its entry. */
  entry: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .catch(undefined),
  /** Only the work of one person. */
  who: UserId.optional().catch(undefined),
  /** Only what was done to one node. */
  node: NodeId.optional().catch(undefined),
  /** Only versions with a name. */
  named: z.boolean().optional().catch(undefined),
});
export type HistorySearch = z.infer<typeof HistorySearch>;
