import { type FileRecipe, writeFileRecipe } from '@dailies/shared/embedding';
import { pipelineName, type PipelineRunner } from '@dailies/shared/runs';

const IPTC = 'http://cv.iptc.org/newscodes/digitalsourcetype';

/**
 * How a picture came to be, in IPTC's words. What Dailies computes itself is drawn or edited by rules; what
 * anything else makes is taken for a trained model's, so that none is passed off as less.
 */
export function digitalSourceType({ recipe }: FileRecipe, executor: PipelineRunner['executor'] | null): string {
  const isOfOthers = Object.values(recipe.inputs).some((inputs) => inputs.some(({ type }) => type === 'media'));
  if (executor === 'builtin') return `${IPTC}/${isOfOthers ? 'composite' : 'algorithmicMedia'}`;
  return `${IPTC}/${isOfOthers ? 'compositeWithTrainedAlgorithmicMedia' : 'trainedAlgorithmicMedia'}`;
}

/** The whole record as one text, as it stands in the file: readers of assertions take lists of small numbers for bytes. */
const recipeSaid = (recipe: FileRecipe) => ({
  take: recipe.take,
  project: recipe.project.id,
  pipeline: pipelineName(recipe.recipe.pipeline),
  recipeHash: recipe.recipeHash,
  seed: recipe.seed,
  record: writeFileRecipe(recipe),
});

export interface ClaimOf {
  readonly recipe: FileRecipe;
  /** Null: the pipeline is not known here. */
  readonly executor: PipelineRunner['executor'] | null;
  /** Of Dailies. */
  readonly version: string;
}

/** The name of the recipe among the assertions: `local`, as no domain stands behind it. */
export const RECIPE_ASSERTION = 'local.dailies.recipe';

/** What is signed of a take's file: who says so, how it was made, and its recipe. No person is in it. */
export function claimOf({ recipe, executor, version }: ClaimOf, isMadeElsewhere: boolean): Record<string, unknown> {
  const { pipeline } = recipe.recipe;
  const softwareAgent = { name: pipeline.id, version: String(pipeline.version) };
  const actions = isMadeElsewhere
    ? [{ action: 'c2pa.opened', parameters: { ingredientIds: ['made'] } }, { action: 'c2pa.edited.metadata' }]
    : [
        {
          action: 'c2pa.created',
          when: recipe.madeAt,
          softwareAgent,
          digitalSourceType: digitalSourceType(recipe, executor),
        },
      ];
  return {
    claim_generator_info: [{ name: 'Dailies', version }],
    title: recipe.number === null ? recipe.node.title : `${recipe.node.title}, take ${recipe.number}`,
    assertions: [
      { label: 'c2pa.actions.v2', data: { actions } },
      { label: RECIPE_ASSERTION, data: recipeSaid(recipe), kind: 'Json' },
    ],
  };
}
