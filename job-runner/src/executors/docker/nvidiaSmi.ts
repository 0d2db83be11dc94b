import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

const MEBIBYTE = 1_048_576;
const COLUMNS = ['index', 'uuid', 'name', 'memory.total', 'memory.used', 'utilization.gpu', 'temperature.gpu'];

interface GpuFigures {
  readonly index: string;
  readonly uuid: string;
  readonly name: string;
  readonly memoryBytes: number | null;
  readonly usedBytes: number | null;
  /** From 0 to 1. */
  readonly load: number | null;
  readonly temperatureCelsius: number | null;
}

/** A figure that a GPU does not tell is "[N/A]" or "[Not Supported]". */
const figure = (text: string | undefined, times: number): number | null => {
  const value = Number(text);
  return text === undefined || text === '' || Number.isNaN(value) ? null : value * times;
};

/** Reads what `nvidia-smi --format=csv,noheader,nounits` prints for our columns. */
export function gpuFigures(csv: string): GpuFigures[] {
  return csv.split('\n').flatMap((line) => {
    const [index, uuid, name, total, used, load, temperature] = line.split(',').map((cell) => cell.trim());
    if (index === undefined || uuid === undefined || name === undefined) return [];
    return [
      {
        index,
        uuid,
        name,
        memoryBytes: figure(total, MEBIBYTE),
        usedBytes: figure(used, MEBIBYTE),
        load: figure(load, 0.01),
        temperatureCelsius: figure(temperature, 1),
      },
    ];
  });
}

/** The GPUs of this machine with their figures; none where it has no driver that says. */
export async function nvidiaSmi(signal: AbortSignal): Promise<GpuFigures[]> {
  const args = [`--query-gpu=${COLUMNS.join(',')}`, '--format=csv,noheader,nounits'];
  const { stdout } = await run('nvidia-smi', args, { signal }).catch(() => ({ stdout: '' }));
  return gpuFigures(stdout);
}
