import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { MediaStore } from '@dailies/media-store';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExecutionEnd, Executor, RunOrder } from './Executor.ts';
import type { OrderOptions } from './testing/orderFor.ts';

/**
 * What a pipeline under test does, as its param `behaviour` says:
 * - `draw`: reports 0.1, 0.6, 0.4 and 1, and makes the PNG of the param `picture` (base64), after
 *   `milliseconds` where given.
 * - `wait`: reports 0.05 and works for minutes.
 * - `fail`: ends with the sentence of the param `message`.
 * - `text`: makes no picture although one was promised.
 */
type ContractBehaviour = 'draw' | 'wait' | 'fail' | 'text';

export interface OpenedExecutor {
  readonly executor: Executor;
  readonly store: MediaStore;
  /** An order of this executor's kind for the pipeline under test. */
  readonly order: (options: OrderOptions) => RunOrder;
  /** An order for a pipeline that is not there. */
  readonly missing: () => RunOrder;
  /** Another executor on the same machine, as the runner that follows a killed one has. */
  readonly reopen: () => Promise<Executor>;
  /** Processes of this run that live. */
  readonly processes: (order: RunOrder) => Promise<number>;
  readonly close: () => Promise<void>;
}

const WIDTH_PX = 32;
const HEIGHT_PX = 18;

async function until(holds: () => boolean | Promise<boolean>, timeoutMs = 10_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('It did not come to hold in time.');
    await sleep(20);
  }
}

/** Starts an order and collects what it reports. */
function start(executor: Executor, order: RunOrder) {
  const stop = new AbortController();
  const reports: { fraction: number; phase: string }[] = [];
  const onProgress = (fraction: number, phase: string): void => void reports.push({ fraction, phase });
  const end = executor.execute(order, { onProgress, signal: stop.signal });
  return { stop, reports, end, onProgress };
}

