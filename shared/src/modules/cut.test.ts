import { describe, expect, it } from 'vitest';
import { planNode, portsOf, readGraph } from '../graph/index.ts';
import { NodeId } from '../ids/index.ts';
import { TEST_CONTEXT } from '../testing/convergence/checkDocument.ts';
import { act, sampleProject } from '../testing/sampleProject.ts';
import { assemblyOrder } from './assembler.ts';
import { timecodeFrames, timecodeRate } from './output.ts';

const media = (digit: string): string => digit.repeat(64);

/** A project with three clips, a picture, a sound and a cut node that they go to. */
function projectWith(type: string, params: Readonly<Record<string, unknown>> = {}) {
  const doc = sampleProject();
  const brought = (id: string, kind: string, digit: string, y: number) => ({
    id,
    type: kind,
    pos: [0, y],
    params: { media: media(digit) },
  });
  act(doc, 'arne', 'createNodes', {
    nodes: [
      brought('a', 'clip', 'a', 600),
      brought('b', 'clip', 'b', 800),
      brought('c', 'clip', 'c', 1_000),
      brought('board', 'picture', 'd', 1_200),
      brought('song', 'sound', 'e', 1_400),
      { id: 'node', type, pos: [400, 600], params },
    ],
    edges: [],
  });
  let edges = 0;
  const connect = (from: string, toPort: string): void => {
    const fromPort = from === 'board' ? 'image' : from === 'song' ? 'audio' : 'video';
    edges += 1;
    act(doc, 'arne', 'connect', { id: `x${edges}`, from, fromPort, to: 'node', toPort });
  };
  const set = (changed: Readonly<Record<string, unknown>>): unknown =>
    act(doc, 'arne', 'setParams', { id: 'node', params: changed });
  const plan = () => planNode(readGraph(doc), NodeId.parse('node'), TEST_CONTEXT);
  const hash = () => {
    const planned = plan();
    return planned.ok ? planned.value.recipeHash : planned.refusal.message;
  };
  const inputs = () => portsOf(readGraph(doc), NodeId.parse('node')).inputs.map(({ key, title }) => [key, title]);
  return { connect, set, plan, hash, inputs };
}

describe('an assembler', () => {
  it('has its sockets in the order of the cut', () => {
    const { inputs, set } = projectWith('assembler');
    expect(inputs().slice(0, 5)).toEqual([
      ['clip1', '1 Clip'],
      ['clip2', '2 Clip'],
      ['clip3', '3 Clip'],
      ['still1', '4 Still'],
      ['sound', 'Sound'],
    ]);
    set({ order: 'still1 clip3 nothing clip9 clip3' });
    expect(inputs().map(([key]) => key)).toEqual(['still1', 'clip3', 'clip1', 'clip2', 'sound', 'pipeline']);
    expect(assemblyOrder({ clips: 1, stills: 2, order: 'still2' })).toEqual(['still2', 'clip1', 'still1']);
  });

  it('[P52] has a shot before it is planned', () => {
    const { connect, plan } = projectWith('assembler');
    expect(plan()).toMatchObject({ ok: false, refusal: { rule: 'P52' } });
    connect('song', 'sound');
    expect(plan()).toMatchObject({ ok: false, refusal: { rule: 'P52' } });
  });

  it('[P52] is made of what is there, in its order', () => {
    const { connect, plan, set, hash } = projectWith('assembler', { order: 'clip2 still1', hold: 30 });
    connect('a', 'clip1');
    connect('b', 'clip2');
    connect('board', 'still1');
    expect(plan()).toMatchObject({
      ok: true,
      value: {
        lockedSeed: 0,
        recipe: {
          kind: 'video',
          params: { clips: 2, stills: 1, order: 'clip1 still1 clip2', hold: 30, join: 'cut' },
          inputs: {
            clip1: [{ sha256: media('b') }],
            still1: [{ sha256: media('d') }],
            clip2: [{ sha256: media('a') }],
          },
        },
      },
    });
    const before = hash();
    set({ order: 'still1 clip2' });
    expect(hash()).not.toBe(before);
  });

  it('[P52] an input that stays empty, and what is set for what is not there, decide nothing', () => {
    const { connect, set, hash } = projectWith('assembler', { clips: 2 });
    connect('a', 'clip1');
    connect('b', 'clip2');
    const before = hash();
    set({ clips: 5, order: 'clip3 clip1 clip4', hold: 99, crossfade: 40, soundLevel: -6 });
    expect(hash()).toBe(before);
    set({ handles: 4 });
    expect(hash()).not.toBe(before);
  });

  it('[P52] is another with a sound under it, or with its crossfades', () => {
    const { connect, set, hash } = projectWith('assembler');
    connect('a', 'clip1');
    set({ join: 'crossfade' });
    const alone = hash();
    set({ join: 'cut' });
    expect(hash()).toBe(alone);
    connect('song', 'sound');
    const under = hash();
    expect(under).not.toBe(alone);
    set({ soundLevel: -12 });
    expect(hash()).not.toBe(under);
  });
});

describe('an output', () => {
  it('needs a film, and delivers it at its size', () => {
    const { connect, plan, set } = projectWith('output');
    expect(plan()).toMatchObject({ ok: false, refusal: { rule: 'G9' } });
    connect('a', 'video');
    expect(plan()).toMatchObject({ ok: true, value: { recipe: { widthPx: 1280, heightPx: 720 } } });
    set({ size: 'uhd', profile: 'prores-hq' });
    expect(plan()).toMatchObject({
      ok: true,
      value: {
        recipe: {
          kind: 'video',
          widthPx: 3_840,
          heightPx: 2_160,
          params: { profile: 'prores-hq', size: 'uhd', sound: 'loudness', burnIn: false, timecode: '01:00:00:00' },
        },
      },
    });
  });

  it('[P53] says which timecode is none, and what is not written decides nothing', () => {
    const { connect, plan, set, hash } = projectWith('output');
    connect('a', 'video');
    const before = hash();
    set({ film: 'Night tide', date: '2026-11-30', timecode: 'ten past' });
    expect(hash()).toBe(before);
    set({ burnIn: true });
    expect(plan()).toMatchObject({
      ok: false,
      refusal: { rule: 'P53', message: expect.stringMatching(/^"ten past" is no timecode here; write it like 01:00/) },
    });
    set({ timecode: '09:59:50:00' });
    expect(plan()).toMatchObject({
      ok: true,
      value: { recipe: { params: { film: 'Night tide', date: '2026-11-30', timecode: '09:59:50:00' } } },
    });
  });

  it('[P53] counts the frames of a timecode at the rate of the film, none of them dropped', () => {
    expect(timecodeFrames('01:00:00:00', [24, 1])).toBe(86_400);
    expect(timecodeFrames(' 00:01:02:03 ', [25, 1])).toBe(62 * 25 + 3);
    expect(timecodeRate([24_000, 1_001])).toBe(24);
    for (const wrong of ['', '1:00:00:00', '24:00:00:00', '00:60:00:00', '00:00:00:24', '01:00:00;00']) {
      expect(timecodeFrames(wrong, [24_000, 1_001]), wrong).toBeUndefined();
    }
  });
});
