import { z } from 'zod';
import { Quality } from '../runs/index.ts';

/** A module with the qualities that something can make it at now. */
export const ModuleCapability = z.object({
  module: z.string(),
  tiers: z.array(Quality).describe('Those that some runner or backend can make now'),
});
export type ModuleCapability = z.infer<typeof ModuleCapability>;

/** What every job-runner and backend can do now, together. */
export const FarmCapabilities = z.object({
  paused: z.boolean(),
  runners: z.int().min(0).describe('Job-runners that are connected'),
  executors: z.array(
    z.object({
      kind: z.string().describe('As in a pipeline: builtin, process, container, comfyui or http'),
      places: z.int().min(0).describe('Where it can be executed'),
      open: z.int().min(0).describe('Those that take runs now'),
      concurrency: z.int().min(0).describe('Runs at the same time, on those'),
    }),
  ),
  tags: z.array(z.string()).describe('Of places that take runs now'),
  gpuMemoryBytes: z.int().min(0).describe('The largest there is for a run now'),
  gpus: z
    .array(z.object({ name: z.string(), memoryBytes: z.number().nullable(), usedBytes: z.number().nullable() }))
    .describe('As backends told last'),
  pipelines: z.array(
    z.object({
      id: z.string(),
      version: z.int(),
      title: z.string(),
      module: z.string(),
      tiers: z.array(Quality),
      executor: z.string(),
      canRun: z.boolean(),
      why: z.string().nullable().describe('What it waits for; null where it can run'),
    }),
  ),
  modules: z.array(ModuleCapability),
});
export type FarmCapabilities = z.infer<typeof FarmCapabilities>;
