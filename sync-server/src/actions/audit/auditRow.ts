import type { AuditAction } from '@dailies/shared/http';
import type { ProjectId, UserId } from '@dailies/shared/ids';
import { requestOrigin, type RequestOrigin } from './requestOrigin.ts';

/** Facts beside an event, for people to read. Never a secret: whoever reads the log must not be able to use it. */
interface AuditDetails {
  readonly [key: string]: string | number | boolean | null | undefined;
  readonly password?: never;
  readonly secret?: never;
  readonly token?: never;
  readonly code?: never;
}

export interface NewAuditEvent {
  readonly action: AuditAction;
  /** Who did it; null where nobody is known, or the installation did it itself. */
  readonly actor: UserId | null;
  readonly project?: ProjectId;
  /** The id of what it was done to: a person, an invitation, a version, … */
  readonly subject?: string;
  readonly details?: AuditDetails;
  /** From where; left out, it is where the HTTP request under way came from. */
  readonly from?: RequestOrigin;
}

const TEXT_MAX_CHARS = 500;

/** Others choose these texts: cut to length, and without U+0000, which PostgreSQL cannot store. */
const storable = (text: string): string => text.replaceAll('\u0000', '').slice(0, TEXT_MAX_CHARS);

/** An event as its row, with every text cut to what a log line may hold. */
export function auditRow({ action, actor, project, subject, details = {}, from }: NewAuditEvent) {
  const { address = null, userAgent = null } = from ?? requestOrigin.getStore() ?? {};
  return {
    action,
    actorId: actor,
    projectId: project ?? null,
    subject: subject === undefined ? null : storable(subject),
    address: address === null ? null : storable(address),
    userAgent: userAgent === null ? null : storable(userAgent),
    details: Object.fromEntries(
      Object.entries(details).map(([key, value]) => [key, typeof value === 'string' ? storable(value) : value]),
    ),
  };
}
