import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiObject } from './ApiObject.ts';
import type { JobObject } from './JobObject.ts';
import type { ObjectStore } from './ObjectStore.ts';

interface Counts {
  readonly active: number;
  readonly succeeded: number;
  readonly failed: number;
}

/**
 * Makes the pod of every job and writes down how it fares, as the controllers of a cluster do: a deadline, removal some
 * time after the end, a pod that was deleted started once more, pods that go with their job.
 */
export class JobController {
  readonly #store: ObjectStore;
  readonly #deletePod: (name: string) => void;
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #jobs = new Map<string, JobObject>();
  /** No pod is allowed, as by a quota that is used up. */
  isOverQuota = false;

  constructor(store: ObjectStore, deletePod: (name: string) => void) {
    this.#store = store;
    this.#deletePod = deletePod;
    store.watch(store.version, ({ resource, type, object }) => {
      if (resource === 'pods') queueMicrotask(() => this.#podChanged(object, type === 'DELETED'));
    });
  }

  created(job: JobObject): void {
    const { name } = job.metadata;
    this.#jobs.set(name, job);
    this.#later(job.spec.activeDeadlineSeconds * 1_000, () => {
      if (!this.#hasEnded(name)) this.#end(name, { type: 'Failed', reason: 'DeadlineExceeded' }, { failed: 1 });
      for (const pod of this.#podsOf(name)) this.#deletePod(pod.metadata.name);
    });
    this.#later(10, () => this.#makePod(job));
  }

  /** `Foreground`: its pods are gone before it is; `Background`: after; `Orphan`: they stay. */
  async delete(name: string, propagation: string): Promise<void> {
    const job = this.#store.get('jobs', name);
    this.#jobs.delete(name);
    const pods = this.#podsOf(name, job.metadata.uid);
    if (propagation === 'Foreground') {
      const deletionTimestamp = new Date().toISOString();
      this.#store.update('jobs', name, (found) => ({ ...found, metadata: { ...found.metadata, deletionTimestamp } }));
      for (const pod of pods) this.#deletePod(pod.metadata.name);
      while (pods.some((pod) => this.#store.has('pods', pod.metadata.name))) await sleep(20);
    }
    this.#store.remove('jobs', name);
    // The collector of garbage comes a moment later.
    if (propagation === 'Background') {
      this.#later(20, () => {
        for (const pod of pods) this.#deletePod(pod.metadata.name);
      });
    }
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }

  #later(ms: number, act: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      act();
    }, ms);
    timer.unref();
    this.#timers.add(timer);
  }

  #podsOf(job: string, uid?: string): ApiObject[] {
    return this.#store
      .list('pods')
      .filter(({ metadata }) =>
        metadata.ownerReferences?.some((owner) => owner.name === job && (uid === undefined || owner.uid === uid)),
      );
  }

  #makePod(job: JobObject): void {
    const { name } = job.metadata;
    if (!this.#store.has('jobs', name)) return;
    if (this.isOverQuota) {
      this.#store.create('events', {
        apiVersion: 'v1',
        kind: 'Event',
        metadata: { name: `${name}.${randomBytes(6).toString('hex')}` },
        involvedObject: { kind: 'Job', name },
        reason: 'FailedCreate',
        message: `Error creating: pods "${name}-" is forbidden: exceeded quota: pods=0`,
        type: 'Warning',
      });
      this.#later(500, () => this.#makePod(job));
      return;
    }
    const { uid = '' } = this.#store.get('jobs', name).metadata;
    const { metadata, spec } = job.spec.template;
    this.#store.create('pods', {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        ...metadata,
        labels: { ...metadata.labels, 'job-name': name, 'controller-uid': uid },
        name: `${name}-${randomBytes(3).toString('hex').slice(0, 5)}`,
        ownerReferences: [{ kind: 'Job', name, uid }],
      },
      spec,
      status: { phase: 'Pending' },
    });
    this.#count(name, { active: 1 });
  }

  #podChanged(pod: ApiObject, isDeleted: boolean): void {
    const name = pod.metadata.ownerReferences?.[0]?.name ?? '';
    const job = this.#jobs.get(name);
    if (job === undefined || this.#hasEnded(name)) return;
    const phase = phaseOf(pod);
    if (phase === 'Succeeded') this.#end(name, { type: 'Complete', reason: '' }, { succeeded: 1 });
    else if (phase === 'Failed') this.#end(name, { type: 'Failed', reason: 'BackoffLimitExceeded' }, { failed: 1 });
    else if (isDeleted) this.#makePod(job);
  }

  #hasEnded(name: string): boolean {
    return this.#store.has('jobs', name) && JSON.stringify(this.#store.get('jobs', name)).includes('"conditions"');
  }

  #count(name: string, counts: Partial<Counts>): void {
    this.#store.update('jobs', name, (job) => ({ ...job, status: counts }));
  }

  #end(name: string, condition: { type: string; reason: string }, counts: Partial<Counts>): void {
    const conditions = [{ ...condition, status: 'True' }];
    this.#store.update('jobs', name, (job) => ({ ...job, status: { ...counts, conditions } }));
    const seconds = this.#jobs.get(name)?.spec.ttlSecondsAfterFinished ?? 0;
    this.#later(seconds * 1_000, () => {
      if (this.#store.has('jobs', name)) void this.delete(name, 'Background');
    });
  }
}

function phaseOf({ status }: ApiObject): string {
  return typeof status === 'object' && status !== null && 'phase' in status && typeof status.phase === 'string'
    ? status.phase
    : '';
}
