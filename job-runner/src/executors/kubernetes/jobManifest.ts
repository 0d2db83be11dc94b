import { createHash } from 'node:crypto';
import type { V1Job, V1Volume, V1VolumeMount } from '@kubernetes/client-node';
import type { KubernetesConnection } from '@dailies/shared/farm';
import type { RunId } from '@dailies/shared/ids';
import { type ContainerRunner, pipelineName } from '@dailies/shared/runs';
import type { RunOrder } from '../Executor.ts';
import { functionEnvironment } from '../functionRunner/functionEnvironment.ts';
import { takePath } from '../functionRunner/takePath.ts';
import { wantsGpu } from '../functionRunner/wantsGpu.ts';
import { CONTAINER } from './Cluster.ts';

const INPUTS = '/in';
const OUTPUTS = '/out';
const GIBIBYTE = 1_073_741_824;
/** A finished job is kept so long for a runner that follows one which died. */
const KEPT_SECONDS = 86_400;

export const LABELS = {
  installation: 'dailies/installation',
  /** The run's hash, as a label cannot hold every id. */
  run: 'dailies/run',
  attempt: 'dailies/attempt',
} as const;
/** The run's id itself. */
export const RUN_ANNOTATION = 'dailies/run-id';

const hashOf = (text: string, digits: number): string =>
  createHash('sha256').update(text).digest('hex').slice(0, digits);

/** A cluster puts variables in for `$(NAME)`; what people typed stays as it is. */
const literal = (text: string): string => text.replaceAll('$', '$$$$');

export const runLabel = (run: RunId): string => hashOf(run, 32);

/** Of small letters and at most 63 characters, as the names of jobs are. */
export function jobName(installation: string, { run, attempt }: Pick<RunOrder, 'run' | 'attempt'>): string {
  return `dailies-${hashOf(`${installation} ${run}`, 32)}-${attempt}`;
}

interface JobPlaces {
  readonly installation: string;
  readonly connection: KubernetesConnection;
  /** The run's folder in the volume that work lies in. */
  readonly subPath: string;
  readonly user: { readonly uid: number; readonly gid: number };
  /** How long the job may wait before its work begins. */
  readonly startSeconds: number;
}

/**
 * A function runner's job: one pod, tried once. It has no token for the cluster, none of its machine's files, writes
 * nowhere but to its outputs and to memory, and is nobody of rank. That it has no network is the namespace's matter
 * (docs/farm.md).
 */
export function jobManifest(
  order: RunOrder,
  { image, command, memoryBytes, cpus, shmBytes }: ContainerRunner,
  { installation, connection, subPath, user, startSeconds }: JobPlaces,
): V1Job {
  const environment = functionEnvironment(order.spec, {
    spec: `${INPUTS}/spec.json`,
    inputs: INPUTS,
    outputs: OUTPUTS,
    output: takePath(OUTPUTS, order),
  });
  const labels = {
    [LABELS.installation]: installation,
    [LABELS.run]: runLabel(order.run),
    [LABELS.attempt]: String(order.attempt),
  };
  const annotations = { [RUN_ANNOTATION]: order.run, 'dailies/pipeline': pipelineName(order.pipeline) };
  const { modelsClaim, gpuResource } = connection;
  const gpu = wantsGpu(order.pipeline) ? gpuResource : null;
  const amounts = {
    ...(memoryBytes === undefined ? {} : { memory: String(memoryBytes) }),
    ...(cpus === undefined ? {} : { cpu: `${Math.round(cpus * 1_000)}m` }),
    ...(gpu === null ? {} : { [gpu]: '1' }),
  };
  const inMemory = (name: string, sizeBytes: number): V1Volume => ({
    name,
    emptyDir: { medium: 'Memory', sizeLimit: String(sizeBytes) },
  });
  const mounts: V1VolumeMount[] = [
    { name: 'work', mountPath: INPUTS, subPath: `${subPath}/in`, readOnly: true },
    { name: 'work', mountPath: OUTPUTS, subPath: `${subPath}/out` },
    ...(modelsClaim === null ? [] : [{ name: 'models', mountPath: '/models', readOnly: true }]),
    { name: 'tmp', mountPath: '/tmp' },
    { name: 'shm', mountPath: '/dev/shm' },
  ];
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: jobName(installation, order), labels, annotations },
    spec: {
      backoffLimit: 0,
      completions: 1,
      parallelism: 1,
      // Our own limit counts from when the work begins; this one ends what no runner watches any more.
      activeDeadlineSeconds: startSeconds + order.pipeline.timeoutSeconds + 60,
      ttlSecondsAfterFinished: KEPT_SECONDS,
      template: {
        metadata: { labels, annotations },
        spec: {
          restartPolicy: 'Never',
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          // Killed rather than stopped: what is stopped is wanted by nobody.
          terminationGracePeriodSeconds: 1,
          securityContext: {
            runAsNonRoot: true,
            runAsUser: user.uid,
            runAsGroup: user.gid,
            seccompProfile: { type: 'RuntimeDefault' },
          },
          // Machines with GPUs are often kept for who asks for one.
          ...(gpu === null ? {} : { tolerations: [{ key: gpu, operator: 'Exists', effect: 'NoSchedule' }] }),
          containers: [
            {
              name: CONTAINER,
              image,
              imagePullPolicy: 'IfNotPresent',
              ...(command === undefined ? {} : { command: command.map(literal) }),
              // The user has no home in most images; what libraries keep there goes to memory.
              env: Object.entries({ HOME: '/tmp', ...environment }).map(([name, value]) => ({
                name,
                value: literal(value),
              })),
              resources: { limits: amounts, requests: amounts },
              securityContext: {
                allowPrivilegeEscalation: false,
                readOnlyRootFilesystem: true,
                capabilities: { drop: ['ALL'] },
              },
              terminationMessagePolicy: 'FallbackToLogsOnError',
              volumeMounts: mounts,
            },
          ],
          volumes: [
            { name: 'work', persistentVolumeClaim: { claimName: connection.workClaim } },
            ...(modelsClaim === null
              ? []
              : [{ name: 'models', persistentVolumeClaim: { claimName: modelsClaim, readOnly: true } }]),
            inMemory('tmp', GIBIBYTE),
            inMemory('shm', shmBytes ?? GIBIBYTE),
          ],
        },
      },
    },
  };
}
