import { requestCells } from '@dailies/shared/commands';
import type { Result } from '@dailies/shared/errors';
import { type Cell, cellsAbove, fansAbove } from '@dailies/shared/graph';
import type { NodeId } from '@dailies/shared/ids';
import { newId, type ProjectSession } from '../session/ProjectSession.ts';

interface Asking {
  readonly node: NodeId;
  /** Left out: every cell that the node has. */
  readonly cells?: readonly Cell[];
  readonly variations: number;
  readonly anyway: boolean;
}

/** Whether a node is below fan-outs, so that it is asked for cell by cell. */
export const isFanned = ({ model }: ProjectSession, node: NodeId): boolean => fansAbove(model.graph, node).length > 0;

/** Asks for takes of a node below fan-outs: a request a cell, with the recipe that each has now. */
export function askForCells(session: ProjectSession, { node, cells, variations, anyway }: Asking): Result<unknown> {
  const wanted = cells === undefined ? cellsAbove(session.model.graph, node) : { ok: true as const, value: cells };
  if (!wanted.ok) return wanted;
  return session.run(requestCells, {
    node,
    variations,
    anyway,
    cells: wanted.value.map((values) => ({
      id: newId(),
      values,
      // What the person sees is what the server shall find; null says that this page could not know.
      recipe: session.plans.plan(node, values)?.recipeHash ?? null,
    })),
  });
}
