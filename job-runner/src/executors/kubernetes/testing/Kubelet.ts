import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Container, ContainerCreateOptions } from 'dockerode';
import { statusOf } from '../../docker/engineFailure.ts';
import type { DockerEngine } from '../../docker/testing/DockerEngine.ts';
import { type ApiObject, StatusError } from './ApiObject.ts';
import { PodSpec } from './JobObject.ts';
import type { ObjectStore } from './ObjectStore.ts';

const UNITS: Readonly<Record<string, number>> = {
  m: 0.001,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
};

function amountOf(quantity: string): number {
  const [, number = '', unit = ''] = /^([\d.]+)(.*)$/.exec(quantity) ?? [];
  return Number(number) * (UNITS[unit] ?? 1);
}

/** Puts variables in for `$(NAME)`, and `$` for `$$`, as a kubelet does with what stands in a pod. */
function expanded(text: string, variables: ReadonlyMap<string, string>): string {
  return text.replace(/\$(?:\$|\(([^)]*)\))/g, (whole, name: string | undefined) =>
    name === undefined ? '$' : (variables.get(name) ?? whole),
  );
}

interface Machine {
  /** Folders of the machine that persistent volumes are, by their claims. */
  readonly claims: ReadonlyMap<string, string>;
  /** What can be given besides memory and processors. */
  readonly resources: Readonly<Record<string, number>>;
}

/** The one machine of a test's cluster: finds room for pods and runs them as real containers, shut in as their pods say. */
export class Kubelet {
  readonly #store: ObjectStore;
  readonly #engine: DockerEngine;
  readonly #machine: Machine;
  readonly #containers = new Map<string, Container>();

