import type { CommandContext } from '@dailies/shared/commands';
import { applyChanges, type AppliedReport, type Change, unsentChanges } from '@dailies/shared/difference';
import { newDocument } from '@dailies/shared/document';
import { ProjectId } from '@dailies/shared/ids';
import * as Y from 'yjs';
import { ApiProblem } from '../api/ApiProblem.ts';
import { epochState } from '../api/versions.ts';
import { applyInSession } from '../history/applyInSession.ts';
import type { ProjectSession } from '../session/ProjectSession.ts';
import { deleteRescued, keepRescued, listRescued, type RescuedCopy } from './RescueStore.ts';

const LABEL = 'Bring over edits';

/** What a copy holds that the server never had. Throws where that cannot be known now. */
async function unsentOf(session: ProjectSession, copy: RescuedCopy): Promise<Change[]> {
  const base =
    copy.epoch === null
      ? Y.encodeStateAsUpdate(session.doc)
      : await epochState(ProjectId.parse(copy.project), copy.epoch);
  return unsentChanges(base, copy.update);
}

/** What bringing changes over would do, tried on a copy. */
export function tryOut(doc: Y.Doc, changes: readonly Change[], context: CommandContext): AppliedReport {
  const trial = newDocument();
  Y.applyUpdate(trial, Y.encodeStateAsUpdate(doc));
  return applyChanges(trial, changes, context, LABEL);
}

/** What an offered copy holds alone, and what of it could come over. */
export interface Preview {
  readonly changes: readonly Change[];
  readonly report: AppliedReport;
}

export async function previewOf(session: ProjectSession, copy: RescuedCopy): Promise<Preview> {
  const changes = await unsentOf(session, copy);
  return { changes, report: tryOut(session.doc, changes, session.context()) };
}

/** Does it, as one step that can be undone, and remembers how it went. A copy that came over whole is not kept. */
export async function bringOver(session: ProjectSession, copy: RescuedCopy): Promise<RescuedCopy> {
  const changes = await unsentOf(session, copy);
  const { applied, refused } = applyInSession(session, changes, LABEL);
  const tried: RescuedCopy = { ...copy, standing: 'tried', broughtOver: applied, left: refused };
  if (refused.length === 0) await deleteRescued(copy.id);
  else await keepRescued(tried);
  return tried;
}

/**
 * Brings over what waits of older copies of this project. Where the end of their epoch was not kept,
 * what they hold cannot be told from what the server had: they stay, whole. Throws where the server
 * cannot be reached; they wait on.
 */
export async function bringOverWaiting(session: ProjectSession): Promise<RescuedCopy[]> {
  const copies = await listRescued(session.me.id, session.project.id);
  const done: RescuedCopy[] = [];
  for (const copy of copies.filter(({ standing }) => standing === 'waiting').reverse()) {
    try {
      done.push(await bringOver(session, copy));
    } catch (error) {
      if (!(error instanceof ApiProblem && error.code === 'not-found')) throw error;
      const tried: RescuedCopy = { ...copy, standing: 'tried' };
      await keepRescued(tried);
      done.push(tried);
    }
  }
  return done;
}
