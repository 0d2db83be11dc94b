import type { BackendProbe, KubernetesConnection } from '@dailies/shared/farm';
import type { V1Node } from '@kubernetes/client-node';
import type { Cluster } from './Cluster.ts';

const MEBIBYTE = 1_048_576;
const GPUS_AT_MOST = 64;

/** A machine's GPUs by what it says it can give; their model and memory where the vendor's discovery has labelled it. */
function gpusOf({ metadata, status }: V1Node, gpuResource: string): BackendProbe['gpus'] {
  const count = Number(status?.allocatable?.[gpuResource] ?? 0);
  const vendor = gpuResource.split('/')[0] ?? gpuResource;
  const memory = Number(metadata?.labels?.[`${vendor}/gpu.memory`]);
  return Array.from({ length: Number.isSafeInteger(count) ? Math.min(count, GPUS_AT_MOST) : 0 }, () => ({
    name: `${metadata?.labels?.[`${vendor}/gpu.product`] ?? gpuResource} of ${metadata?.name ?? 'a machine'}`.slice(
      0,
      120,
    ),
    memoryBytes: Number.isNaN(memory) ? null : memory * MEBIBYTE,
    usedBytes: null,
    load: null,
    temperatureCelsius: null,
  }));
}

/** How a cluster fares, as far as the backend's account may see it. */
export async function probeCluster(
  { core, version, namespace }: Cluster,
  { gpuResource }: KubernetesConnection,
  signal: AbortSignal,
): Promise<BackendProbe> {
  signal.throwIfAborted();
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  const fieldSelector = 'status.phase!=Succeeded,status.phase!=Failed';
  const [its, pods, machines] = await Promise.race([
    Promise.all([
      version.getCode(),
      core.listNamespacedPod({ namespace, fieldSelector }),
      // The machines are the whole cluster's, which many an account may not see.
      gpuResource === null
        ? []
        : core.listNode().then(
            ({ items }) => items,
            () => [],
          ),
    ]),
    aborted,
  ]);
  return {
    version: `Kubernetes ${its.gitVersion}`,
    queued: pods.items.length,
    loaded: [],
    gpus: gpuResource === null ? [] : machines.flatMap((node) => gpusOf(node, gpuResource)).slice(0, GPUS_AT_MOST),
  };
}
