import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ProviderSignIn } from '@dailies/shared/farm';
import type { Sha256 } from '@dailies/shared/media';
import { Pipeline, type RunSpec } from '@dailies/shared/runs';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VideoEncoder } from '../../media/VideoEncoder.ts';
import type { ExecutionEnd, RunOrder } from '../Executor.ts';
import { orderFor } from '../testing/orderFor.ts';
import { falApi } from './testing/falApi.ts';
import type { Play } from './testing/FakeJob.ts';
import { googleApi } from './testing/googleApi.ts';
import { klingApi } from './testing/klingApi.ts';
import { openAiApi } from './testing/openAiApi.ts';
import { openAiVideo } from './testing/openAiVideo.ts';
import { openProvider } from './testing/openProvider.ts';
import type { Interface } from './testing/ProviderServer.ts';
import { replicateApi } from './testing/replicateApi.ts';
import { runwayApi } from './testing/runwayApi.ts';

const FOLDER = fileURLToPath(new URL('../../../../infra/pipelines/providers/', import.meta.url));
const FILES = readdirSync(FOLDER);

/** A pipeline as it is in its file, but asking more often. */
function pipelineOf(file: string): Pipeline {
  const pipeline = Pipeline.parse(JSON.parse(readFileSync(join(FOLDER, file), 'utf8')));
  const { runner } = pipeline;
  if (runner.executor !== 'http' || runner.poll === undefined) return pipeline;
  return Pipeline.parse({ ...pipeline, runner: { ...runner, poll: { ...runner.poll, everyMs: 100 } } });
}

test.each(FILES)('%s is a pipeline for a hosted provider, named as its file', (file) => {
  const pipeline = Pipeline.parse(JSON.parse(readFileSync(join(FOLDER, file), 'utf8')));
  expect(`${pipeline.id}.v${pipeline.version}.json`).toBe(file);
  expect(pipeline.runner.executor).toBe('http');
  expect(pipeline.requirements.tags).toHaveLength(1);
});

interface Case {
  readonly provider: Interface;
  readonly signIn: ProviderSignIn;
  readonly credential: string;
  /** What must be seen nowhere but at the provider. */
  readonly secrets: readonly string[];
  readonly pipeline: Pipeline;
  /** Ports that a picture arrives at. */
  readonly media: readonly string[];
  readonly body: unknown;
  readonly costMicros?: number;
}

const bearer = { kind: 'header', header: 'Authorization', scheme: 'Bearer' } as const;
const google = { signIn: { kind: 'header', header: 'x-goog-api-key', scheme: '' }, credential: 'AIza-secret' } as const;

const CASES: Readonly<Record<string, Case>> = {
  'fal': {
    provider: falApi,
    signIn: { kind: 'header', header: 'Authorization', scheme: 'Key' },
    credential: 'fal-id:fal-secret',
    secrets: ['fal-secret'],
    pipeline: pipelineOf('fal-flux-dev.v1.json'),
    media: [],
    body: {
      prompt: 'A pier',
      image_size: { width: 64, height: 36 },
      seed: 4_294_967_295,
      num_images: 1,
      output_format: 'png',
    },
    costMicros: 58,
  },
  'Replicate': {
    provider: replicateApi,
    signIn: bearer,
    credential: 'r8_secret',
    secrets: ['r8_secret'],
    pipeline: pipelineOf('replicate-flux-schnell.v1.json'),
    media: [],
    body: {
      input: {
        prompt: 'A pier',
        seed: 4_294_967_295,
        aspect_ratio: '16:9',
        num_outputs: 1,
        output_format: 'png',
      },
    },
    costMicros: 3_000,
  },
  'Replicate with a file': {
    provider: replicateApi,
    signIn: bearer,
    credential: 'r8_secret',
    secrets: ['r8_secret'],
    pipeline: pipelineOf('replicate-flux-kontext.v1.json'),
    media: ['image'],
    body: { input: expect.objectContaining({ input_image: expect.stringMatching(/\/v1\/files\/file-1$/) }) },
    costMicros: 40_000,
  },
  'Runway': {
    provider: runwayApi,
    signIn: bearer,
    credential: 'runway-secret',
    secrets: ['runway-secret'],
    pipeline: pipelineOf('runway-gen4-turbo.v1.json'),
    media: ['firstFrame'],
    body: {
      model: 'gen4_turbo',
      promptImage: expect.stringMatching(/^data:image\/png;base64,/),
      promptText: 'A pier',
      ratio: '1280:720',
      duration: 3,
      seed: 4_294_967_295,
    },
    costMicros: 150_000,
  },
  'Google, a film': {
    provider: googleApi,
    ...google,
    secrets: ['AIza-secret'],
    pipeline: pipelineOf('google-veo-fast.v1.json'),
    media: [],
    body: {
      // No first frame arrives: nothing is left of it, its media type neither.
      instances: [{ prompt: 'A pier' }],
      parameters: { aspectRatio: '16:9', durationSeconds: 4, resolution: '720p', seed: 4_294_967_295 },
    },
  },
  'Google, a picture': {
    provider: googleApi,
    ...google,
    secrets: ['AIza-secret'],
    pipeline: pipelineOf('google-gemini-image.v1.json'),
    media: ['characters', 'characters', 'style'],
    body: {
      contents: [
        {
          parts: [
            { text: 'A pier' },
            ...Array.from({ length: 3 }, () => ({
              inlineData: { mimeType: 'image/png', data: expect.stringMatching(/^iVBOR/) },
            })),
          ],
        },
      ],
      generationConfig: { responseModalities: ['IMAGE'], imageConfig: { aspectRatio: '16:9' } },
    },
    costMicros: 39_000,
  },
  'Kling': {
    provider: klingApi,
    signIn: { kind: 'jwt' },
    credential: 'kling-access:kling-secret-key',
    secrets: ['kling-secret-key', 'kling-access', 'eyJ'],
    pipeline: pipelineOf('kling-v2-master.v1.json'),
    media: [],
    body: {
      model_name: 'kling-v2-master',
      prompt: 'A pier',
      aspect_ratio: '16:9',
      duration: '5',
      external_task_id: expect.stringMatching(/^dailies-here-.*-1$/),
    },
  },
  'OpenAI, a picture': {
    provider: openAiApi,
    signIn: bearer,
    credential: 'sk-secret',
    secrets: ['sk-secret'],
    pipeline: pipelineOf('openai-image.v1.json'),
    media: [],
    body: { model: 'gpt-image-1.5', prompt: 'A pier', size: '1536x1024', n: 1, output_format: 'png' },
    costMicros: 50_000,
  },
  'OpenAI, a film': {
    provider: openAiApi,
    signIn: bearer,
    credential: 'sk-secret',
    secrets: ['sk-secret'],
    pipeline: Pipeline.parse({ ...pipelineOf('runway-gen4-turbo.v1.json'), id: 'openai-video', runner: openAiVideo }),
    media: ['firstFrame'],
    body: {},
  },
};

