import { describe, expect, it } from 'vitest';
import { planNode, portsOf, readGraph } from '../graph/index.ts';
import { NodeId } from '../ids/index.ts';
import { Pipeline } from '../runs/index.ts';
import { TEST_CONTEXT } from '../testing/convergence/checkDocument.ts';
import { act, sampleProject } from '../testing/sampleProject.ts';

const pipeline = (module: string): Pipeline =>
  Pipeline.parse({
    id: `any-${module}`,
    version: 1,
    title: module,
    module,
    tiers: ['low', 'standard', 'high'],
    runner: { executor: 'builtin', name: module },
    requirements: { tags: ['cpu'], gpuMemoryBytes: 0 },
    timeoutSeconds: 60,
  });
const context = {
  ...TEST_CONTEXT,
  pipelines: ['transition', 'dialogue', 'audio-mix', 'blender-input'].map(pipeline),
};

const media = (digit: string): string => digit.repeat(64);

/** A project with a clip, two sounds and a node that takes them. */
function projectWith(type: string, params: Readonly<Record<string, unknown>> = {}) {
  const doc = sampleProject();
  act(doc, 'arne', 'createNodes', {
    nodes: [
      { id: 'clip1', type: 'clip', pos: [0, 600], params: { media: media('a') } },
      { id: 'clip2', type: 'clip', pos: [0, 800], params: { media: media('b') } },
      { id: 'face', type: 'picture', pos: [0, 900], params: { media: media('e') } },
      { id: 'sound1', type: 'sound', pos: [0, 1_000], params: { media: media('c') } },
      { id: 'node', type, pos: [400, 600], params },
    ],
    edges: [],
  });
  const connect = (id: string, from: string, fromPort: string, toPort: string) =>
    act(doc, 'arne', 'connectMany', { edges: [{ id, from, fromPort, to: 'node', toPort }] });
  const plan = () => planNode(readGraph(doc), NodeId.parse('node'), context);
  return { doc, connect, plan };
}

describe('a transition', () => {
  it('takes two clips, and needs both', () => {
    const { connect, plan } = projectWith('transition', { kind: 'wipe-up', frames: 10 });
    connect('e10', 'clip1', 'video', 'first');
    expect(plan()).toMatchObject({ ok: false, refusal: { rule: 'G9' } });
    connect('e11', 'clip2', 'video', 'second');
    expect(plan()).toMatchObject({
      ok: true,
      value: {
        lockedSeed: 0,
        recipe: {
          kind: 'video',
          params: { kind: 'wipe-up', frames: 10 },
          inputs: { first: [{ sha256: media('a') }], second: [{ sha256: media('b') }] },
        },
      },
    });
  });
});

describe('a dialogue', () => {
  it('[P50] has something to say before it is planned', () => {
    expect(projectWith('dialogue', { text: ' … ' }).plan()).toMatchObject({ ok: false, refusal: { rule: 'P50' } });
  });

  it('says what is connected, then what is written on it', () => {
    const { connect, plan } = projectWith('dialogue', { text: 'And stay there.', paceWpm: 120 });
    connect('e10', 'prompt', 'text', 'text');
    expect(plan()).toMatchObject({
      ok: true,
      value: { recipe: { kind: 'audio', params: { text: 'A rainy street\nAnd stay there.', paceWpm: 120 } } },
    });
  });
});

describe('a mix', () => {
  it('has an input for each of its sounds', () => {
    const { doc } = projectWith('audio-mix', { tracks: 5 });
    const { inputs } = portsOf(readGraph(doc), NodeId.parse('node'));
    expect(inputs.map(({ key }) => key)).toEqual(['sound1', 'sound2', 'sound3', 'sound4', 'sound5', 'pipeline']);
  });

  it('[P50] has a sound before it is planned; what is set for one that is not there decides nothing', () => {
    const { connect, plan, doc } = projectWith('audio-mix', { tracks: 3, level2: -6 });
    expect(plan()).toMatchObject({ ok: false, refusal: { rule: 'P50' } });
    connect('e10', 'sound1', 'audio', 'sound2');
    const before = plan();
    expect(before).toMatchObject({
      ok: true,
      value: { recipe: { params: { level2: -6, offset2: 0, normalise: 'none' } } },
    });
    act(doc, 'arne', 'setParams', { id: 'node', params: { level1: -20 } });
    expect(plan()).toEqual(before);
    act(doc, 'arne', 'setParams', { id: 'node', params: { level2: -20 } });
    expect(plan()).not.toEqual(before);
  });
});

