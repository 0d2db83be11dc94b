import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkPipeline } from '@dailies/shared/farm/comfy';
import { Pipeline, pipelineName } from '@dailies/shared/runs';
import { describe, expect, it } from 'vitest';
import { GPU_PIPELINES } from './places.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const names = readdirSync(join(ROOT, GPU_PIPELINES)).filter((name) => name.endsWith('.json'));
const read = (name: string): unknown => JSON.parse(readFileSync(join(ROOT, GPU_PIPELINES, name), 'utf8'));

describe('the pipelines of function runners', () => {
  it('are there, and none of them is published by itself', () => {
    expect(names.length).toBeGreaterThan(20);
    const published = readdirSync(join(ROOT, 'infra/pipelines')).filter((name) => name.endsWith('.json'));
    expect(published.filter((name) => names.includes(name))).toEqual([]);
  });

  it.each(names)('%s is whole, and its runner is here', (name) => {
    const pipeline = Pipeline.parse(read(name));
    expect(`${pipeline.id}.v${pipeline.version}.json`).toBe(name);
    expect(checkPipeline(pipeline)).toEqual([]);
    const { runner, requirements, timeoutSeconds, stuckAfterSeconds = Infinity, params = [], models = [] } = pipeline;
    if (runner.executor !== 'container') throw new Error(`${name} is no container.`);
    const [, folder = '', version] = /^dailies\/([a-z]+):(\d+)$/.exec(runner.image) ?? [];
    expect(version).toBe('1');
    const [program, script = '', ...words] = runner.command ?? [];
    expect(program).toMatch(/^python3?$/);
    const file = script.replace('/app/', `infra/runners/${folder}/`);
    expect(existsSync(join(ROOT, file)), file).toBe(true);
    expect(existsSync(join(ROOT, 'infra/runners', folder, 'Dockerfile'))).toBe(true);
    // A run that is stuck is found before it is too late.
    expect(stuckAfterSeconds).toBeLessThanOrEqual(timeoutSeconds);
    expect(requirements.tags.includes('gpu')).toBe(requirements.gpuMemoryBytes > 0);
    // Each setting is read by the runner, or by what runners share.
    const code = [
      ...readdirSync(join(ROOT, 'infra/runners', folder))
        .filter((part) => part.endsWith('.py'))
        .map((part) => `infra/runners/${folder}/${part}`),
      ...['diffusion/stills.py', 'run.py'].map((part) => `infra/runners/protocol/dailies_runner/${part}`),
    ]
      .map((path) => readFileSync(join(ROOT, path), 'utf8'))
      .join('\n');
    for (const { key } of params) expect(code).toContain(`"${key}"`);
    // Models that are named on the command line are those that are fetched.
    const said = words.flatMap((word, index) =>
      /^--(?:model|image-model|mapping|controlnet|detector|voices|whisper|checkpoint)$/.test(word)
        ? [words[index + 1] ?? '']
        : [],
    );
    for (const path of said)
      expect(models.some((model) => model.path === path || model.path.startsWith(`${path}/`))).toBe(true);
    for (const { path, url, repository } of models) {
      expect(
        [url, repository].filter((from) => from !== undefined),
        path,
      ).toHaveLength(1);
    }
  });

  it('say the same of a model wherever they name it', () => {
    const known = new Map<string, string>();
    for (const name of names) {
      const pipeline = Pipeline.parse(read(name));
      for (const model of pipeline.models ?? []) {
        const said = JSON.stringify(model);
        expect(known.get(model.path) ?? said, `${pipelineName(pipeline)}: ${model.path}`).toBe(said);
        known.set(model.path, said);
      }
    }
  });
});
