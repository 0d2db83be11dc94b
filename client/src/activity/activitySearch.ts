import { UserId } from '@dailies/shared/ids';
import { z } from 'zod';

export const ACTIVITY_KINDS = ['takes', 'comments', 'verdicts', 'edits', 'people'] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** What of the activity is shown, kept in the address so that a link keeps it. */
export const ActivitySearch = z.object({
  /** Only what one person did. */
  who: UserId.optional().catch(undefined),
  kind: z.enum(ACTIVITY_KINDS).optional().catch(undefined),
});
export type ActivitySearch = z.infer<typeof ActivitySearch>;

export const NO_FILTERS = { who: undefined, kind: undefined } as const satisfies ActivitySearch;
