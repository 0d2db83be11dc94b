import { ListedPipeline } from '@dailies/shared/http';
import { expect, it } from 'vitest';
import { nextVersionJson, pipelineJson } from './pipelineJson.ts';
import { readPipelineJson } from './readPipelineJson.ts';

const pipeline = (version: number): ListedPipeline =>
  ListedPipeline.parse({
    id: 'ours',
    version,
    title: 'Ours',
    module: 'shot-still',
    tiers: ['low'],
    runner: { executor: 'container', image: 'ours:1' },
    requirements: { tags: [], gpuMemoryBytes: 0 },
    timeoutSeconds: 60,
    enabled: false,
  });

it('shows what was published, and begins the next version with it', () => {
  const { enabled: _, ...published } = pipeline(1);
  expect(JSON.parse(pipelineJson(pipeline(1)))).toEqual(published);
  const next = readPipelineJson(nextVersionJson(pipeline(1), [pipeline(2), pipeline(1)]));
  expect(next).toEqual({ ok: true, pipeline: { ...published, version: 3 } });
});
