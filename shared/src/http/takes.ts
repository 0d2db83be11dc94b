import { z } from 'zod';
import { TakeRecord } from '../document/index.ts';
import { NodeId, ProjectId, RunId, TakeId } from '../ids/index.ts';
import { Fps, MediaKind, Sha256 } from '../media/index.ts';
import { RunOutcome, RunState, Seed } from '../runs/index.ts';
import { Person } from './accounts.ts';

/** A take in a list, newest first. */
export const ListedTake = z.object({
  id: TakeId,
  node: NodeId,
  run: RunId,
  kind: MediaKind,
  media: Sha256,
  /** What its file is, such as `video/quicktime`. */
  mediaType: z.string(),
  poster: Sha256,
  widthPx: z.int(),
  heightPx: z.int(),
  frames: z.int(),
  fps: Fps,
  recipeHash: z.string(),
  seed: Seed,
  createdAt: z.iso.datetime(),
});
export type ListedTake = z.infer<typeof ListedTake>;

/** Everything that is known of how a take came to be. */
export const TakeProvenance = z.object({
  id: TakeId,
  project: ProjectId,
  node: NodeId,
  run: RunId,
  /** The thin take of the document; null where it has not arrived there. */
  take: TakeRecord.nullable(),
  recipeHash: z.string(),
  seed: Seed,
  /** `Recipe` of shared/runs: module, pipeline, params, inputs by content, size, frames, rate. */
  recipe: z.record(z.string(), z.unknown()),
  outcome: RunOutcome,
  madeBy: Person.nullable(),
  /** Where it was made, where it was reused; null also for who may not see that project. */
  reusedFrom: z
    .object({ take: TakeId, project: ProjectId, projectName: z.string(), node: NodeId, title: z.string() })
    .nullable(),
  /** Takes of this project whose media went into it. */
  parents: z.array(TakeId),
  createdAt: z.iso.datetime(),
  /** When its run was asked for, started and ended. */
  requestedAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
});
export type TakeProvenance = z.infer<typeof TakeProvenance>;

export const Run = z.object({
  id: RunId,
  project: ProjectId,
  request: z.string(),
  node: NodeId,
  /** 0-based within its request. */
  variation: z.int(),
  state: RunState,
  /** 0 to 1. */
  fraction: z.number(),
  phase: z.string().nullable(),
  attempt: z.int(),
  cancelRequested: z.boolean(),
  outcome: RunOutcome.nullable(),
  /** The end of the error output, at most 64 kB. */
  log: z.string().nullable(),
  requestedAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
});
export type Run = z.infer<typeof Run>;
