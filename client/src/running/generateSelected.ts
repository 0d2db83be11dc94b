import { requestTakes } from '@dailies/shared/commands';
import { SCENE_TYPE } from '@dailies/shared/graph';
import type { NodeId } from '@dailies/shared/ids';
import { NODE_TYPES } from '@dailies/shared/nodes';
import { askForCells, isFanned } from '../document/askForCells.ts';
import { sayProblem } from '../interface/sayProblem.ts';
import { newId, type ProjectSession } from '../session/ProjectSession.ts';
import { showChain } from './chainDialog.ts';

/** Those of some nodes that make takes. */
export const generating = ({ model }: ProjectSession, nodes: readonly NodeId[]): readonly NodeId[] =>
  nodes.filter((id) => NODE_TYPES.get(model.nodes.get(id)?.type ?? '')?.module.runs === true);

/** The scenes among some nodes. */
export const scenesOf = ({ model }: ProjectSession, nodes: readonly NodeId[]): readonly NodeId[] =>
  nodes.filter((id) => model.nodes.get(id)?.type === SCENE_TYPE);

/** Generates the one node that is selected; of several it shows first what would run. */
export function generateSelected(session: ProjectSession, selected: readonly NodeId[]): void {
  const nodes = generating(session, selected);
  const [node] = nodes;
  if (node === undefined || !session.may('requests')) return;
  if (nodes.length > 1) return showChain('nodes', nodes);
  const recipe = session.plans.plan(node)?.recipeHash ?? null;
  const args = { id: newId(), node, kind: 'generate', variations: 1, recipe, anyway: false };
  const result = isFanned(session, node)
    ? askForCells(session, { node, variations: 1, anyway: false })
    : session.run(requestTakes, args);
  if (!result.ok) sayProblem(result.refusal.message);
}
