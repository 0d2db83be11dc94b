import { z } from 'zod';
import { ProjectId } from '../ids/index.ts';
import { Role } from '../people/index.ts';
import { Person } from './accounts.ts';

const HOURS_AT_MOST = 24 * 90;

export const CreateInvite = z.strictObject({
  role: Role,
  expiresInHours: z.int().min(1).max(HOURS_AT_MOST).default(168),
  /** How many people may join with it; null: any number until it expires. */
  uses: z.int().min(1).max(1_000).nullable().default(null),
});
export type CreateInvite = z.input<typeof CreateInvite>;

export const Invite = z.object({
  id: z.string(),
  role: Role,
  createdBy: Person,
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  usesLeft: z.int().min(0).nullable(),
  revokedAt: z.iso.datetime().nullable(),
});
export type Invite = z.infer<typeof Invite>;

/** A fresh invitation: the only time that its secret is shown. */
export const CreatedInvite = z.object({
  ...Invite.shape,
  secret: z.string(),
  /** The link to pass on: `<address>/invite/<secret>`. */
  url: z.string(),
});
export type CreatedInvite = z.infer<typeof CreatedInvite>;

/** What an invitation says to whoever holds its link, signed in or not. */
export const InvitePreview = z.object({
  project: z.object({ id: ProjectId, name: z.string() }),
  role: Role,
  invitedBy: z.string(),
  expiresAt: z.iso.datetime(),
  /** Whoever asks is a member already. */
  member: z.boolean(),
});
export type InvitePreview = z.infer<typeof InvitePreview>;
