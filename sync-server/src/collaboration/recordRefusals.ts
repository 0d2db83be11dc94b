import type { Sql } from '@dailies/migrations';
import type { Logger } from 'pino';
import { recordAuditSql } from '../actions/audit/recordAuditSql.ts';
import type { CloseReason } from './CloseReason.ts';
import type { CollaborationContext } from './Collaborator.ts';

/** Tells of an update that was understood and refused. */
export type RefusalRecorder = (context: CollaborationContext, refusal: CloseReason) => void;

/**
 * Writes refused updates into the audit log. Nobody waits for it: the refusal stands whether or not
 * it could be written down.
 */
export const recordRefusals =
  (sql: Sql, log: Logger): RefusalRecorder =>
  ({ collaborator, from }, { reason }) => {
    if (collaborator === undefined) return;
    const { user: actor, project } = collaborator;
    const [rule = ''] = reason.slice('refused:'.length).split(' ', 1);
    recordAuditSql(sql, {
      action: 'update.refused',
      actor,
      project,
      details: { rule },
      from: from ?? { address: null, userAgent: null },
    }).catch((error: unknown) => log.error({ err: error, project, user: actor }, 'a refusal was not written down'));
  };
