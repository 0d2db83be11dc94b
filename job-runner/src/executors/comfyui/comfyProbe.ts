import type { BackendProbe } from '@dailies/shared/farm';
import type { ComfyApi } from './ComfyApi.ts';
import { ComfyWorkflow } from '@dailies/shared/runs';

const MODEL_FILE = /\.(safetensors|sft|ckpt|pt|pth|bin|gguf|onnx)$/i;

/**
 * How a server fares. It does not tell which models are loaded; those of the workflow that it ran last are, as far as
 * its memory goes.
 */
export async function comfyProbe(api: ComfyApi, signal: AbortSignal): Promise<BackendProbe> {
  const [stats, queued, last] = await Promise.all([
    api.systemStats(signal),
    api.queueLength(signal),
    api.endedLast(1, signal),
  ]);
  const workflow = ComfyWorkflow.safeParse([...last.values()][0]?.prompt.prompt);
  const values = workflow.success ? Object.values(workflow.data).flatMap(({ inputs }) => Object.values(inputs)) : [];
  const loaded = values.flatMap((value) => (typeof value === 'string' && MODEL_FILE.test(value) ? [value] : []));
  return {
    version: stats.system.comfyui_version ?? null,
    queued,
    loaded: [...new Set(loaded)].filter((name) => name.length <= 255).slice(0, 200),
    gpus: stats.devices
      .filter(({ type }) => type !== 'cpu')
      .slice(0, 64)
      .map(({ name, vram_total: memoryBytes, vram_free: free }) => ({
        name: name.slice(0, 120),
        memoryBytes,
        usedBytes: Math.max(memoryBytes - free, 0),
        load: null,
        temperatureCelsius: null,
      })),
  };
}
