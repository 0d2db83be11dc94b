import { setMode, setPickLock } from '@dailies/shared/commands';
import type { NodeMode } from '@dailies/shared/document';
import type { NodeId } from '@dailies/shared/ids';
import { sayProblem } from '../interface/sayProblem.ts';
import type { ProjectSession } from '../session/ProjectSession.ts';

const NAMES: Readonly<Record<NodeMode, readonly [on: string, off: string]>> = {
  disabled: ['Disable', 'Enable'],
  bypassed: ['Pass through', 'Stop passing through'],
};

/** Whether all of some nodes are left out in a way. */
const areAll = (session: ProjectSession, nodes: readonly NodeId[], mode: NodeMode): boolean =>
  nodes.length > 0 && nodes.every((id) => session.model.nodes.get(id)?.mode === mode);

/** What a press would do, as the step of undo is called. */
export const modeAction = (session: ProjectSession, nodes: readonly NodeId[], mode: NodeMode): string =>
  NAMES[mode][areAll(session, nodes, mode) ? 1 : 0];

/** Leaves nodes out in a way, or lets them work again where all of them were. One step of undo, by its name. */
export function toggleMode(session: ProjectSession, nodes: readonly NodeId[], mode: NodeMode): void {
  if (nodes.length === 0 || !session.may('nodes')) return;
  const isOff = areAll(session, nodes, mode);
  const result = session.undo.named(modeAction(session, nodes, mode), () =>
    session.run(setMode, { ids: nodes, mode: isOff ? null : mode }, 'gesture'),
  );
  if (!result.ok) sayProblem(result.refusal.message);
}

/** Whether the picks of all of some nodes are locked. */
export const areLocked = (session: ProjectSession, nodes: readonly NodeId[]): boolean =>
  nodes.length > 0 && nodes.every((id) => session.model.nodes.get(id)?.pickLock !== undefined);

/** Locks the picks of nodes that have one, or unlocks them where all are locked. */
export function togglePickLock(session: ProjectSession, nodes: readonly NodeId[]): void {
  const isLocked = areLocked(session, nodes);
  const meant = isLocked ? nodes : nodes.filter((id) => session.model.pick(id) !== undefined);
  if (meant.length === 0 || !session.may('nodes')) return;
  const result = session.undo.named(isLocked ? 'Unlock pick' : 'Lock pick', () =>
    session.run(setPickLock, { nodes: meant, locked: !isLocked }, 'gesture'),
  );
  if (!result.ok) sayProblem(result.refusal.message);
}
