import type { Invite } from '@dailies/shared/http';
import type { InviteRow } from '../../../actions/invites/readInvites.ts';

export const presentInvite = (row: InviteRow): Invite => ({
  id: row.id,
  role: row.role,
  createdBy: { id: row.createdBy, name: row.createdByName, image: row.createdByImage },
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  usesLeft: row.usesLeft,
  revokedAt: row.revokedAt?.toISOString() ?? null,
});
