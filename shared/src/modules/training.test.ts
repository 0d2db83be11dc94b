import { describe, expect, it } from 'vitest';
import { type AssetContent, type AssetVersion, tidyContent, withoutTraining } from '../assets/index.ts';
import { planNode, type Planned, readGraph } from '../graph/index.ts';
import { NodeId } from '../ids/index.ts';
import { Sha256 } from '../media/index.ts';
import { Pipeline } from '../runs/index.ts';
import { TEST_CONTEXT } from '../testing/convergence/checkDocument.ts';
import { act, sampleProject } from '../testing/sampleProject.ts';
import { trainedFor } from './trainedFor.ts';

const pipeline = (module: string): Pipeline =>
  Pipeline.parse({
    id: `any-${module}`,
    version: 1,
    title: module,
    module,
    tiers: ['low', 'standard', 'high'],
    runner: { executor: 'container', image: 'dailies/train:1' },
    requirements: { tags: ['gpu'], gpuMemoryBytes: 24e9 },
    timeoutSeconds: 60,
  });
const PIPELINES = [...TEST_CONTEXT.pipelines, pipeline('training'), pipeline('voice-training')];

const sha = (digit: string): Sha256 => Sha256.parse(digit.repeat(64));
const MIRA: AssetContent = {
  name: 'Mira',
  description: 'A pilot',
  colours: [],
  references: [sha('a'), sha('b')],
  voice: sha('c'),
};

/** What a node plans that trains Mira, who is at this version with this content. */
function planWith(
  type: 'training' | 'voice-training' | 'shot-still',
  {
    params = {},
    content = {},
    version = 1,
    pipelines = PIPELINES,
    extra = false,
  }: {
    readonly params?: Readonly<Record<string, unknown>>;
    readonly content?: Partial<AssetContent>;
    readonly version?: number;
    readonly pipelines?: readonly Pipeline[];
    readonly extra?: boolean;
  } = {},
) {
  const doc = sampleProject();
  act(doc, 'arne', 'createNodes', {
    nodes: [
      { id: 'node', type, pos: [400, 600], params },
      { id: 'still', type: 'picture', pos: [0, 600], params: { media: 'd'.repeat(64) } },
      { id: 'sound', type: 'sound', pos: [0, 800], params: { media: 'e'.repeat(64) } },
    ],
  });
  const port = type === 'shot-still' ? 'characters' : 'asset';
  act(doc, 'arne', 'connectMany', {
    edges: [
      { id: 'e10', from: 'mira', fromPort: 'asset', to: 'node', toPort: port },
      ...(extra && type === 'training'
        ? [{ id: 'e11', from: 'still', fromPort: 'image', to: 'node', toPort: 'pictures' }]
        : []),
      ...(extra && type === 'voice-training'
        ? [{ id: 'e11', from: 'sound', fromPort: 'audio', to: 'node', toPort: 'recordings' }]
        : []),
    ],
  });
  return planNode(readGraph(doc), NodeId.parse('node'), {
    pipelines,
    assets: (id) => ({ id, version, kind: 'character', content: { ...MIRA, ...content } }),
  });
}

function planned(...args: Parameters<typeof planWith>): Planned {
  const plan = planWith(...args);
  if (!plan.ok) throw new Error(plan.refusal.message);
  return plan.value;
}

