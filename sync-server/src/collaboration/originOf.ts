import { UserId } from '@dailies/shared/ids';
import { z } from 'zod';

/** The origins of transactions of a live document, as far as they say who wrote. */
const Origin = z.union([
  z
    .object({ source: z.literal('local'), context: z.object({ by: UserId.nullable() }) })
    .transform(({ context }) => context.by),
  z
    .object({
      source: z.literal('connection'),
      connection: z.object({ context: z.object({ collaborator: z.object({ user: UserId }) }) }),
    })
    .transform(({ connection }) => connection.context.collaborator.user),
]);

/** Who wrote what a live document was just changed by; null: Dailies itself. */
export const originOf = (origin: unknown): UserId | null => Origin.safeParse(origin).data ?? null;
