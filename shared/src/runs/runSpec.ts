import { z } from 'zod';
import { AssetVersion } from '../assets/index.ts';
import { Fps, MediaKind, Sha256 } from '../media/index.ts';

/** The first 128 bits of the SHA-256 of a recipe's canonical JSON, as 32 hex digits. */
export const RecipeHash = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .brand<'RecipeHash'>();
export type RecipeHash = z.infer<typeof RecipeHash>;

/** Seeds are unsigned 32-bit integers. */
export const Seed = z.int().min(0).max(0xffff_ffff);

/** Media that goes into a run; `file` is one that is neither seen nor heard: a font, a Blender file. */
const InputMediaKind = z.enum([...MediaKind.options, 'file']);

const PipelineId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);

/**
 * One value that arrives at an input port, by content: what it is, never where it came from. A pipeline is
 * taken out by planning: a recipe names its own once.
 */
export const RunInput = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('number'), number: z.number() }),
  z.object({ type: z.literal('flag'), flag: z.boolean() }),
  z.object({ type: z.literal('media'), kind: InputMediaKind, sha256: Sha256 }),
  z.object({ type: z.literal('asset'), asset: AssetVersion }),
  z.object({ type: z.literal('pipeline'), id: PipelineId }),
]);
export type RunInput = z.infer<typeof RunInput>;

/** A pipeline at a version. Written `id@version` in a take. */
export const PipelineRef = z.object({ id: PipelineId, version: z.int().min(1) });
export type PipelineRef = z.infer<typeof PipelineRef>;

/** What a run needs of the machine that takes it. */
export const Requirements = z.object({
  /** Capability tags that a backend must all have, such as `cpu` or `flux`. */
  tags: z.array(z.string()),
  gpuMemoryBytes: z.int().min(0),
});
export type Requirements = z.infer<typeof Requirements>;

/**
 * Everything that decides a take's content but its seed: its canonical JSON is what the recipe hash
 * is made of. Sizes in pixels; `frames` is 1 for a still.
 */
export const Recipe = z.object({
  module: z.string(),
  moduleVersion: z.int().min(1),
  pipeline: PipelineRef,
  kind: MediaKind,
  params: z.record(z.string(), z.json()),
  inputs: z.record(z.string(), z.array(RunInput)),
  widthPx: z.int().min(1).max(16_384),
  heightPx: z.int().min(1).max(16_384),
  frames: z.int().min(1).max(100_000),
  fps: Fps,
});
export type Recipe = z.infer<typeof Recipe>;

/** What an executor is handed: the recipe, its hash, the seed, and what it needs. */
export const RunSpec = z.object({
  recipe: Recipe,
  recipeHash: RecipeHash,
  seed: Seed,
  requirements: Requirements,
});
export type RunSpec = z.infer<typeof RunSpec>;
