import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { openMediaStore } from '@dailies/media-store';
import { planNode, readGraph } from '@dailies/shared/graph';
import { NodeId, RunId } from '@dailies/shared/ids';
import { Pipeline, type RunSpec } from '@dailies/shared/runs';
import { act, sampleProject } from '@dailies/shared/testing';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { ScratchFolder } from '../../instance/ScratchFolder.ts';
import { MediaReader } from '../../cpu/MediaReader.ts';
import { ProcessExecutor } from './ProcessExecutor.ts';

const FUNCTION = fileURLToPath(new URL('testing/inpaintFunction.mjs', import.meta.url));
const environment = { PATH: process.env['PATH'] ?? '' };

const plain = (widthPx: number, heightPx: number, background: string) =>
  sharp({ create: { width: widthPx, height: heightPx, channels: 3, background } })
    .png()
    .toBuffer();

test.each([
  ['inpaint', 'mask'],
  ['image-to-image', 'image'],
])('an %s is planned and made where a pipeline of its kind is installed', async (type, given) => {
  const root = await mkdtemp(join(tmpdir(), 'dailies-planned-'));
  const store = await openMediaStore(pathToFileURL(join(root, 'media')).href);
  const reader = new MediaReader({ store, scratch: await ScratchFolder.open(join(root, 'scratch')), environment });
  const executor = await ProcessExecutor.open({
    store,
    measure: (path, signal) => reader.measure(path, signal),
    maxOutputBytes: 1_000_000,
    workFolder: join(root, 'work'),
    programFolder: root,
    environment,
  });
  try {
    const image = await store.put(await plain(64, 36, '#336699'));
    const mask = await store.put(await plain(64, 36, '#ffffff'));
    const pipeline = Pipeline.parse({
      id: 'test-model',
      version: 1,
      title: 'A test model',
      module: type,
      tiers: ['standard'],
      runner: { executor: 'process', command: [process.execPath, FUNCTION] },
      requirements: { tags: ['cpu'], gpuMemoryBytes: 0 },
      timeoutSeconds: 60,
    });
    const doc = sampleProject();
    const at = { pos: [0, 0] };
    act(doc, 'arne', 'createNodes', {
      nodes: [
        { id: 'quay', type: 'picture', ...at, params: { media: image.sha256, width: 64, height: 36 } },
        { id: 'painted', type: 'mask', ...at, params: { media: mask.sha256, width: 64, height: 36 } },
        { id: 'it', type, ...at, params: { prompt: 'a lamp', strength: 0.5, seed: 7 } },
      ],
    });
    const connect = (from: string, fromPort: string, toPort: string) =>
      act(doc, 'arne', 'connect', { id: `e-${toPort}`, from, fromPort, to: 'it', toPort });
    connect('quay', 'image', 'image');
    connect('prompt', 'text', 'prompt');
    if (given === 'mask') connect('painted', 'mask', 'mask');
    const planned = planNode(readGraph(doc), NodeId.parse('it'), { pipelines: [pipeline], assets: () => undefined });
    if (!planned.ok) throw new Error(planned.refusal.message);
    const { lockedSeed, ...plan } = planned.value;
    const spec: RunSpec = { ...plan, seed: lockedSeed ?? 0 };
    const phases: string[] = [];
    const end = await executor.execute(
      { run: RunId.parse('run-1'), attempt: 1, pipeline, spec },
      { onProgress: (_fraction, phase) => phases.push(phase), signal: new AbortController().signal },
    );
    expect(end).toMatchObject({
      state: 'succeeded',
      artifact: { kind: 'image', media: given === 'mask' ? mask.sha256 : image.sha256, widthPx: 64, heightPx: 36 },
    });
    expect(end).toMatchObject({ log: expect.stringContaining('A rainy street\na lamp 0.5') });
    expect(phases).toContain('Painting in');
  } finally {
    await reader.close();
    await rm(root, { recursive: true, force: true });
  }
});
