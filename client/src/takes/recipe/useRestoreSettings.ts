import { setParams } from '@dailies/shared/commands';
import { withNames } from '@dailies/shared/mentions';
import { NODE_TYPES } from '@dailies/shared/nodes';
import { Recipe } from '@dailies/shared/runs';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { provenanceQuery } from '../../api/takes.ts';
import { recipeDifference } from '../../compare/recipeDifference.ts';
import type { Take } from '../../document/ProjectModel.ts';
import { useRun } from '../../document/useRun.ts';
import { sayError } from '../../interface/sayProblem.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { recipeFields } from './recipeFields.ts';
import { arrivingPrompt, ownPrompt, restoredParams } from './restoredParams.ts';

/** What shall be other than in the take. */
interface Changes {
  /** What is written on the shot; left out: what the take was made with. */
  readonly prompt?: string;
  /** Null: a new seed for each take; left out: the shot's seed stays as it is. */
  readonly seed?: number | null;
}

/** What a take's settings would put on its shot; `prompt` undefined: what is connected says something else now. */
export interface Restorable {
  readonly recipe: Recipe;
  readonly prompt: string | undefined;
  /** What the connected nodes say, which stands before the shot's own words. */
  readonly arriving: string;
}

/** Puts what a take was made with back on its shot, as one step of undo, and says what still differs. */
export function useRestoreSettings() {
  const { model, plans } = useSession();
  const client = useQueryClient();
  const run = useRun();
  const look = useCallback(
    async (take: Take): Promise<Restorable | null> => {
      try {
        const provenance = await client.query(provenanceQuery(take.id));
        const recipe = Recipe.parse(provenance.recipe);
        const written = model.nodes.get(take.node)?.params['prompt'];
        const own = typeof written === 'string' ? written : '';
        // Recipes have names where the shot mentions.
        const read = withNames(own, () => undefined, '').trim();
        const whole = plans.plan(take.node)?.recipe.params['prompt'];
        const arriving = typeof whole === 'string' ? arrivingPrompt(whole, read) : '';
        const wanted = recipe.params['prompt'];
        const prompt = typeof wanted === 'string' ? ownPrompt(wanted, arriving) : undefined;
        // What reads the same stays as it is, with its mentions.
        return { recipe, arriving, prompt: prompt === read ? own : prompt };
      } catch (error) {
        sayError(error);
        return null;
      }
    },
    [client, model, plans],
  );
  const restore = useCallback(
    (take: Take, { recipe, prompt }: Restorable, changes: Changes = {}): boolean => {
      const definition = NODE_TYPES.get(model.nodes.get(take.node)?.type ?? '');
      if (definition === undefined) return false;
      const words = changes.prompt ?? prompt;
      const params = {
        ...restoredParams(definition, recipe),
        ...(words === undefined ? {} : { prompt: words }),
        ...(changes.seed === undefined ? {} : { seed: changes.seed }),
      };
      return run(setParams, { id: take.node, params }).ok;
    },
    [model, run],
  );
  /** What the shot would be made with now that the take was not: titles of the inspector. */
  const differing = useCallback(
    (take: Take, { recipe }: Restorable): readonly string[] => {
      const now = plans.plan(take.node)?.recipe;
      if (now === undefined) return [];
      const fields = [recipe, now].map((one) => recipeFields(one, take.seed, () => undefined));
      return recipeDifference(fields).map(({ title }) => title.toLowerCase());
    },
    [plans],
  );
  return { look, restore, differing };
}
