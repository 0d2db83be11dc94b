import { connect, disconnect } from '@dailies/shared/commands';
import type { EdgeRecord } from '@dailies/shared/document';
import { ok, type Result } from '@dailies/shared/errors';
import { checkConnection, type Edge } from '@dailies/shared/graph';
import { newId, type ProjectSession } from '../../session/ProjectSession.ts';
import { graphWithout } from '../connecting/graphWithout.ts';

/** Connects another port instead of one, in one step of undo; where that is refused, the edge stays where it is. */
export function moveEdge(session: ProjectSession, taken: Edge, to: EdgeRecord): Result<unknown> {
  const isSame = taken.to === to.to && taken.toPort === to.toPort;
  if (isSame) return ok(null);
  const check = checkConnection(graphWithout(session.model.graph, taken.id), to);
  if (!check.ok) return check;
  return session.undo.named('Move edge', () => {
    session.run(disconnect, { ids: [taken.id] }, 'gesture');
    return session.run(connect, { id: newId(), ...to }, 'gesture');
  });
}
