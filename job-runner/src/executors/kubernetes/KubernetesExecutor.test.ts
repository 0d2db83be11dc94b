import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openMediaStore } from '@dailies/media-store';
import type { KubernetesConnection } from '@dailies/shared/farm';
import type { ContainerRunner } from '@dailies/shared/runs';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ScratchFolder } from '../../instance/ScratchFolder.ts';
import { MediaReader } from '../../cpu/MediaReader.ts';
import { DockerEngine, EXAMPLE_IMAGE, hasDocker } from '../docker/testing/DockerEngine.ts';
import type { ExecutionEnd, RunOrder } from '../Executor.ts';
import { executorContract } from '../executorContract.ts';
import { orderFor, type OrderOptions } from '../testing/orderFor.ts';
import { jobManifest, jobName } from './jobManifest.ts';
import { KubernetesExecutor, type KubernetesExecutorOptions } from './KubernetesExecutor.ts';
import { NAMESPACE, TestCluster } from './testing/TestCluster.ts';

const INSTALLATION = 'test';

describe.skipIf(!(await hasDocker()))('with a cluster', () => {
  let engine: DockerEngine;
  let cluster: TestCluster;
  let volumes: string;
  beforeAll(async () => {
    engine = await DockerEngine.start();
    volumes = await mkdtemp(join(tmpdir(), 'dailies-volumes-'));
    await Promise.all(['work', 'models'].map((name) => mkdir(join(volumes, name))));
    const claims = new Map([
      ['dailies-work', join(volumes, 'work')],
      ['models', join(volumes, 'models')],
    ]);
    cluster = await TestCluster.start(engine, { claims, gpus: 0 });
  });
  afterAll(async () => {
    await cluster.stop();
    await engine.stop();
    await rm(volumes, { recursive: true, force: true });
  });

  async function open() {
    const root = await mkdtemp(join(tmpdir(), 'dailies-cluster-runs-'));
    const store = await openMediaStore(pathToFileURL(join(root, 'media')).href);
    const reader = new MediaReader({
      store,
      scratch: await ScratchFolder.open(join(root, 'scratch')),
      environment: { PATH: process.env['PATH'] ?? '' },
    });
    const connection: KubernetesConnection = {
      executor: 'kubernetes',
      url: cluster.url,
      namespace: NAMESPACE,
      authority: cluster.authority,
      workClaim: 'dailies-work',
      workFolder: join(volumes, 'work'),
      modelsClaim: null,
      gpuResource: null,
    };
    const make = async (other: Partial<KubernetesConnection> = {}, options: Partial<KubernetesExecutorOptions> = {}) =>
      new KubernetesExecutor({
        store,
        measure: (path, signal) => reader.measure(path, signal),
        maxOutputBytes: 100_000,
        connection: { ...connection, ...other },
        credential: cluster.token,
        installation: INSTALLATION,
        ...options,
      });
    return {
      root,
      connection,
      executor: await make(),
      store,
      order: (options: OrderOptions) => orderFor({ executor: 'container', image: EXAMPLE_IMAGE }, options),
      missing: () =>
        orderFor({ executor: 'container', image: EXAMPLE_IMAGE, command: ['/no/such/program'] }, { run: 'missing' }),
      reopen: make,
      processes: async ({ run, attempt }: RunOrder) => {
        const pods = cluster.store
          .list('pods')
          .filter(({ metadata }) => metadata.labels?.['job-name'] === jobName(INSTALLATION, { run, attempt }));
        const living = await Promise.all(
          pods.map(async ({ metadata: { name } }) => {
            const { State } = await cluster.kubelet.container(name).inspect();
            return State.Running;
          }),
        );
        return living.filter(Boolean).length;
      },
      close: async () => {
        await reader.close();
        await rm(root, { recursive: true, force: true });
      },
    };
  }

  executorContract('kubernetes', () => open());

  describe('a job', () => {
    let opened: Awaited<ReturnType<typeof open>>;
    let picture: string;
    let runs = 0;
    beforeAll(async () => {
      opened = await open();
      const create = { width: 64, height: 36, channels: 3, background: '#204060' } as const;
      picture = (await sharp({ create }).png().toBuffer()).toString('base64');
    });
    afterAll(() => opened.close());

    const waits = { imageMs: 300, roomMs: 300, startMs: 60_000 };
    const watch = () => ({ onProgress: () => {}, signal: new AbortController().signal });
    const order = (behaviour: string, options: OrderOptions = {}, runner: Partial<ContainerRunner> = {}): RunOrder =>
      orderFor(
        { executor: 'container', image: EXAMPLE_IMAGE, ...runner },
        { run: `k_${(runs += 1)}-A`, ...options, params: { behaviour, picture, ...options.params } },
      );
    const execute = (...args: Parameters<typeof order>): Promise<ExecutionEnd> =>
      opened.executor.execute(order(...args), watch());
    const podsOf = ({ run, attempt }: RunOrder) =>
      cluster.store
        .list('pods')
        .flatMap(({ metadata }) =>
          metadata.labels?.['job-name'] === jobName(INSTALLATION, { run, attempt }) ? [metadata.name] : [],
        );

    test('sees nothing but its run and the models, writes only its outputs, and is nobody of rank', async () => {
      await writeFile(join(volumes, 'models/model.txt'), 'weights');
      const executor = await opened.reopen({ modelsClaim: 'models' });
      // $(SEED) would be put in by a cluster that was not told otherwise.
      const prompt = 'a "quay" for $(SEED) $$(SEED) $SEED';
      const end = await executor.execute(order('look', { params: { prompt, host: volumes } }), watch());
      expect(end).toMatchObject({ state: 'failed', message: `seed=4294967295 size=64x36 prompt=${prompt}` });
      expect(end.state === 'failed' ? end.log.split('\n') : []).toEqual(
        expect.arrayContaining([
          'user=65532:65532',
          'links=lo ',
          'root=no in=no models=no out=yes tmp=yes',
          'model=weights',
          'capabilities=.',
          'privileges=1',
          'host=no',
          'mount=no',
        ]),
      );
    });

    test('is tried once, has a deadline and no token, and is shut in', async () => {
      const pipeline = { ...order('draw').pipeline, requirements: { tags: ['gpu'], gpuMemoryBytes: 1 } };
      const runner = { executor: 'container' as const, image: 'i', memoryBytes: 2 ** 30, cpus: 1.5, shmBytes: 2 ** 21 };
      const connection = { ...opened.connection, gpuResource: 'nvidia.com/gpu', modelsClaim: 'models' };
      const user = { uid: 7, gid: 8 };
      const places = { installation: 'i', connection, subPath: 'a/b.1', user, startSeconds: 100 };
      const { spec } = jobManifest({ ...order('draw'), pipeline }, runner, places);
      expect(spec).toMatchObject({ backoffLimit: 0, activeDeadlineSeconds: 190, ttlSecondsAfterFinished: 86_400 });
      expect(spec?.template.spec).toMatchObject({
        restartPolicy: 'Never',
        automountServiceAccountToken: false,
        securityContext: {
          runAsNonRoot: true,
          runAsUser: 7,
          runAsGroup: 8,
          seccompProfile: { type: 'RuntimeDefault' },
        },
        tolerations: [{ key: 'nvidia.com/gpu' }],
        containers: [
          {
            resources: { limits: { 'memory': '1073741824', 'cpu': '1500m', 'nvidia.com/gpu': '1' } },
            securityContext: {
              allowPrivilegeEscalation: false,
              readOnlyRootFilesystem: true,
              capabilities: { drop: ['ALL'] },
            },
          },
        ],
      });
    });

    test('that needs more memory than it may have says so', async () => {
      expect(await execute('memory', {}, { memoryBytes: 32 * 1_024 * 1_024 })).toMatchObject({
        state: 'failed',
        code: 'out-of-memory',
      });
    });

    test('whose image cannot be fetched says so after a while, and is taken away', async () => {
      const executor = await opened.reopen({}, { waits });
      const wanted = order('draw', {}, { image: 'dailies/absent:7' });
      const phases: string[] = [];
      const onWaiting = (phase: string): void => void phases.push(phase);
      expect(await executor.execute(wanted, { ...watch(), onWaiting })).toMatchObject({
        state: 'failed',
        code: 'missing-tool',
        message: expect.stringMatching(
          /^example@1 needs the image dailies\/absent:7, which the cluster could not fetch \((ErrImagePull|ImagePullBackOff): .+\); push it/,
        ),
      });
      expect(phases.at(-1)).toBe('Fetching the image');
      expect(cluster.store.has('jobs', jobName(INSTALLATION, wanted))).toBe(false);
    });

    test('for which no machine has room says so after a while', async () => {
      const executor = await opened.reopen({ gpuResource: 'nvidia.com/gpu' }, { waits });
      const wanted = order('draw');
      const pipeline = { ...wanted.pipeline, requirements: { tags: ['gpu'], gpuMemoryBytes: 16e9 } };
      const phases: string[] = [];
      const onWaiting = (phase: string): void => void phases.push(phase);
      expect(await executor.execute({ ...wanted, pipeline }, { ...watch(), onWaiting })).toMatchObject({
        state: 'failed',
        code: 'machine-lost',
        message:
          'No machine of the cluster had room for example@1 within 1 s (Unschedulable: 0/1 nodes are available: 1 Insufficient nvidia.com/gpu.); add one, or let the pipeline ask for less.',
      });
      expect(phases.length).toBeGreaterThan(1);
      expect(new Set(phases)).toEqual(new Set(['Waiting for a machine']));
    });

    test('whose cancel comes while it waits is gone', async () => {
      const executor = await opened.reopen({ workClaim: 'no-such-claim' });
      const wanted = order('draw');
      const stop = new AbortController();
      const end = executor.execute(wanted, { ...watch(), signal: stop.signal });
      await expect.poll(() => podsOf(wanted)).toHaveLength(1);
      stop.abort('cancelled');
      expect(await end).toEqual({ state: 'stopped' });
      await executor.discard(wanted);
      // What is deleted takes the cluster a moment to clear away.
      await expect.poll(() => podsOf(wanted)).toEqual([]);
    });

    test('that is evicted, or whose pod is deleted, is a lost machine and does not run twice', async () => {
      const evicted = order('wait');
      const onProgress = (): void => void cluster.kubelet.evict(podsOf(evicted)[0] ?? '');
      expect(await opened.executor.execute(evicted, { ...watch(), onProgress })).toMatchObject({
        state: 'failed',
        code: 'machine-lost',
        message: 'The cluster gave up the machine that example@1 ran on (Evicted); generate it again.',
      });
      const deleted = order('wait');
      const remove = (): void => void cluster.kubelet.delete(podsOf(deleted)[0] ?? '');
      expect(await opened.executor.execute(deleted, { ...watch(), onProgress: remove })).toMatchObject({
        state: 'failed',
        code: 'machine-lost',
      });
      await expect.poll(() => podsOf(deleted)).toEqual([]);
      const withdrawn = order('wait');
      const name = jobName(INSTALLATION, withdrawn);
      const withdraw = (): void => void cluster.controller.delete(name, 'Background');
      expect(await opened.executor.execute(withdrawn, { ...watch(), onProgress: withdraw })).toMatchObject({
        state: 'failed',
        code: 'machine-lost',
      });
    });

    test('goes on through broken connections, versions that are too old and a server that is away', async () => {
      const reports: number[] = [];
      const onProgress = (fraction: number): void => {
        reports.push(fraction);
        if (fraction !== 0.1) return;
        cluster.store.compact();
        cluster.isAway = true;
        cluster.cut();
        setTimeout(() => (cluster.isAway = false), 1_200);
      };
      const wanted = order('draw', { params: { milliseconds: 2_500 } });
      expect(await opened.executor.execute(wanted, { ...watch(), onProgress })).toMatchObject({
        state: 'succeeded',
        log: 'a line for the log\n',
      });
      expect(reports).toEqual([0.1, 0.6, 0.4, 1]);
    });

    test('shows the work as it stands, whenever that changes', async () => {
      const previews: string[] = [];
      const onPreview = (bytes: Uint8Array): void => void previews.push(Buffer.from(bytes).toString('base64'));
      expect(await opened.executor.execute(order('preview'), { ...watch(), onPreview })).toMatchObject({
        state: 'succeeded',
      });
      expect(previews).toEqual([picture, picture]);
    });

    test('that ended while nobody watched is adopted with its result, once', async () => {
      const wanted = order('draw');
      const stop = new AbortController();
      const onProgress = (): void => stop.abort('released');
      expect(await opened.executor.execute(wanted, { onProgress, signal: stop.signal })).toEqual({ state: 'stopped' });
      await expect
        .poll(() => JSON.stringify(cluster.store.list('jobs')).includes('Complete'), { timeout: 5_000 })
        .toBe(true);
      const next = await opened.reopen();
      expect(await next.adopt({ ...wanted, attempt: 2 }, watch())).toMatchObject({
        state: 'succeeded',
        log: 'a line for the log\n',
      });
      expect(await next.leftovers()).toContainEqual({ run: wanted.run, attempt: 2 });
      // Its first owner comes back late: what is no longer its own stays.
      await opened.executor.discard({ run: wanted.run, attempt: 1 });
      expect(cluster.store.has('jobs', jobName(INSTALLATION, wanted))).toBe(true);
      await next.discard({ run: wanted.run, attempt: 2 });
      expect(await next.leftovers()).not.toContainEqual(expect.objectContaining({ run: wanted.run }));
      expect(await next.adopt({ ...wanted, attempt: 3 }, watch())).toBeNull();
    });

    test('that is asked for twice is one', async () => {
      const wanted = order('draw');
      const first = await opened.executor.execute(wanted, watch());
      await rm(join(volumes, 'work', `dailies-${INSTALLATION}`, `${wanted.run}.1`, 'in'), { recursive: true });
      await rm(join(volumes, 'work', `dailies-${INSTALLATION}`, `${wanted.run}.1`, 'out'), { recursive: true });
      const before = cluster.store.list('pods').length;
      // The folder is made anew, and the job's end is the first one's.
      expect(await opened.executor.execute(wanted, watch())).toMatchObject({ state: 'failed', code: 'bad-output' });
      expect(first).toMatchObject({ state: 'succeeded' });
      expect(cluster.store.list('pods').length).toBeLessThanOrEqual(before);
    });

    test('of another installation is neither adopted nor discarded', async () => {
      const wanted = order('draw');
      expect(await opened.executor.execute(wanted, watch())).toMatchObject({ state: 'succeeded' });
      const other = await opened.reopen({}, { installation: 'other' });
      expect(await other.leftovers()).toEqual([]);
      expect(await other.adopt({ ...wanted, attempt: 2 }, watch())).toBeNull();
      await other.discard(wanted);
      expect(await opened.executor.leftovers()).toContainEqual({ run: wanted.run, attempt: 1 });
      await opened.executor.discard(wanted);
    });

    test('in a namespace whose quota is used up says so', async () => {
      const executor = await opened.reopen({}, { waits: { ...waits, roomMs: 0, startMs: 6_000 } });
      cluster.controller.isOverQuota = true;
      const end = await executor.execute(order('draw'), watch());
      cluster.controller.isOverQuota = false;
      expect(end).toMatchObject({ code: 'machine-lost', message: expect.stringMatching(/exceeded quota: pods=0/) });
    });

    test('is refused with its reason where the cluster does not take it', async () => {
      const stranger = await opened.reopen({}, { credential: 'wrong' });
      expect(await stranger.execute(order('draw'), watch())).toMatchObject({
        state: 'failed',
        code: 'refused',
        message: "The cluster for example@1 does not know the backend's token; put a new one into the backend.",
      });
      const impostor = await opened.reopen({ authority: null });
      expect(await impostor.execute(order('draw'), watch())).toMatchObject({ state: 'failed', code: 'machine-lost' });
      const elsewhere = await opened.reopen({ namespace: 'nowhere' });
      expect(await elsewhere.execute(order('draw'), watch())).toMatchObject({ state: 'failed', code: 'missing-tool' });
      await expect(stranger.probe(AbortSignal.timeout(2_000))).rejects.toThrow();
    });

    test('is one of those that its cluster tells of, with what GPUs it has', async () => {
      const executor = await opened.reopen({ gpuResource: 'nvidia.com/gpu' });
      cluster.store.update('nodes', 'machine-1', (node) => ({
        ...node,
        status: { allocatable: { 'nvidia.com/gpu': '2' } },
      }));
      const gpu = {
        name: 'NVIDIA-H200 of machine-1',
        memoryBytes: 143_771 * 1_048_576,
        usedBytes: null,
        load: null,
        temperatureCelsius: null,
      };
      expect(await executor.probe(AbortSignal.timeout(5_000))).toEqual({
        version: 'Kubernetes v1.34.0-test',
        queued: 0,
        loaded: [],
        gpus: [gpu, gpu],
      });
    });
  });
});
