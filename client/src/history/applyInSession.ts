import { applyChanges, type AppliedReport, type Change } from '@dailies/shared/difference';
import type { ProjectSession } from '../session/ProjectSession.ts';

/** Applies changes as this person, as one step of undo. The project must be open. */
export function applyInSession(
  session: Pick<ProjectSession, 'doc' | 'undo' | 'context'>,
  changes: readonly Change[],
  label: string,
): AppliedReport {
  session.undo.endGesture();
  const report = applyChanges(session.doc, changes, session.context(), label);
  session.undo.endGesture();
  return report;
}