/** What `Executor` promises. */
export function executorContract(name: string, open: () => Promise<OpenedExecutor>): void {
  describe(`executor: ${name}`, () => {
    let opened: OpenedExecutor;
    let picture: string;
    beforeAll(async () => {
      opened = await open();
      const create = { width: WIDTH_PX, height: HEIGHT_PX, channels: 3, background: '#204060' } as const;
      picture = (await sharp({ create }).png().toBuffer()).toString('base64');
    });
    afterAll(() => opened.close());

    const order = (behaviour: ContractBehaviour, { params, ...options }: OrderOptions = {}): RunOrder =>
      opened.order({
        run: `run-${randomBytes(6).toString('hex')}`,
        ...options,
        params: { behaviour, picture, ...params },
      });

    const execute = (wanted: RunOrder): Promise<ExecutionEnd> => start(opened.executor, wanted).end;

    test('a result lies in the store under its hash, with what it is', async () => {
      const end = await execute(order('draw'));
      expect(end).toMatchObject({
        state: 'succeeded',
        artifact: {
          kind: 'image',
          mediaType: 'image/png',
          widthPx: WIDTH_PX,
          heightPx: HEIGHT_PX,
          frames: 1,
          fps: [24, 1],
        },
      });
      if (end.state !== 'succeeded') return;
      const stored = Buffer.from(await new Response(await opened.store.read(end.artifact.media)).arrayBuffer());
      expect(stored.toString('base64')).toBe(picture);
      expect(end.artifact.sizeBytes).toBe(stored.byteLength);
    });

    test('progress arrives with its phases', async () => {
      const { reports, end } = start(opened.executor, order('draw'));
      await end;
      // That it waits its turn may be told before.
      const worked = reports.filter(({ fraction }) => fraction > 0);
      expect(worked.map(({ fraction }) => fraction)).toEqual([0.1, 0.6, 0.4, 1]);
      expect(worked[0]?.phase).toBe('Loading');
    });

    test('a cancel stops within a second and leaves no process', async () => {
      const wanted = order('wait');
      const { stop, reports, end } = start(opened.executor, wanted);
      await until(() => reports.length > 0);
      const abortedMs = performance.now();
      stop.abort('cancelled');
      expect(await end).toEqual({ state: 'stopped' });
      expect(performance.now() - abortedMs).toBeLessThan(1_000);
      await opened.executor.discard?.(wanted);
      // What is killed takes the system a moment to clear away.
      await expect.poll(() => opened.processes(wanted)).toBe(0);
    });

    test('a cancel before anything began is a stop', async () => {
      const signal = AbortSignal.abort('cancelled');
      const wanted = order('wait');
      expect(await opened.executor.execute(wanted, { onProgress: () => {}, signal })).toEqual({ state: 'stopped' });
      await opened.executor.discard?.(wanted);
      // What is killed takes the system a moment to clear away.
      await expect.poll(() => opened.processes(wanted)).toBe(0);
    });

    test('a run that takes too long is stopped and says how long it may take', async () => {
      const wanted = order('wait', { timeoutSeconds: 1 });
      expect(await execute(wanted)).toMatchObject({
        state: 'failed',
        code: 'timeout',
        message: 'example@1 took longer than 1 s and was stopped; make it shorter or smaller.',
      });
      // What is killed takes the system a moment to clear away.
      await expect.poll(() => opened.processes(wanted)).toBe(0);
    });

    test('a run that fails gives its own sentence', async () => {
      const message = 'The lens cap is on; take it off.';
      expect(await execute(order('fail', { params: { message } }))).toMatchObject({ state: 'failed', message });
    });

    test('another thing than was promised is a failure', async () => {
      expect(await execute(order('text'))).toMatchObject({ state: 'failed', code: 'bad-output' });
    });

    test('a pipeline that is not there is a missing tool', async () => {
      expect(await execute(opened.missing())).toMatchObject({ state: 'failed', code: 'missing-tool' });
    });

    test('params are data, whatever they hold', async () => {
      const message = '"; exit 0; $(exit 0) `exit 0` \\ \' --help ${PATH} %s \u0007 é 🎬';
      expect(
        await execute(order('fail', { params: { message, '--help': true, 'PATH': '/nowhere', '__proto__x': '$(x)' } })),
      ).toMatchObject({
        state: 'failed',
        message: message.trim(),
      });
    });

    test('runs beside each other keep apart', async () => {
      const ends = await Promise.all([
        execute(order('draw')),
        execute(order('fail', { params: { message: 'One of three failed; the others did not.' } })),
        execute(order('draw')),
      ]);
      expect(ends.map(({ state }) => state)).toEqual(['succeeded', 'failed', 'succeeded']);
    });

    test('discarding what is not there does nothing', async () => {
      await opened.executor.discard?.(order('draw'));
      expect(
        (await opened.executor.adopt?.(order('draw'), { onProgress: () => {}, signal: AbortSignal.any([]) })) ?? null,
      ).toBeNull();
    });

    describe('after a killed runner', () => {
      /** An order whose first attempt is released while it works, as a killed runner leaves it. */
      async function abandoned(wanted: RunOrder): Promise<Executor> {
        const { stop, reports, end } = start(opened.executor, wanted);
        await until(() => reports.length > 0);
        stop.abort('released');
        expect(await end).toEqual({ state: 'stopped' });
        return opened.reopen();
      }

      test('the next attempt ends well, and adopts where it can', async () => {
        const first = order('draw', { params: { milliseconds: 700 } });
        const next = await abandoned(first);
        const second = { ...first, attempt: 2 };
        const watch = { onProgress: () => {}, signal: new AbortController().signal };
        const adopted = (await next.adopt?.(second, watch)) ?? null;
        if (next.adopt !== undefined) expect(adopted).toMatchObject({ state: 'succeeded' });
        expect(adopted ?? (await next.execute(second, watch))).toMatchObject({ state: 'succeeded' });
        await next.discard?.(second);
        expect((await next.leftovers?.()) ?? []).not.toContainEqual(expect.objectContaining({ run: first.run }));
      });

      test('what nobody adopts is found and discarded with its processes', async () => {
        const wanted = order('wait');
        const next = await abandoned(wanted);
        if (next.leftovers !== undefined) {
          expect(await next.leftovers()).toContainEqual({ run: wanted.run, attempt: 1 });
          expect(await opened.processes(wanted)).toBeGreaterThan(0);
        }
        await next.discard?.({ run: wanted.run, attempt: 1 });
        // What is killed takes the system a moment to clear away.
        await expect.poll(() => opened.processes(wanted)).toBe(0);
      });
    });
  });
}