let picture: Buffer;
let film: Buffer;
beforeAll(async () => {
  const create = { width: 64, height: 36, channels: 3, background: '#204060' } as const;
  picture = await sharp({ create }).png().toBuffer();
  const folder = await mkdtemp(join(tmpdir(), 'dailies-film-'));
  const encoder = await VideoEncoder.open(join(folder, 'film.mp4'), { widthPx: 64, heightPx: 36, fps: [24, 1] });
  for (let frame = 0; frame < 5; frame += 1) await encoder.write(Buffer.alloc(64 * 36 * 4, frame * 20));
  await encoder.finish();
  film = await readFile(join(folder, 'film.mp4'));
  await rm(folder, { recursive: true });
});

const kindOf = ({ runner }: Pipeline) => (runner.executor === 'http' ? runner.result.kind : 'image');

describe.each(Object.entries(CASES))(
  '%s',
  (_, { provider, signIn, credential, secrets, pipeline, media, body, costMicros }) => {
    let opened: Awaited<ReturnType<typeof openProvider>>;
    let input: Sha256;
    let end: Play['end'] = 'done';
    const kind = kindOf(pipeline);
    beforeAll(async () => {
      const play = (): Play => ({
        progress: [0.2, 0.7],
        holdMs: 0,
        end,
        result: kind === 'video' ? film : picture,
      });
      opened = await openProvider(provider, play, { signIn }, credential);
      ({ sha256: input } = await opened.store.put(picture));
    });
    afterAll(() => opened.close());

    function order(run: string): RunOrder {
      const { spec, ...rest } = orderFor(pipeline.runner, { run, params: { prompt: 'A pier' } });
      const inputs: RunSpec['recipe']['inputs'] = {};
      for (const port of media)
        inputs[port] = [...(inputs[port] ?? []), { type: 'media', kind: 'image', sha256: input }];
      return {
        ...rest,
        pipeline,
        spec: { ...spec, recipe: { ...spec.recipe, kind, inputs, frames: kind === 'video' ? 72 : 1 } },
      };
    }

    /** Everything that is said of a run: to its watcher, at its end, and in its folder. */
    async function said(wanted: RunOrder): Promise<{ end: ExecutionEnd; text: string }> {
      const words: string[] = [];
      const onProgress = (fraction: number, phase: string): void => void words.push(`${fraction} ${phase}`);
      const ended = await opened.open().execute(wanted, { onProgress, signal: new AbortController().signal });
      for (const name of await readdir(join(opened.workFolder, wanted.run))) {
        if (name.endsWith('.json')) words.push(await readFile(join(opened.workFolder, wanted.run, name), 'utf8'));
      }
      return { end: ended, text: JSON.stringify([words, ended]) };
    }

    test('makes what was asked for, and costs what it costs', async () => {
      end = 'done';
      const told = await said(order('makes'));
      expect(told.end).toMatchObject({ state: 'succeeded', artifact: { kind, widthPx: 64, heightPx: 36 } });
      expect(told.end.state === 'succeeded' ? told.end.costMicros : null).toBe(costMicros);
      expect([...opened.server.jobs.values()][0]?.asked.json).toEqual(body);
      for (const secret of secrets) expect(told.text).not.toContain(secret);
      for (const { host, headers } of opened.server.asked) {
        if (host !== '127.0.0.2') continue;
        for (const secret of secrets) expect(JSON.stringify(headers)).not.toContain(secret);
      }
    });

    test('what its policy refuses is refused with its words', async () => {
      const sentence = 'Blocked by moderation: usage guidelines, NSFW, risk control.';
      end = { fail: sentence };
      const told = await said(order('refuses'));
      expect(told.end).toMatchObject({
        state: 'failed',
        code: 'refused',
        message: `The provider refused this by its policy: ${sentence}`,
      });
      for (const secret of secrets) expect(told.text).not.toContain(secret);
    });

    test('a credential that is not accepted is named and never shown', async () => {
      opened.server.instead.push({
        when: ({ host }) => host !== '127.0.0.2',
        reply: {
          status: 401,
          json: { error: { message: `Bad key ${credential}.` }, detail: credential, message: credential },
        },
      });
      const told = await said(order('signs-in'));
      expect(told.end).toMatchObject({
        state: 'failed',
        code: 'refused',
        message: expect.stringMatching(/^The provider does not accept the credential of its backend/),
      });
      for (const secret of secrets) expect(told.text).not.toContain(secret);
    });
  },
);
