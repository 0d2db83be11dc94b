import { randomBytes } from 'node:crypto';
import { invites } from '@dailies/migrations/tables';
import { type ProjectId, sha256Hex, type UserId } from '@dailies/shared/ids';
import type { Role } from '@dailies/shared/people';
import type { Services } from '../../Services.ts';
import { recordAudit } from '../audit/recordAudit.ts';

export interface InviteWanted {
  readonly role: Role;
  readonly expiresInHours: number;
  /** How many people may join; null: any number. */
  readonly uses: number | null;
}

/** Makes an invitation. The secret is given back here and never again: only its hash is kept. */
export async function createInvite(
  { db, newId, now }: Pick<Services, 'db' | 'newId' | 'now'>,
  project: ProjectId,
  creator: UserId,
  { role, expiresInHours, uses }: InviteWanted,
): Promise<{ id: string; secret: string }> {
  const secret = randomBytes(24).toString('base64url');
  const id = newId();
  const at = now();
  await db.transaction(async (tx) => {
    await tx.insert(invites).values({
      id,
      projectId: project,
      role,
      secretHash: sha256Hex(secret),
      createdBy: creator,
      createdAt: new Date(at),
      expiresAt: new Date(at + expiresInHours * 3_600_000),
      usesLeft: uses,
    });
    const details = { role, expiresInHours, uses };
    await recordAudit(tx, { action: 'invite.created', actor: creator, project, subject: id, details });
  });
  return { id, secret };
}
