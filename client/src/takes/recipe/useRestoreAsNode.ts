import { createNodes } from '@dailies/shared/commands';
import { Recipe } from '@dailies/shared/runs';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { assetsQuery } from '../../api/assets.ts';
import { provenanceQuery } from '../../api/takes.ts';
import { addressOf } from '../../app/addresses.ts';
import { useOpenAddress } from '../../app/useOpenAddress.ts';
import { boxOf, freePlace } from '../../canvas/dropping/places.ts';
import type { Take } from '../../document/ProjectModel.ts';
import { useRun } from '../../document/useRun.ts';
import { sayError, sayProblem } from '../../interface/sayProblem.ts';
import { undoToast } from '../../interface/undoToast.tsx';
import { newId } from '../../session/ProjectSession.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { definitionOf, nodeOfRecipe } from './nodeOfRecipe.ts';

/**
 * Makes a node of its own that would make a take again, beside the take's shot, which stays as it is; goes to it,
 * and says what could not come. Works for takes of shots that were deleted, too.
 */
export function useRestoreAsNode(): (take: Take) => Promise<void> {
  const { model, project, undo } = useSession();
  const client = useQueryClient();
  const run = useRun();
  const open = useOpenAddress();
  return useCallback(
    async (take) => {
      try {
        const [provenance, assets] = await Promise.all([
          client.query(provenanceQuery(take.id)),
          client.query(assetsQuery(project.id)),
        ]);
        const recipe = Recipe.parse(provenance.recipe);
        const definition = definitionOf(recipe);
        if (definition === undefined) {
          sayProblem(`This version has no node that makes takes as this one was made (${recipe.module}).`);
          return;
        }
        const shot = model.nodes.get(take.node);
        const named = shot === undefined || shot.title === '' ? definition.title : shot.title;
        const boxes = [...model.nodes.values()].filter(({ scene }) => scene === (shot?.scene ?? null)).map(boxOf);
        const pos = freePlace(boxes, definition.size, shot === undefined ? undefined : boxOf(shot));
        const { nodes, edges, missing } = nodeOfRecipe(
          { recipe, seed: take.seed, title: `${named}, from take ${take.number}`.slice(0, 200) },
          definition,
          pos,
          {
            graph: model.graph,
            scene: shot?.scene ?? null,
            newest: (id) => assets.find((asset) => asset.id === id)?.version,
            newId,
          },
        );
        const [made] = nodes;
        if (!run(createNodes, { nodes, edges }).ok || made === undefined) return;
        open(addressOf.node(project.id, made.id));
        const said = `A new node has the settings, the prompt and the seed of take ${take.number}`;
        undoToast(
          undo,
          missing.length === 0 ? `${said}.` : `${said}; what is not here to connect: ${missing.join(', ')}.`,
        );
      } catch (error) {
        sayError(error);
      }
    },
    [client, model, project, run, open, undo],
  );
}
