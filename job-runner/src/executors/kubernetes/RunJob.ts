import { type V1Job } from '@kubernetes/client-node';
import { setTimeout as sleep } from 'node:timers/promises';
import { RunId } from '@dailies/shared/ids';
import { z } from 'zod';
import type { Leftover } from '../Executor.ts';
import type { Transcript } from '../functionRunner/Transcript.ts';
import type { Cluster } from './Cluster.ts';
import { statusOf, unlessGone } from './clusterFailure.ts';
import { LABELS, RUN_ANNOTATION, runLabel } from './jobManifest.ts';
import { Pod } from './Pod.ts';
import { StampedLines } from './StampedLines.ts';
import { within } from './within.ts';

const AGAIN_AFTER_MS = 500;
/** So long a cluster may be away, as it is when its API server is replaced. */
const AWAY_AT_MOST_MS = 60_000;
/** A deletion is the cluster's own work, and its pod is killed a second after. */
const GONE_WITHIN_MS = 10_000;
const GONE_POLL_MS = 100;

const Marks = z.object({
  labels: z.object({
    [LABELS.attempt]: z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number),
  }),
  annotations: z.object({ [RUN_ANNOTATION]: RunId }),
});

/** The job of a run, and which attempt made it. */
export class RunJob {
  readonly run: RunId;
  readonly attempt: number;
  readonly name: string;
  /** What its pod carries. */
  readonly #selector: string;
  readonly #cluster: Cluster;

  constructor(cluster: Cluster, installation: string, name: string, { run, attempt }: Leftover) {
    this.#cluster = cluster;
    this.name = name;
    this.run = run;
    this.attempt = attempt;
    this.#selector = `${LABELS.installation}=${installation},${LABELS.run}=${runLabel(run)},${LABELS.attempt}=${attempt}`;
  }

  /** Every job of an installation that is not being deleted, or those of one run. */
  static async all(cluster: Cluster, installation: string, run?: RunId): Promise<RunJob[]> {
    const labelSelector = `${LABELS.installation}=${installation}${run === undefined ? '' : `,${LABELS.run}=${runLabel(run)}`}`;
    const { items } = await within(cluster.batch.listNamespacedJob({ namespace: cluster.namespace, labelSelector }));
    return items.flatMap(({ metadata }) => {
      const marks = Marks.safeParse(metadata);
      if (!marks.success || metadata?.name === undefined || metadata.deletionTimestamp !== undefined) return [];
      const attempt = marks.data.labels[LABELS.attempt];
      return [
        new RunJob(cluster, installation, metadata.name, { run: marks.data.annotations[RUN_ANNOTATION], attempt }),
      ];
    });
  }

  /** The job as it stands; null where it is gone. */
  async read(): Promise<V1Job | null> {
    const { batch, namespace } = this.#cluster;
    try {
      return await within(batch.readNamespacedJob({ namespace, name: this.name }));
    } catch (error) {
      if (statusOf(error) === 404) return null;
      throw error;
    }
  }

  /** Why the cluster makes no pod for it, such as a quota; null where it says nothing, or may not be asked. */
  async refusal(): Promise<string | null> {
    const { core, namespace } = this.#cluster;
    const fieldSelector = `involvedObject.name=${this.name},reason=FailedCreate`;
    const events = await within(core.listNamespacedEvent({ namespace, fieldSelector })).catch(() => ({ items: [] }));
    return events.items.at(-1)?.message ?? null;
  }

  /** Kills it; its pod goes with it. */
  async remove(): Promise<void> {
    const { batch, namespace } = this.#cluster;
    await unlessGone(
      within(batch.deleteNamespacedJob({ namespace, name: this.name, propagationPolicy: 'Background' })),
    );
  }

  /** Resolves when no pod of it is left, or the cluster takes too long. */
  async untilGone(): Promise<void> {
    const { core, namespace } = this.#cluster;
    const untilMs = performance.now() + GONE_WITHIN_MS;
    while (performance.now() < untilMs) {
      const { items } = await within(core.listNamespacedPod({ namespace, labelSelector: this.#selector }));
      if (items.length === 0) return;
      await sleep(GONE_POLL_MS);
    }
  }

  /**
   * Hands on its pod whenever that has changed, until the signal aborts; null where there is none (any more). What a
   * watch has missed, a new list shows: it is asked for after every end of a watch, whatever ended it. Throws where
   * the cluster is away for long.
   */
  async watch(onPod: (pod: Pod | null) => void, signal: AbortSignal): Promise<void> {
    const { core, namespace } = this.#cluster;
    const labelSelector = this.#selector;
    let answeredMs = performance.now();
    while (!signal.aborted) {
      try {
        const { items, metadata } = await within(core.listNamespacedPod({ namespace, labelSelector }));
        answeredMs = performance.now();
        const newest = items.toSorted(
          (a, b) => Number(b.metadata?.creationTimestamp) - Number(a.metadata?.creationTimestamp),
        )[0];
        onPod(newest === undefined ? null : Pod.parse(newest));
        const resourceVersion = metadata?.resourceVersion ?? '';
        await this.#cluster.watchPods(
          { labelSelector, resourceVersion },
          (pod, isDeleted) => onPod(isDeleted ? null : pod),
          signal,
        );
        if (performance.now() - answeredMs > AGAIN_AFTER_MS) continue;
      } catch (error) {
        if (performance.now() - answeredMs > AWAY_AT_MOST_MS) throw error;
      }
      await sleep(AGAIN_AFTER_MS, undefined, { signal }).catch(() => {});
    }
  }

  /** Hands on what its pod says, each line once, until `isOver` or the signal aborts. */
  async listen(pod: string, transcript: Transcript, isOver: () => boolean, signal: AbortSignal): Promise<void> {
    const lines = new StampedLines();
    while (!signal.aborted) {
      lines.begin();
      try {
        for await (const bytes of await this.#cluster.logs(pod, lines.last, signal)) {
          if (Buffer.isBuffer(bytes)) for (const line of lines.push(bytes)) transcript.stdout(Buffer.from(`${line}\n`));
        }
        if (isOver()) return;
      } catch {
        // A pod that is not there yet, or a connection that broke.
      }
      await sleep(AGAIN_AFTER_MS, undefined, { signal }).catch(() => {});
    }
  }
}
