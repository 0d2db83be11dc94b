import { describe, expect, test } from 'vitest';
import { GraphProgress } from './GraphProgress.ts';

const graph = () =>
  new GraphProgress({
    load: { class_type: 'CheckpointLoaderSimple', inputs: {}, _meta: { title: 'Load Checkpoint' } },
    sample: { class_type: 'KSampler', inputs: {} },
    save: { class_type: 'SaveImage', inputs: {} },
  });

describe('progress of a graph', () => {
  test('is weighted: sampling is nearly all of it', () => {
    const progress = graph();
    progress.begin('load');
    expect(progress.now).toEqual({ fraction: 0, phase: 'Load Checkpoint' });
    progress.begin('sample');
    expect(progress.now).toEqual({ fraction: 2 / 23, phase: 'KSampler' });
    progress.work('sample', 10, 20);
    expect(progress.now).toEqual({ fraction: 12 / 23, phase: 'KSampler, 10 of 20' });
    progress.begin('save');
    expect(progress.now.fraction).toBe(22 / 23);
    progress.finish('save');
    expect(progress.now.fraction).toBe(1);
  });

  test('what is cached is done', () => {
    const progress = graph();
    progress.cached(['load', 'sample', 'unknown']);
    expect(progress.now.fraction).toBe(22 / 23);
  });

  test.each([
    [7, 3, 22 / 23],
    [-7, 3, 2 / 23],
    [1, 0, 2 / 23],
    [0, 0, 2 / 23],
    [Number.NaN, 3, 2 / 23],
  ])('%d of %d is not taken on trust', (value, max, fraction) => {
    const progress = graph();
    progress.cached(['load']);
    progress.begin('sample');
    progress.work('sample', value, max);
    expect(progress.now.fraction).toBe(fraction);
  });

  test('a node that is not in the graph counts for nothing', () => {
    const progress = graph();
    progress.work('expanded.1', 1, 2);
    expect(progress.now).toEqual({ fraction: 0, phase: 'Working, 1 of 2' });
  });

  test('a graph of nothing has none', () => {
    expect(new GraphProgress({}).now.fraction).toBe(0);
  });
});
