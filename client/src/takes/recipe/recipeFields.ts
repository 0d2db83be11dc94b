import { PARAM_PREFIX } from '@dailies/shared/difference';
import { NODE_TYPES, type NodeDefinition } from '@dailies/shared/nodes';
import type { Recipe, RunInput } from '@dailies/shared/runs';
import { fieldText, fieldTitle, isProse, plainText } from '../../history/difference/fieldText.ts';

/** One thing that decides a take, as words. `prose` is compared word by word. */
export interface RecipeField {
  readonly key: string;
  readonly title: string;
  readonly kind: 'prose' | 'value';
  readonly text: string;
}

/** What media that went in is called: "SH010, take 3". */
export type NameMedia = (sha256: string) => string | undefined;

const HASH_SHOWN = 10;
const noAsset = { asset: () => undefined };

/** The node type that a recipe is of. */
const definitionOf = (recipe: Recipe): NodeDefinition | undefined =>
  [...NODE_TYPES.values()].find(({ module }) => module.key === recipe.module);

function inputText(input: RunInput, nameMedia: NameMedia): string {
  switch (input.type) {
    case 'text':
      return input.text;
    case 'number':
      return plainText(input.number);
    case 'flag':
      return plainText(input.flag);
    case 'media':
      return nameMedia(input.sha256) ?? `${input.kind} ${input.sha256.slice(0, HASH_SHOWN)}…`;
    case 'pipeline':
      return input.id;
    case 'asset':
      return `${input.asset.content.name} (version ${input.asset.version})`;
  }
}

/** Everything that decides a take, in the order that people read it: what it shows, what went in, how it was made. */
export function recipeFields(recipe: Recipe, seed: number, nameMedia: NameMedia): RecipeField[] {
  const definition = definitionOf(recipe);
  const known = Object.keys(definition?.params ?? {});
  const names = [...new Set([...known, ...Object.keys(recipe.params).sort()])].filter((name) =>
    Object.hasOwn(recipe.params, name),
  );
  const params = names.map((name): RecipeField => {
    const key = PARAM_PREFIX + name;
    return {
      key,
      title: fieldTitle(definition, key),
      kind: isProse(definition, key) ? 'prose' : 'value',
      text: fieldText(definition, key, recipe.params[name], noAsset),
    };
  });
  const inputs = Object.entries(recipe.inputs).flatMap(([port, values]): RecipeField[] =>
    values.length === 0
      ? []
      : [
          {
            key: `input:${port}`,
            title: definition?.module.inputs.find(({ key }) => key === port)?.title ?? port,
            kind: 'value',
            text: values.map((value) => inputText(value, nameMedia)).join(', '),
          },
        ],
  );
  const [numerator, denominator] = recipe.fps;
  const rate = `${Number((numerator / denominator).toFixed(3))} fps`;
  const value = (key: string, title: string, text: string): RecipeField => ({ key, title, kind: 'value', text });
  return [
    ...params,
    ...inputs,
    value('pipeline', 'Pipeline', `${recipe.pipeline.id} version ${recipe.pipeline.version}`),
    value('module', 'Kind of shot', `${definition?.title ?? recipe.module} version ${recipe.moduleVersion}`),
    value('size', 'Size', `${recipe.widthPx} × ${recipe.heightPx}`),
    // Where the length follows from what went in, the recipe has one frame.
    ...(recipe.kind === 'video' && recipe.frames > 1
      ? [value('length', 'Length', `${recipe.frames} frames at ${rate}`)]
      : []),
    value('seed', 'Seed', String(seed)),
  ];
}
