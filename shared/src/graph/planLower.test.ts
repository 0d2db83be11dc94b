import { beforeAll, describe, expect, it } from 'vitest';
import { NodeId } from '../ids/index.ts';
import { Pipeline } from '../runs/index.ts';
import { TEST_CONTEXT } from '../testing/convergence/checkDocument.ts';
import { addTestNodeTypes } from '../testing/extraNodeTypes.ts';
import { act, sampleProject } from '../testing/sampleProject.ts';
import { readGraph } from './graphView.ts';
import { planLower } from './planLower.ts';

beforeAll(addTestNodeTypes);

const NODE = NodeId.parse('shot1');

const pipeline = (id: string, tiers: readonly string[]): Pipeline =>
  Pipeline.parse({
    id,
    version: 1,
    title: id,
    module: 'shot-still',
    tiers,
    runner: { executor: 'container', image: 'dailies/test:1' },
    requirements: { tags: [], gpuMemoryBytes: 0 },
    timeoutSeconds: 60,
  });

const pipelines = [
  pipeline('a-high', ['high']),
  pipeline('b-standard', ['standard']),
  pipeline('c-standard', ['standard']),
  pipeline('d-low', ['low']),
];

/** What the shot of a film at standard quality is made by where these do not answer. */
function madeBy(away: readonly string[], doc = sampleProject()) {
  const context = { ...TEST_CONTEXT, pipelines };
  const lower = planLower(readGraph(doc), NODE, context, ({ id }) => !away.includes(id));
  return lower === undefined ? undefined : [lower.pipeline.id, lower.quality, lower.planned.recipe.pipeline.id];
}

describe('[P26] where a pipeline cannot run', () => {
  it('another of the same quality comes first', () => {
    expect(madeBy(['b-standard'])).toEqual(['c-standard', 'standard', 'c-standard']);
  });

  it('a lower one comes then, and never a higher', () => {
    expect(madeBy(['b-standard', 'c-standard'])).toEqual(['d-low', 'low', 'd-low']);
    expect(madeBy(['b-standard', 'c-standard', 'd-low'])).toBeUndefined();
  });

  it('one that somebody connected is not replaced', () => {
    const doc = sampleProject();
    act(doc, 'arne', 'createNodes', {
      nodes: [{ id: 'choice', type: 'pipeline', pos: [0, 0], params: { pipeline: 'b-standard' } }],
    });
    const edge = { id: 'e-choice', from: 'choice', fromPort: 'pipeline', to: NODE, toPort: 'pipeline' };
    act(doc, 'arne', 'connect', edge);
    expect(madeBy(['c-standard'], doc)?.[0]).toBe('b-standard');
    expect(madeBy(['b-standard'], doc)).toBeUndefined();
  });
});
