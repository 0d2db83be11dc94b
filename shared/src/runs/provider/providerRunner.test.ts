import { expect, test } from 'vitest';
import { Recipe, RecipeHash, type RunSpec } from '../runSpec.ts';
import { providerPrice } from './providerPrice.ts';
import { ProviderRunner, type ProviderValue } from './providerRunner.ts';
import { providerValues } from './providerValues.ts';

const whole = {
  executor: 'http',
  values: { prompt: 'param:prompt' },
  media: { image: 'data-url' },
  submit: { method: 'POST', path: '/jobs', body: { prompt: '{prompt}', image: '{media.image}' }, keep: { id: '/id' } },
  poll: { method: 'GET', path: '/jobs/{kept.id}', everyMs: 1_000, state: '/state', done: ['done'], failed: [] },
  result: { at: '/url', as: 'url', kind: 'image' },
  problem: { sentence: ['/error'], code: [] },
};

const sentences = (change: object): string[] => {
  const parsed = ProviderRunner.safeParse({ ...whole, ...change });
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
};

test('an interface that fits together is taken', () => expect(sentences({})).toEqual([]));

test.each([
  [{ values: {} }, 'submit.body names {prompt}, which there is not'],
  [{ media: {} }, 'submit.body names {media.image}, which there is not'],
  [{ submit: { ...whole.submit, keep: {} } }, 'poll.path names {kept.id}, which there is not'],
  [{ media: { image: 'upload' } }, 'upload must say how media is uploaded'],
  [{ result: { ...whole.result, as: 'body' } }, 'fetch must be there where the result is the body of an answer'],
  [{ submit: { ...whole.submit, form: true, body: '{prompt}' } }, 'submit.body must be an object: a form has fields'],
  [
    { values: { prompt: { from: 'aspect', choose: { wide: 1 } } } },
    'values.prompt.choose has "wide", which must be as 16:9',
  ],
  [
    { values: { prompt: { from: 'seconds', choose: { long: 1 } } } },
    'values.prompt.choose has "long", which must be a number',
  ],
  [{ submit: { ...whole.submit, headers: { Key: '{secret}' } } }, 'submit.headers names {secret}, which there is not'],
])('%j is refused with the name of the field', (change, sentence) => {
  expect(sentences(change)).toContain(sentence);
});

test.each(['https://elsewhere.example/jobs', 'jobs', '{prompt}', '{kept.id}/more'])(
  'a path is under the backend, or an address that was kept: not %s',
  (path) => expect(sentences({ submit: { ...whole.submit, path } })).not.toEqual([]),
);

const spec = (more: Partial<Recipe> = {}): RunSpec => ({
  recipe: Recipe.parse({
    module: 'shot-motion',
    moduleVersion: 1,
    pipeline: { id: 'example', version: 1 },
    kind: 'video',
    params: { prompt: 'A pier', style: 'ink', empty: '' },
    inputs: {},
    widthPx: 1_920,
    heightPx: 804,
    frames: 72,
    fps: [24_000, 1_001],
    ...more,
  }),
  recipeHash: RecipeHash.parse('0123456789abcdef0123456789abcdef'),
  seed: 7,
  requirements: { tags: [], gpuMemoryBytes: 0 },
});

const valueOf = (value: ProviderValue, more: Partial<Recipe> = {}): unknown => {
  const values = providerValues({ values: { it: value } }, spec(more));
  return values.ok ? values.value.get('it') : values.refusal.message;
};

test('values come from the recipe', () => {
  expect((['seed', 'widthPx', 'heightPx', 'frames', 'fps', 'seconds'] as const).map((from) => valueOf(from))).toEqual([
    7, 1_920, 804, 72, 23.976, 3.003,
  ]);
  expect([valueOf('param:prompt'), valueOf('param:empty'), valueOf('param:none')]).toEqual([
    'A pier',
    undefined,
    undefined,
  ]);
});

test('an aspect chooses what is nearest to it, a length the least that is not shorter, a text itself', () => {
  const ratio = {
    from: 'aspect',
    choose: { '16:9': 'wide', '21:9': 'wider', '9:16': 'tall', '1:1': 'square' },
  } as const;
  expect([valueOf(ratio), valueOf(ratio, { heightPx: 1_080 }), valueOf(ratio, { heightPx: 3_000 })]).toEqual([
    'wider',
    'wide',
    'tall',
  ]);
  const seconds = { from: 'seconds', choose: { '10': '10', '5': '5' } } as const;
  expect([valueOf(seconds), valueOf(seconds, { frames: 150 }), valueOf(seconds, { frames: 300 })]).toEqual([
    '5',
    '10',
    'It is 12.513 s long, and at most 10 s can be made; make it shorter.',
  ]);
  const style = { from: 'param:style', choose: { ink: 1, oil: 2 } } as const;
  expect([valueOf(style), valueOf(style, { params: { style: 'lead' } })]).toEqual([
    1,
    '"style" must be one of: ink, oil.',
  ]);
});

test('a price is of what is ordered', () => {
  const price = { runMicros: 1_000, secondMicros: 50_000, megapixelMicros: 10_000 };
  expect(providerPrice({ values: {}, price }, spec({ frames: 24, fps: [24, 1], widthPx: 1_000, heightPx: 500 }))).toBe(
    56_000,
  );
  const values = { seconds: { from: 'seconds', choose: { '5': '5', '10': '10' } } } as const;
  expect(providerPrice({ values, price: { secondMicros: 50_000 } }, spec())).toBe(250_000);
  expect(providerPrice({ values }, spec())).toBeUndefined();
});
