import type { ContainerRunner } from '@dailies/shared/runs';
import { pipelineName } from '@dailies/shared/runs';
import type { ContainerCreateOptions } from 'dockerode';
import type { RunOrder } from '../Executor.ts';
import { functionEnvironment } from '../functionRunner/functionEnvironment.ts';
import { takePath } from '../functionRunner/takePath.ts';

const INPUTS = '/in';
const OUTPUTS = '/out';
const GIBIBYTE = 1_073_741_824;

/** What a container carries so that it is found again. */
export const LABELS = {
  installation: 'dailies.installation',
  run: 'dailies.run',
  attempt: 'dailies.attempt',
  pipeline: 'dailies.pipeline',
  gpu: 'dailies.gpu',
} as const;

export const containerName = (installation: string, { run, attempt }: Pick<RunOrder, 'run' | 'attempt'>): string =>
  `dailies-${installation}-${run}-${attempt}`;

interface ContainerPlaces {
  readonly installation: string;
  /** The run's folder, as the engine's machine sees it. */
  readonly folder: string;
  readonly modelsFolder: string | null;
  readonly user: { readonly uid: number; readonly gid: number };
  readonly gpu: string | null;
}

/**
 * A function runner's container. Whatever runs in it sees no network, none of the machine's files but the run's and
 * the models, writes nowhere but to its outputs and to memory, and is nobody of rank.
 */
export function containerOptions(
  order: RunOrder,
  { image, command, memoryBytes, cpus, shmBytes }: ContainerRunner,
  { installation, folder, modelsFolder, user, gpu }: ContainerPlaces,
): ContainerCreateOptions {
  const environment = functionEnvironment(order.spec, {
    spec: `${INPUTS}/spec.json`,
    inputs: INPUTS,
    outputs: OUTPUTS,
    output: takePath(OUTPUTS, order),
  });
  const mount = (source: string, target: string, isReadOnly: boolean) => ({
    Type: 'bind' as const,
    Source: source,
    Target: target,
    ReadOnly: isReadOnly,
  });
  return {
    name: containerName(installation, order),
    Image: image,
    ...(command === undefined ? {} : { Entrypoint: command, Cmd: [] }),
    User: `${user.uid}:${user.gid}`,
    Tty: false,
    OpenStdin: false,
    AttachStdout: true,
    AttachStderr: true,
    NetworkDisabled: true,
    // The user has no home in most images; what libraries keep there goes to memory.
    Env: Object.entries({ HOME: '/tmp', ...environment }).map(([key, value]) => `${key}=${value}`),
    Labels: {
      [LABELS.installation]: installation,
      [LABELS.run]: order.run,
      [LABELS.attempt]: String(order.attempt),
      [LABELS.pipeline]: pipelineName(order.pipeline),
      ...(gpu === null ? {} : { [LABELS.gpu]: gpu }),
    },
    HostConfig: {
      // With it the result of a wait is lost, and nothing is left to adopt.
      AutoRemove: false,
      RestartPolicy: { Name: 'no' },
      Init: true,
      NetworkMode: 'none',
      IpcMode: 'private',
      ReadonlyRootfs: true,
      CapDrop: ['ALL'],
      SecurityOpt: ['no-new-privileges'],
      PidsLimit: 512,
      // The same for both: no swap.
      ...(memoryBytes === undefined ? {} : { Memory: memoryBytes, MemorySwap: memoryBytes }),
      ...(cpus === undefined ? {} : { NanoCpus: Math.round(cpus * 1e9) }),
      ShmSize: shmBytes ?? GIBIBYTE,
      // Executable, because compilers of kernels (Triton, Numba) load what they put there.
      Tmpfs: { '/tmp': 'rw,exec,nosuid,nodev,size=1g,mode=1777' },
      // Not Binds: a path may hold a colon, and a source that is missing is refused and not made as root's.
      Mounts: [
        mount(`${folder}/in`, INPUTS, true),
        mount(`${folder}/out`, OUTPUTS, false),
        ...(modelsFolder === null ? [] : [mount(modelsFolder, '/models', true)]),
      ],
      Ulimits: [{ Name: 'core', Soft: 0, Hard: 0 }],
      ...(gpu === null ? {} : { DeviceRequests: [{ Driver: 'nvidia', DeviceIDs: [gpu], Capabilities: [['gpu']] }] }),
      LogConfig: { Type: 'json-file', Config: { 'max-size': '10m', 'max-file': '2' } },
    },
  };
}
