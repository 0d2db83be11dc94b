import type { BackendProbe, DockerConnection } from '@dailies/shared/farm';
import type Docker from 'dockerode';
import { z } from 'zod';
import { nvidiaSmi } from './nvidiaSmi.ts';

const EngineInfo = z.object({
  ServerVersion: z.string(),
  ContainersRunning: z.int().min(0),
  Runtimes: z.record(z.string(), z.unknown()).nullish(),
  /** Devices by the Container Device Interface, as "nvidia.com/gpu=0". */
  DiscoveredDevices: z.array(z.object({ ID: z.string() })).nullish(),
});
type EngineInfo = z.infer<typeof EngineInfo>;

/** Whether the engine has what gives containers a GPU of NVIDIA. */
const knowsGpus = ({ Runtimes, DiscoveredDevices }: EngineInfo): boolean =>
  'nvidia' in (Runtimes ?? {}) || (DiscoveredDevices ?? []).some(({ ID }) => ID.startsWith('nvidia.com/gpu='));

/** How an engine fares. Figures of its GPUs are to be had where it is on this machine; elsewhere they have names alone. */
export async function probeEngine(
  engine: Docker,
  connection: DockerConnection,
  signal: AbortSignal,
): Promise<BackendProbe> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  signal.throwIfAborted();
  const info = EngineInfo.parse(await Promise.race([engine.info(), aborted]));
  return {
    version: `Docker ${info.ServerVersion}`,
    queued: info.ContainersRunning,
    loaded: [],
    gpus: connection.gpus.length === 0 || !knowsGpus(info) ? [] : await gpusOf(connection, signal),
  };
}

async function gpusOf({ engine, gpus }: DockerConnection, signal: AbortSignal): Promise<BackendProbe['gpus']> {
  const figures = engine.startsWith('/') ? await nvidiaSmi(signal) : [];
  return gpus.map((gpu) => {
    const found = figures.find(({ index, uuid }) => index === gpu || uuid === gpu);
    const { name, memoryBytes, usedBytes, load, temperatureCelsius } = found ?? {
      name: `NVIDIA GPU ${gpu}`,
      memoryBytes: null,
      usedBytes: null,
      load: null,
      temperatureCelsius: null,
    };
    return { name, memoryBytes, usedBytes, load, temperatureCelsius };
  });
}