  constructor(store: ObjectStore, engine: DockerEngine, machine: Machine) {
    this.#store = store;
    this.#engine = engine;
    this.#machine = machine;
    store.watch(store.version, ({ resource, type, object }) => {
      // Not at once: whoever watches is to hear that it was added first.
      if (resource === 'pods' && type === 'ADDED') setImmediate(() => void this.#run(object));
    });
  }

  /** Kills a pod's container after its grace; the pod is gone afterwards. */
  async delete(name: string): Promise<void> {
    if (!this.#store.has('pods', name)) return;
    const deletionTimestamp = new Date().toISOString();
    this.#store.update('pods', name, (pod) => ({ ...pod, metadata: { ...pod.metadata, deletionTimestamp } }));
    await this.#containers
      .get(name)
      ?.remove({ force: true, v: true })
      .catch(() => {});
    this.#containers.delete(name);
    this.#store.remove('pods', name);
  }

  /** The container of a pod that has one. */
  container(name: string): Container {
    const found = this.#containers.get(name);
    if (found !== undefined) return found;
    throw new StatusError(400, 'BadRequest', `container "function" in pod "${name}" is waiting to start`);
  }

  /** Kills a pod as the machine runs out of a resource. */
  async evict(name: string): Promise<void> {
    this.#status(name, { phase: 'Failed', reason: 'Evicted', message: 'The node was low on resource: memory.' });
    await this.container(name).kill();
  }

  #status(name: string, status: Readonly<Record<string, unknown>>): void {
    this.#store.update('pods', name, (pod) => ({ ...pod, status }));
  }

  #waiting(name: string, reason: string, message: string): void {
    this.#status(name, {
      phase: 'Pending',
      containerStatuses: [{ name: 'function', state: { waiting: { reason, message } } }],
    });
  }

  #ended(name: string, terminated: { exitCode: number; reason: string; message: string }): void {
    const isWithdrawn = JSON.stringify(
      this.#store.list('pods').find(({ metadata }) => metadata.name === name) ?? {},
    ).includes('"Evicted"');
    if (isWithdrawn) return;
    this.#status(name, {
      phase: terminated.exitCode === 0 ? 'Succeeded' : 'Failed',
      containerStatuses: [{ name: 'function', state: { terminated } }],
    });
  }

  async #run({ metadata: { name }, spec }: ApiObject): Promise<void> {
    const pod = PodSpec.parse(spec);
    const noRoom = this.#noRoomFor(pod);
    if (noRoom !== null) {
      const condition = { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: noRoom };
      this.#status(name, { phase: 'Pending', conditions: [condition] });
      return;
    }
    this.#waiting(name, 'ContainerCreating', '');
    try {
      const container = await this.#engine.docker.createContainer(this.#options(pod));
      this.#containers.set(name, container);
      await container.start();
      this.#status(name, {
        phase: 'Running',
        containerStatuses: [{ name: 'function', state: { running: { startedAt: new Date().toISOString() } } }],
      });
      await container.wait();
      const { State } = await container.inspect();
      const reason = State.OOMKilled ? 'OOMKilled' : State.ExitCode === 0 ? 'Completed' : 'Error';
      this.#ended(name, { exitCode: State.ExitCode, reason, message: '' });
    } catch (error) {
      if (!(error instanceof Error) || !this.#store.has('pods', name)) return;
      const status = statusOf(error);
      if (status === 400) this.#ended(name, { exitCode: 127, reason: 'ContainerCannotRun', message: error.message });
      if (status === 404 && /no such image/i.test(error.message)) {
        this.#waiting(name, 'ErrImagePull', 'manifest unknown');
        await sleep(100);
        this.#waiting(name, 'ImagePullBackOff', 'Back-off pulling image');
      }
    }
  }

  #noRoomFor({ containers, volumes }: PodSpec): string | null {
    for (const { persistentVolumeClaim } of volumes) {
      const { claimName } = persistentVolumeClaim ?? {};
      if (claimName !== undefined && !this.#machine.claims.has(claimName))
        return `persistentvolumeclaim "${claimName}" not found`;
    }
    for (const [resource, amount] of containers.flatMap(({ resources }) => Object.entries(resources.requests))) {
      if (resource === 'memory' || resource === 'cpu') continue;
      if (amountOf(amount) > (this.#machine.resources[resource] ?? 0))
        return `0/1 nodes are available: 1 Insufficient ${resource}.`;
    }
    return null;
  }

  #options({ containers, volumes, securityContext }: PodSpec): ContainerCreateOptions {
    const container = containers[0];
    if (container === undefined) throw new Error('A pod has a container.');
    const { image, command, env, resources, volumeMounts } = container;
    if (securityContext.runAsNonRoot && securityContext.runAsUser === 0)
      throw new Error('container has runAsNonRoot and runs as root');
    const variables = new Map<string, string>();
    for (const { name, value } of env) variables.set(name, expanded(value, variables));
    const memory = resources.limits['memory'];
    const mounted = volumeMounts.map((mount) => ({ mount, volume: volumes.find(({ name }) => name === mount.name) }));
    const binds = mounted.flatMap(({ mount, volume }) => {
      const folder = this.#machine.claims.get(volume?.persistentVolumeClaim?.claimName ?? '');
      const ReadOnly = mount.readOnly === true || volume?.persistentVolumeClaim?.readOnly === true;
      if (folder === undefined) return [];
      return [{ Type: 'bind' as const, Source: join(folder, mount.subPath ?? ''), Target: mount.mountPath, ReadOnly }];
    });
    const tmpfs = mounted.flatMap(({ mount, volume }) =>
      volume?.emptyDir === undefined
        ? []
        : [[mount.mountPath, `rw,exec,nosuid,nodev,mode=1777,size=${amountOf(volume.emptyDir.sizeLimit)}`] as const],
    );
    return {
      Image: image,
      ...(command === undefined ? {} : { Entrypoint: command.map((word) => expanded(word, variables)), Cmd: [] }),
      User: `${securityContext.runAsUser}:${securityContext.runAsGroup}`,
      Env: [...variables].map(([name, value]) => `${name}=${value}`),
      HostConfig: {
        NetworkMode: 'none',
        ReadonlyRootfs: container.securityContext.readOnlyRootFilesystem,
        CapDrop: container.securityContext.capabilities.drop,
        SecurityOpt: container.securityContext.allowPrivilegeEscalation ? [] : ['no-new-privileges'],
        ...(memory === undefined ? {} : { Memory: amountOf(memory), MemorySwap: amountOf(memory) }),
        Mounts: binds,
        Tmpfs: Object.fromEntries(tmpfs),
      },
    };
  }
}
