import { paramProblem, type Pipeline } from '../../runs/index.ts';
import type { ChoiceProblem } from './comfyPipeline.ts';
import { pipelineSources } from './pipelineSources.ts';

/**
 * What is wrong with a pipeline beyond its schema, field by field: what it is to make is nothing that runs, a value or
 * a file goes into a node that its workflow has not, or a setting's default is outside of its range.
 */
export function checkPipeline({ module, runner, params = [] }: Pipeline): readonly ChoiceProblem[] {
  const problems: ChoiceProblem[] = [];
  const say = (field: string, message: string): void => void problems.push({ field, message });
  const sources = pipelineSources(module);
  if (sources === null) say('module', `Nothing that runs is called "${module}"; choose what this makes.`);
  const keys = new Set<string>();
  for (const [index, param] of params.entries()) {
    const problem = paramProblem(param, param.default);
    if (problem !== undefined) say(`params.${index}.default`, problem);
    if (keys.has(param.key)) say(`params.${index}.key`, `Two settings are called "${param.key}"; rename one.`);
    keys.add(param.key);
  }
  const knows = (from: string): boolean =>
    sources === null || sources.values.some((value) => value.from === from) || keys.has(from.replace('param:', ''));
  const strange = (from: string): string =>
    `A ${module} has no "${from.replace('param:', '')}", and the pipeline adds no such setting.`;
  if (runner.executor === 'comfyui') {
    const { workflow, values, media, output } = runner;
    const lacks = (node: string): boolean => !Object.hasOwn(workflow, node);
    if (lacks(output)) say('runner.output', `There is no node "${output}" in the workflow.`);
    for (const [index, { node, from }] of values.entries()) {
      if (lacks(node)) say(`runner.values.${index}.node`, `There is no node "${node}" in the workflow.`);
      if (!knows(from)) say(`runner.values.${index}.from`, strange(from));
    }
    for (const [index, { node, port }] of media.entries()) {
      if (lacks(node)) say(`runner.media.${index}.node`, `There is no node "${node}" in the workflow.`);
      if (sources !== null && !sources.ports.some(({ key }) => key === port)) {
        say(`runner.media.${index}.port`, `A ${module} has no port "${port}" for media.`);
      }
    }
  }
  if (runner.executor === 'http') {
    for (const [name, value] of Object.entries(runner.values)) {
      const from = typeof value === 'string' ? value : value.from;
      if (!knows(from)) say(`runner.values.${name}`, strange(from));
    }
  }
  return problems;
}
