import { type AnyCommand, CommandOrigin } from '@dailies/shared/commands';
import { ok, refuse, type Result } from '@dailies/shared/errors';
import type { ProjectSession } from '../session/ProjectSession.ts';

/**
 * Runs one command with each of several arguments, as one change and one step of undo under a name; all of
 * them or none.
 */
export function runTogether(
  session: Pick<ProjectSession, 'doc' | 'undo' | 'context' | 'phase'>,
  command: Pick<AnyCommand, 'name' | 'run' | 'dryRun'>,
  args: readonly unknown[],
  label: string,
): Result<null> {
  if (session.phase.get().kind !== 'open') {
    return refuse('conflict', 'This project is still loading; try again in a moment.');
  }
  const { doc, undo } = session;
  const context = session.context();
  for (const one of args) {
    const checked = command.dryRun(doc, one, context);
    if (!checked.ok) return checked;
  }
  undo.endGesture();
  doc.transact(
    () => {
      for (const one of args) command.run(doc, one, context);
    },
    new CommandOrigin(command.name, label, true),
  );
  undo.endGesture();
  return ok(null);
}
