import { canonicalJson } from '@dailies/shared/ids';
import { NODE_TYPES, type NodeDefinition, type ParamHint } from '@dailies/shared/nodes';
import { pipelineName, type Recipe, type RunInput } from '@dailies/shared/runs';

/** One thing in which two recipes differ, in words; null where one of them has nothing there. */
export interface RecipeChange {
  readonly title: string;
  readonly was: string | null;
  readonly is: string | null;
  /** Whether it is prose, which is read side by side and not in one line. */
  readonly isProse: boolean;
}

const FPS_DIGITS = 3;
const rate = ([numerator, denominator]: Recipe['fps']): string =>
  `${Number((numerator / denominator).toFixed(FPS_DIGITS))} fps`;

function valueText(hint: ParamHint | undefined, value: unknown): string {
  if (value === undefined || value === null || value === '') return 'none';
  if (hint?.control === 'choice')
    return hint.choices.find((choice) => choice.value === value)?.title ?? JSON.stringify(value);
  if (typeof value === 'number')
    return `${Number(value.toFixed(3))}${hint?.control === 'number' ? ` ${hint.unit}` : ''}`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What an input is known by, so that its next version is the same one changed. */
const keyOf = (input: RunInput): string => (input.type === 'asset' ? input.asset.id : canonicalJson(input));

function inputText(input: RunInput): string {
  switch (input.type) {
    case 'pipeline':
      return input.id;
    case 'asset':
      return `${input.asset.content.name} (version ${input.asset.version})`;
    case 'text':
      return input.text;
    case 'number':
      return String(input.number);
    case 'flag':
      return input.flag ? 'yes' : 'no';
    case 'media':
      return `a ${input.kind} (${input.sha256.slice(0, 6)})`;
  }
}

function inputChanges(title: string, was: readonly RunInput[], is: readonly RunInput[]): RecipeChange[] {
  const before = new Map(was.map((input) => [keyOf(input), inputText(input)]));
  const after = new Map(is.map((input) => [keyOf(input), inputText(input)]));
  const isOrderOnly = before.size === after.size && [...before].every(([key, text]) => after.get(key) === text);
  if (isOrderOnly) {
    const [first, second] = [was.map(inputText).join(', '), is.map(inputText).join(', ')];
    return first === second ? [] : [{ title, was: first, is: second, isProse: false }];
  }
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key): RecipeChange[] => {
    const [old, now] = [before.get(key) ?? null, after.get(key) ?? null];
    return old === now ? [] : [{ title, was: old, is: now, isProse: false }];
  });
}

const definitionOf = (module: string): NodeDefinition | undefined =>
  [...NODE_TYPES.values()].find((definition) => definition.module.key === module);

/**
 * In what two recipes differ, as people call it: the params in the order of the form, what went in, the
 * frame, the pipeline. Nothing where they are one recipe.
 */
export function recipeChanges(was: Recipe, is: Recipe): readonly RecipeChange[] {
  const definition = definitionOf(is.module);
  const hints = definition?.params ?? {};
  const names = new Set([...Object.keys(hints), ...Object.keys(was.params), ...Object.keys(is.params)]);
  const changes = [...names].flatMap((name): RecipeChange[] => {
    const hint = hints[name];
    const [old, now] = [valueText(hint, was.params[name]), valueText(hint, is.params[name])];
    return old === now ? [] : [{ title: hint?.title ?? name, was: old, is: now, isProse: hint?.control === 'text' }];
  });
  const ports = new Set([...Object.keys(was.inputs), ...Object.keys(is.inputs)]);
  for (const port of ports) {
    const title = definition?.module.inputs.find(({ key }) => key === port)?.title ?? port;
    changes.push(...inputChanges(title, was.inputs[port] ?? [], is.inputs[port] ?? []));
  }
  const facts = (recipe: Recipe): [string, string][] => [
    ['Size', `${recipe.widthPx} × ${recipe.heightPx}`],
    ['Frames', String(recipe.frames)],
    ['Rate', rate(recipe.fps)],
    ['Pipeline', pipelineName(recipe.pipeline)],
    ['Kind of shot', `${definitionOf(recipe.module)?.title ?? recipe.module} ${recipe.moduleVersion}`],
  ];
  const before = facts(was);
  facts(is).forEach(([title, now], index) => {
    const old = before[index]?.[1] ?? null;
    if (old !== now) changes.push({ title, was: old, is: now, isProse: false });
  });
  return changes;
}