describe('a training', () => {
  it('[P54] takes the asset with its pictures, and what is not written follows from the asset', () => {
    const { recipe, requirements } = planned('training', { extra: true, params: { sizePx: 512 } });
    expect(recipe).toMatchObject({
      module: 'training',
      kind: 'image',
      widthPx: 512,
      heightPx: 512,
      params: {
        trigger: 'Mira',
        caption: 'a photo of Mira',
        samples: 'close-up of Mira, grey background\nMira walks down a street, full shot',
        steps: 1_000,
        rank: 16,
      },
      inputs: {
        asset: [{ type: 'asset', asset: { version: 1, content: { references: MIRA.references } } }],
        pictures: [{ sha256: 'd'.repeat(64) }],
      },
    });
    expect(requirements).toEqual({ tags: ['gpu'], gpuMemoryBytes: 24e9 });
    expect(trainedFor(recipe)).toMatchObject({ kind: 'character', version: 1 });
  });

  it('[P54] calls it by its trigger word in every sample, and says it in the caption', () => {
    const params = { trigger: 'mir4', caption: 'in a flight suit', samples: 'mir4 laughs\n\n  on a quay ' };
    expect(planned('training', { params }).recipe.params).toMatchObject({
      trigger: 'mir4',
      caption: 'a photo of mir4, in a flight suit',
      samples: 'mir4 laughs\nmir4, on a quay',
    });
  });

  it('[P54] is not planned without a picture, nor with more samples than it shows', () => {
    expect(planWith('training', { content: { references: [] } })).toMatchObject({
      ok: false,
      refusal: {
        rule: 'P54',
        message: '"Mira" has no pictures to learn from; add references to it, or connect pictures.',
      },
    });
    expect(planWith('training', { content: { references: [] }, extra: true }).ok).toBe(true);
    expect(planWith('training', { params: { samples: '1\n2\n3\n4\n5' } })).toMatchObject({
      ok: false,
      refusal: { rule: 'P54' },
    });
  });

  it('[P7] names the kind of pipeline that it waits for', () => {
    expect(
      planWith('training', { pipelines: TEST_CONTEXT.pipelines.filter(({ module }) => module !== 'training') }),
    ).toMatchObject({
      ok: false,
      refusal: {
        rule: 'P7',
        message: expect.stringContaining(
          'waits for a pipeline of the kind "training": none is installed that makes a trained file for a character',
        ),
      },
    });
  });

  it('[P55] is in sync with the version that it made, while a shot is not', () => {
    const trained = [{ sha256: sha('f'), name: 'mira.safetensors' }];
    const made = { version: 2, content: { trained, trainedFrom: 1 } };
    const again = { version: 3, content: { trained: [...trained, { sha256: sha('9'), name: 'b' }], trainedFrom: 1 } };
    const before = planned('training').recipeHash;
    expect(planned('training', made).recipeHash).toBe(before);
    expect(planned('training', again).recipeHash).toBe(before);
    expect(planned('training', { version: 2, content: { references: [sha('a')] } }).recipeHash).not.toBe(before);
    const shot = planned('shot-still', made).recipe;
    expect(shot.inputs['characters']).toMatchObject([{ asset: { version: 2, content: { trained } } }]);
    expect(planned('shot-still', made).recipeHash).not.toBe(planned('shot-still').recipeHash);
  });

  it('[P55] takes nobody’s word for what a version was trained from', () => {
    expect(tidyContent({ ...MIRA, trainedFrom: 4 })).not.toHaveProperty('trainedFrom');
    const asset: AssetVersion = { ...trainedAssetOf(), version: 7 };
    expect(withoutTraining(asset).version).toBe(7);
  });

  it('is told from what only uses an asset', () => {
    expect(trainedFor(planned('shot-still').recipe)).toBeUndefined();
  });
});

function trainedAssetOf(): AssetVersion {
  const asset = trainedFor(planned('training').recipe);
  if (asset === undefined) throw new Error('A training trains an asset.');
  return asset;
}

describe('a voice training', () => {
  it('[P54] takes the character with its voice and other recordings, and says a line of the language', () => {
    const { recipe } = planned('voice-training', { extra: true, params: { language: 'de' } });
    expect(recipe).toMatchObject({
      kind: 'audio',
      params: { language: 'de', sample: expect.stringMatching(/^Wir warten/), steps: 2_000 },
      inputs: { asset: [{ asset: { content: { voice: sha('c') } } }], recordings: [{ sha256: 'e'.repeat(64) }] },
    });
    expect(trainedFor(recipe)).toBeDefined();
  });

  it('[P54] is not planned where nobody is heard', () => {
    expect(planWith('voice-training', { content: { voice: undefined } })).toMatchObject({
      ok: false,
      refusal: { rule: 'P54', message: '"Mira" has no voice to learn from; add a recording to it, or connect sounds.' },
    });
  });

  it('[P7] names the kind of pipeline that it waits for', () => {
    const pipelines = PIPELINES.filter(({ module }) => module !== 'voice-training');
    expect(planWith('voice-training', { pipelines })).toMatchObject({
      ok: false,
      refusal: { message: expect.stringContaining('of the kind "voice-training"') },
    });
  });
});
