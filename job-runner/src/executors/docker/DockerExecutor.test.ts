import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openMediaStore } from '@dailies/media-store';
import type { DockerConnection } from '@dailies/shared/farm';
import type { ContainerRunner } from '@dailies/shared/runs';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ScratchFolder } from '../../instance/ScratchFolder.ts';
import { MediaReader } from '../../cpu/MediaReader.ts';
import type { ExecutionEnd, RunOrder } from '../Executor.ts';
import { executorContract } from '../executorContract.ts';
import { measureMedia } from '../functionRunner/measureMedia.ts';
import { assetInput } from '../testing/assetInput.ts';
import { orderFor, type OrderOptions } from '../testing/orderFor.ts';
import { containerName } from './containerOptions.ts';
import { DockerExecutor, type DockerExecutorOptions } from './DockerExecutor.ts';
import { DockerEngine, EXAMPLE_IMAGE, hasDocker } from './testing/DockerEngine.ts';

const INSTALLATION = 'test';
const Top = z.object({ Processes: z.array(z.unknown()) });

describe.skipIf(!(await hasDocker()))('with a Docker engine', () => {
  let engine: DockerEngine;
  beforeAll(async () => {
    engine = await DockerEngine.start();
  });
  afterAll(() => engine.stop());

  async function open() {
    const root = await mkdtemp(join(tmpdir(), 'dailies-docker-runs-'));
    const mediaUrl = pathToFileURL(join(root, 'media')).href;
    const store = await openMediaStore(mediaUrl);
    const reader = new MediaReader({
      store,
      scratch: await ScratchFolder.open(join(root, 'scratch')),
      environment: { PATH: process.env['PATH'] ?? '' },
    });
    const workFolder = join(root, 'work');
    const connection: DockerConnection = {
      executor: 'docker',
      engine: engine.socket,
      modelsFolder: null,
      workFolder: null,
      gpus: [],
    };
    const make = async (other: Partial<DockerConnection> = {}, options: Partial<DockerExecutorOptions> = {}) =>
      new DockerExecutor({
        store,
        measure: (path, signal) => reader.measure(path, signal),
        maxOutputBytes: 100_000,
        connection: { ...connection, ...other },
        credential: null,
        workFolder,
        installation: INSTALLATION,
        ...options,
      });
    return {
      root,
      mediaUrl,
      workFolder,
      connection,
      executor: await make(),
      store,
      order: (options: OrderOptions) => orderFor({ executor: 'container', image: EXAMPLE_IMAGE }, options),
      missing: () => orderFor({ executor: 'container', image: 'dailies/no-such-image:1' }),
      reopen: make,
      processes: async (order: RunOrder) => {
        const container = engine.docker.getContainer(containerName(INSTALLATION, order));
        const top = Top.parse(await container.top().catch(() => ({ Processes: [] })));
        return top.Processes.length;
      },
      close: async () => {
        await reader.close();
        await rm(root, { recursive: true, force: true });
      },
    };
  }

  executorContract('docker', () => open());

  describe('a container', () => {
    let opened: Awaited<ReturnType<typeof open>>;
    let picture: string;
    let runs = 0;
    beforeAll(async () => {
      opened = await open();
      const create = { width: 64, height: 36, channels: 3, background: '#204060' } as const;
      picture = (await sharp({ create }).png().toBuffer()).toString('base64');
    });
    afterAll(() => opened.close());

    const watch = () => ({ onProgress: () => {}, signal: new AbortController().signal });
    const order = (behaviour: string, options: OrderOptions = {}, runner: Partial<ContainerRunner> = {}): RunOrder =>
      orderFor(
        { executor: 'container', image: EXAMPLE_IMAGE, ...runner },
        { run: `c-${(runs += 1)}`, ...options, params: { behaviour, picture, ...options.params } },
      );
    const execute = (...args: Parameters<typeof order>): Promise<ExecutionEnd> =>
      opened.executor.execute(order(...args), watch());

    test('brings what it trained for the asset of its recipe', async () => {
      expect(await execute('train', { module: 'training', inputs: assetInput() })).toMatchObject({
        state: 'succeeded',
        artifact: { kind: 'image', trained: [{ name: 'Ines.safetensors', sizeBytes: 11 }] },
      });
    });

    test('sees nothing but its run and the models, writes only its outputs, and is nobody of rank', async () => {
      const models = join(opened.root, 'models');
      await mkdir(models);
      await writeFile(join(models, 'model.txt'), 'weights');
      const executor = await opened.reopen({ modelsFolder: models });
      const end = await executor.execute(order('look', { params: { prompt: 'a "quay"', host: opened.root } }), watch());
      expect(end).toMatchObject({ state: 'failed', code: 'pipeline-failed' });
      expect(end).toMatchObject({ message: 'seed=4294967295 size=64x36 prompt=a "quay"' });
      const said = end.state === 'failed' ? end.log.split('\n') : [];
      expect(said).toEqual(
        expect.arrayContaining([
          'user=65532:65532',
          'links=lo ',
          'root=no in=no models=no out=yes tmp=yes',
          'model=weights',
          'capabilities=.',
          'privileges=1',
          'host=no',
          'mount=no',
          'first=/sbin/docker-init',
        ]),
      );
      const processes = Number(/processes=(\d+)/.exec(said.join('\n'))?.[1]);
      expect(processes).toBeGreaterThan(0);
      expect(processes).toBeLessThan(10);
    });

    test('is limited in memory, processes and swap, and its log in size', async () => {
      const wanted = order('wait', {}, { memoryBytes: 64 * 1_024 * 1_024, cpus: 0.5 });
      const stop = new AbortController();
      let limits: unknown;
      const end = opened.executor.execute(wanted, {
        signal: stop.signal,
        onProgress: () => {
          void engine.docker
            .getContainer(containerName(INSTALLATION, wanted))
            .inspect()
            .then(({ HostConfig }) => (limits = HostConfig))
            .finally(() => stop.abort('cancelled'));
        },
      });
      expect(await end).toEqual({ state: 'stopped' });
      expect(limits).toMatchObject({
        Memory: 67_108_864,
        MemorySwap: 67_108_864,
        NanoCpus: 5e8,
        PidsLimit: 512,
        ShmSize: 1_073_741_824,
        AutoRemove: false,
        Privileged: false,
        ReadonlyRootfs: true,
        CapDrop: ['ALL'],
        SecurityOpt: ['no-new-privileges'],
        LogConfig: { Type: 'json-file', Config: { 'max-size': '10m', 'max-file': '2' } },
      });
      await opened.executor.discard(wanted);
    });

    test('that needs more memory than it may have says so', async () => {
      expect(await execute('memory', {}, { memoryBytes: 32 * 1_024 * 1_024 })).toMatchObject({
        state: 'failed',
        code: 'out-of-memory',
        message: 'example@1 ran out of memory; choose a smaller size or a lower quality.',
      });
    });

    test('that is killed from outside is a lost machine', async () => {
      const wanted = order('wait');
      const container = engine.docker.getContainer(containerName(INSTALLATION, wanted));
      const end = opened.executor.execute(wanted, { ...watch(), onProgress: () => void container.kill() });
      expect(await end).toMatchObject({ state: 'failed', code: 'machine-lost' });
    });

    test('that is removed from outside is a lost machine', async () => {
      const wanted = order('wait');
      const container = engine.docker.getContainer(containerName(INSTALLATION, wanted));
      const onProgress = (): void => void container.remove({ force: true });
      expect(await opened.executor.execute(wanted, { ...watch(), onProgress })).toMatchObject({
        state: 'failed',
        code: 'machine-lost',
      });
    });

    test('whose image is not there says how it is brought, and leaves nothing', async () => {
      const wanted = order('draw', {}, { image: 'dailies/absent:7' });
      expect(await opened.executor.execute(wanted, watch())).toMatchObject({
        state: 'failed',
        code: 'missing-tool',
        message:
          'example@1 needs the image dailies/absent:7, which its Docker engine does not have; "docker pull dailies/absent:7" or "docker load" there brings it.',
      });
      expect(await opened.executor.leftovers()).not.toContainEqual(expect.objectContaining({ run: wanted.run }));
    });

    test('whose command is not in its image says so', async () => {
      expect(await execute('draw', {}, { command: ['/no/such/program'] })).toMatchObject({
        state: 'failed',
        code: 'missing-tool',
        message: `example@1 names a command that is not in its image ${EXAMPLE_IMAGE}; change one of them.`,
      });
    });

    test('on a machine without the folder of models says so', async () => {
      const executor = await opened.reopen({ modelsFolder: '/no/such/models' });
      expect(await executor.execute(order('draw'), watch())).toMatchObject({
        state: 'failed',
        code: 'missing-tool',
        message: expect.stringMatching(/^There is no folder \/no\/such\/models on the machine/),
      });
    });

    test('that needs a GPU where the engine can give none says so, and is removed', async () => {
      const executor = await opened.reopen({ gpus: ['0', '1'] });
      const wanted = order('draw');
      const pipeline = { ...wanted.pipeline, requirements: { tags: ['gpu'], gpuMemoryBytes: 16e9 } };
      expect(await executor.execute({ ...wanted, pipeline }, watch())).toMatchObject({
        state: 'failed',
        code: 'missing-tool',
        message: expect.stringMatching(/^example@1 needs a GPU, and its Docker engine can give containers none;/),
      });
      expect(await executor.leftovers()).not.toContainEqual(expect.objectContaining({ run: wanted.run }));
    });

    test('that prints without end is stopped', async () => {
      expect(await execute('flood')).toMatchObject({
        state: 'failed',
        code: 'bad-output',
        message: 'example@1 printed more than 64 MB and was stopped; it needs a fix.',
      });
    });

    test('that prints in small pieces is heard to the end', async () => {
      const reports: string[] = [];
      const onProgress = (_: number, phase: string): void => void reports.push(phase);
      const end = await opened.executor.execute(order('many'), { ...watch(), onProgress });
      expect(end).toMatchObject({ state: 'succeeded', log: expect.stringMatching(/19998\n19999\n$/) });
      expect(reports).toEqual(['Counted']);
    });

    test('shows the work as it stands, whenever that changes', async () => {
      const previews: string[] = [];
      const onPreview = (bytes: Uint8Array): void => void previews.push(Buffer.from(bytes).toString('base64'));
      expect(await opened.executor.execute(order('preview'), { ...watch(), onPreview })).toMatchObject({
        state: 'succeeded',
      });
      expect(previews).toEqual([picture, picture]);
    });

    test('of an image is its own command unless the pipeline names another', async () => {
      const command = ['/bin/sh', '-c', 'echo "not $0" >&2; exit 1', 'from $(the) shell'];
      expect(await execute('draw', {}, { command })).toMatchObject({ message: 'not from $(the) shell' });
    });

    test('goes on when its runner is killed, and the next one adopts it', async () => {
      const run = 'killed';
      const wanted = order('draw', { run, params: { milliseconds: 1_500 } });
      const child = fork(new URL('testing/killedRunnerMain.ts', import.meta.url), [
        JSON.stringify({
          connection: opened.connection,
          mediaUrl: opened.mediaUrl,
          workFolder: opened.workFolder,
          installation: INSTALLATION,
          image: EXAMPLE_IMAGE,
          run,
          params: wanted.spec.recipe.params,
        }),
      ]);
      await once(child, 'message');
      child.kill('SIGKILL');
      await once(child, 'exit');
      const reports: number[] = [];
      const next = await opened.reopen();
      const onProgress = (fraction: number): void => void reports.push(fraction);
      const second = { ...wanted, attempt: 2 };
      expect(await next.adopt(second, { ...watch(), onProgress })).toMatchObject({ state: 'succeeded' });
      // What it said before is heard too.
      expect(reports).toEqual([0.1, 0.6, 0.4, 1]);
      expect(await next.leftovers()).toContainEqual({ run, attempt: 2 });
      // Its first owner comes back late: what is no longer its own stays.
      await next.discard({ run: wanted.run, attempt: 1 });
      // Finished, it is adopted once more, as by a runner that follows one which died before it wrote the end down.
      expect(await next.adopt({ ...wanted, attempt: 3 }, watch())).toMatchObject({
        state: 'succeeded',
        log: 'a line for the log\n',
      });
      await next.discard({ run: wanted.run, attempt: 3 });
      expect(await next.leftovers()).not.toContainEqual(expect.objectContaining({ run }));
      expect(await readdir(opened.workFolder)).not.toContain(`${run}.1`);
      expect(await next.adopt({ ...wanted, attempt: 4 }, watch())).toBeNull();
    });

    test('that was made but never began is not adopted', async () => {
      const wanted = order('draw', { run: 'never-began' });
      await opened.executor.execute(order('draw'), watch());
      await engine.docker.createContainer({
        name: containerName(INSTALLATION, wanted),
        Image: EXAMPLE_IMAGE,
        Labels: { 'dailies.installation': INSTALLATION, 'dailies.run': wanted.run, 'dailies.attempt': '1' },
      });
      await mkdir(join(opened.workFolder, 'never-began.1'));
      expect(await opened.executor.adopt({ ...wanted, attempt: 2 }, watch())).toBeNull();
      expect(await opened.executor.leftovers()).not.toContainEqual(expect.objectContaining({ run: wanted.run }));
    });

    test('of another installation is neither adopted nor discarded', async () => {
      const wanted = order('draw');
      expect(await opened.executor.execute(wanted, watch())).toMatchObject({ state: 'succeeded' });
      const other = await opened.reopen({}, { installation: 'other', workFolder: join(opened.root, 'other') });
      expect(await other.leftovers()).toEqual([]);
      expect(await other.adopt({ ...wanted, attempt: 2 }, watch())).toBeNull();
      await other.discard(wanted);
      expect(await opened.executor.leftovers()).toContainEqual({ run: wanted.run, attempt: 1 });
      await opened.executor.discard(wanted);
    });

    test('of a runner that is not root leaves nothing that this could not remove', async () => {
      await chmod(engine.folder, 0o711);
      await chmod(engine.socket, 0o666);
      process.setegid?.(4_242);
      process.seteuid?.(4_242);
      const root = await mkdtemp(join(tmpdir(), 'dailies-docker-user-'));
      try {
        const store = await openMediaStore(pathToFileURL(join(root, 'media')).href);
        const workFolder = join(root, 'work');
        const executor = await opened.reopen({}, { workFolder, store, measure: measureMedia });
        const wanted = order('draw');
        expect(await executor.execute(wanted, watch())).toMatchObject({ state: 'succeeded' });
        const made = await stat(join(workFolder, `${wanted.run}.1`, 'out/folder/of/its/own/file'));
        expect([made.uid, made.gid]).toEqual([4_242, 4_242]);
        await executor.discard(wanted);
        expect(await readdir(workFolder)).toEqual([]);
      } finally {
        process.seteuid?.(0);
        process.setegid?.(0);
        await rm(root, { recursive: true, force: true });
      }
    });

    test('is one of those that its engine tells of', async () => {
      expect(await opened.executor.probe(AbortSignal.timeout(2_000))).toEqual({
        version: expect.stringMatching(/^Docker \d+\./),
        queued: 0,
        loaded: [],
        gpus: [],
      });
    });

    test('whose engine does not answer is a lost machine, and its probe is refused', async () => {
      const executor = await opened.reopen({ engine: join(opened.root, 'no-such-socket') });
      expect(await executor.execute(order('draw'), watch())).toMatchObject({
        state: 'failed',
        code: 'machine-lost',
        message: 'The Docker engine for example@1 does not answer (ENOENT); see whether it runs.',
      });
      expect(await executor.adopt(order('draw'), watch())).toMatchObject({ code: 'machine-lost' });
      await expect(executor.probe(AbortSignal.timeout(2_000))).rejects.toThrow();
    });
  });
});