describe('a Blender input', () => {
  const plan = (params: Readonly<Record<string, unknown>>) => projectWith('blender-input', params).plan();

  it('[P51] has a Blender file before it is planned', () => {
    expect(plan({})).toMatchObject({ ok: false, refusal: { rule: 'P51' } });
    expect(plan({ media: media('d'), kind: 'font' })).toMatchObject({ ok: false, refusal: { rule: 'P51' } });
    expect(plan({ media: media('d'), kind: 'blend', size: 'half', camera: ' Wide ' })).toMatchObject({
      ok: true,
      value: {
        recipe: {
          kind: 'image',
          widthPx: 640,
          heightPx: 360,
          params: { gives: 'picture', engine: 'workbench', camera: 'Wide', scene: '', frame: 1 },
          inputs: { file: [{ type: 'media', kind: 'file', sha256: media('d') }] },
        },
      },
    });
  });

  it('[P51] gives a picture, or a map; how a picture is rendered does not decide a map', () => {
    const { doc } = projectWith('blender-input', { gives: 'lines' });
    expect(portsOf(readGraph(doc), NodeId.parse('node')).outputs).toMatchObject([{ key: 'map', type: 'ControlMap' }]);
    act(doc, 'arne', 'setParams', { id: 'node', params: { gives: 'picture' } });
    expect(portsOf(readGraph(doc), NodeId.parse('node')).outputs).toMatchObject([{ key: 'image', type: 'Image' }]);
    const depth = { media: media('d'), kind: 'blend', gives: 'depth' };
    expect(plan({ ...depth, engine: 'eevee' })).toEqual(plan({ ...depth, engine: 'workbench' }));
  });
});

describe('a lip sync', () => {
  const able = { ...context, pipelines: [...context.pipelines, pipeline('lip-sync'), pipeline('lip-sync-picture')] };
  const project = () => {
    const made = projectWith('lip-sync');
    made.connect('e10', 'sound1', 'audio', 'audio');
    return { ...made, planned: () => planNode(readGraph(made.doc), NodeId.parse('node'), able) };
  };

  it('[P7] waits for a pipeline of its kind, and says so', () => {
    const { connect, plan } = project();
    connect('e11', 'clip1', 'video', 'video');
    expect(plan()).toMatchObject({
      ok: false,
      refusal: {
        rule: 'P7',
        message: expect.stringMatching(
          /^This waits for a pipeline of the kind "lip-sync": none is installed that makes a clip of a person speak/,
        ),
      },
    });
  });

  it('[P50] is of a clip or of a picture, and of nothing else', () => {
    const { connect, planned } = project();
    expect(planned()).toMatchObject({
      ok: false,
      refusal: { rule: 'P50', message: 'There is nobody to speak yet; connect a clip, or a picture of a person.' },
    });
    connect('e11', 'clip1', 'video', 'video');
    expect(planned()).toMatchObject({
      ok: true,
      value: {
        recipe: {
          pipeline: { id: 'any-lip-sync' },
          inputs: { video: [{ sha256: media('a') }], audio: [{ sha256: media('c') }] },
        },
      },
    });
    connect('e12', 'face', 'image', 'image');
    expect(planned()).toMatchObject({ ok: false, refusal: { rule: 'P50' } });
  });

  it('[P7] asks for another kind of pipeline where a picture speaks', () => {
    const { connect, plan, planned } = project();
    connect('e11', 'face', 'image', 'image');
    expect(plan()).toMatchObject({
      ok: false,
      refusal: {
        rule: 'P7',
        message: expect.stringMatching(/^This waits for a pipeline of the kind "lip-sync-picture"/),
      },
    });
    expect(planned()).toMatchObject({
      ok: true,
      value: {
        recipe: {
          kind: 'video',
          pipeline: { id: 'any-lip-sync-picture' },
          inputs: { image: [{ sha256: media('e') }], audio: [{ sha256: media('c') }] },
        },
      },
    });
  });

  it('[P2] is decided by what is connected: a port that stays empty is no part of its recipe', () => {
    const { connect, planned } = project();
    connect('e11', 'clip1', 'video', 'video');
    const plan = planned();
    if (!plan.ok) throw new Error(plan.refusal.message);
    expect(Object.keys(plan.value.recipe.inputs).toSorted()).toEqual(['audio', 'video']);
  });
});
