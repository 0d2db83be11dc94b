import { z } from 'zod';
import { ProjectId, UserId } from '../ids/index.ts';
import { PageQuery } from './page.ts';

/** What the audit log knows of: the stable code, and what it says to people. */
export const AUDIT_ACTIONS = {
  'account.created': 'Made an account',
  'account.renamed': 'Changed their name',
  'sign-in.succeeded': 'Signed in',
  'sign-in.failed': 'Failed to sign in',
  'sign-out': 'Signed out',
  'session.ended': 'Ended a session',
  'token.created': 'Signed a program in',
  'access-token.created': 'Made a personal access token',
  'access-token.revoked': 'Revoked a personal access token',
  'password.changed': 'Changed their password',
  'two-factor.enabled': 'Turned on two-factor sign-in',
  'two-factor.disabled': 'Turned off two-factor sign-in',
  'two-factor.recovery-codes-renewed': 'Made new recovery codes',
  'two-factor.recovery-code-used': 'Used a recovery code',
  'passkey.added': 'Added a passkey',
  'passkey.renamed': 'Renamed a passkey',
  'passkey.removed': 'Removed a passkey',
  'sign-on.linked': 'Linked single sign-on',
  'sign-on.unlinked': 'Unlinked single sign-on',
  'invite.created': 'Made an invitation',
  'invite.used': 'Used an invitation',
  'invite.revoked': 'Withdrew an invitation',
  'member.added': 'Joined the project',
  'member.role-changed': 'Changed a role',
  'member.removed': 'Removed a member',
  'project.created': 'Created the project',
  'project.renamed': 'Renamed the project',
  'project.archived': 'Archived the project',
  'project.restored': 'Took the project out of the archive',
  'project.exported': 'Exported the project',
  'project.imported': 'Imported the project',
  'update.refused': 'Sent an edit that was refused',
  'version.named': 'Named a version',
  'version.restored': 'Restored a version',
  'branch.created': 'Made a branch',
  'branch.merged': 'Merged a branch',
  'asset.created': 'Made an asset',
  'asset.version-added': 'Gave an asset a new version',
  'asset.promoted': 'Shared an asset with the studio',
  'asset.archived': 'Archived an asset',
  'asset.restored': 'Took an asset out of the archive',
  'template.created': 'Saved a template',
  'template.removed': 'Removed a template',
  'webhook.created': 'Made a webhook',
  'webhook.changed': 'Changed a webhook',
  'webhook.rotated': 'Made a new secret for a webhook',
  'webhook.removed': 'Removed a webhook',
  'pipeline.changed': 'Changed a pipeline',
  'backend.created': 'Added a backend',
  'backend.changed': 'Changed a backend',
  'backend.credential-changed': 'Changed the credential of a backend',
  'backend.removed': 'Removed a backend',
  'queue.paused': 'Paused the queue',
  'queue.resumed': 'Let the queue go on',
  'share.changed': 'Changed what a project gets of the farm',
  'backup.written': 'Wrote a backup',
  'backup.restored': 'Restored a backup',
  'audit.exported': 'Exported the audit log',
} as const;
export type AuditAction = keyof typeof AUDIT_ACTIONS;

const isAction = (text: string): text is AuditAction => Object.hasOwn(AUDIT_ACTIONS, text);
export const AuditAction = z.string().refine(isAction, 'There is no such action in the audit log.');

/** An event of the audit log. */
export const AuditEvent = z.object({
  /** Rises with every event. */
  id: z.int(),
  at: z.iso.datetime(),
  /** Null: nobody who is known, or the installation itself. */
  actor: z.object({ id: UserId, name: z.string(), email: z.string().nullable() }).nullable(),
  /** One of `AUDIT_ACTIONS`; a newer server may know more. */
  action: z.string(),
  project: z.object({ id: ProjectId, name: z.string() }).nullable(),
  /** What it was done to: an id; `subjectName` where it is a person. */
  subject: z.string().nullable(),
  subjectName: z.string().nullable(),
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
});
export type AuditEvent = z.infer<typeof AuditEvent>;

/** Which events are wanted; times include `from` and leave out `until`. */
export const AuditFilter = z.object({
  person: UserId.optional(),
  action: AuditAction.optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

export const AuditQuery = PageQuery.extend(AuditFilter.shape);
export type AuditQuery = z.infer<typeof AuditQuery>;

export const AuditExportQuery = AuditFilter.extend({
  /** `csv` for a table, `jsonl` for one JSON object a line. */
  format: z.enum(['csv', 'jsonl']).default('csv'),
});
export type AuditExportQuery = z.infer<typeof AuditExportQuery>;
