import { z } from 'zod';
import { BackendMode, BackendProbe, PLACE_STANDINGS, Priority } from '../farm/index.ts';
import { NodeId, ProjectId, RequestId, RunId, UserId } from '../ids/index.ts';
import { ProjectShare } from './farmUsage.ts';

const OfProject = z.object({ id: ProjectId, name: z.string() });

/** A run that is under way or waits. */
export const QueuedRun = z.object({
  id: RunId,
  state: z.enum(['queued', 'running']),
  project: OfProject,
  request: RequestId,
  node: NodeId,
  title: z.string().nullable().describe("The node's; null to who is no member of the project"),
  by: z.object({ id: UserId, name: z.string() }),
  pipeline: z.string().nullable().describe('As "id@version"'),
  pipelineTitle: z.string().nullable(),
  backend: z.string().nullable().describe('The title of the backend that it runs on; null: a job-runner'),
  priority: Priority,
  fraction: z.number(),
  phase: z.string().nullable(),
  preview: z.int().nullable().describe('Rises with each picture of its work (`GET /runs/{run}/preview`); null: none'),
  etaSeconds: z.number().nullable().describe('How long it is likely to take yet; null: unknown, or it waits'),
  position: z.int().nullable().describe('From 1, among all that wait; null: nothing can take it as things are'),
  waitSeconds: z.number().nullable().describe('Until it is likely to start; null: unknown'),
  why: z.string().nullable().describe('Why it waits: one sentence'),
  fallback: z.string().nullable(),
  stalls: z.int().describe('How often it reported nothing for too long and was started again'),
  cancelRequested: z.boolean(),
  requestedAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  mayCancel: z.boolean(),
  mayPrioritise: z.array(Priority).describe('The priorities that you may give it'),
});
export type QueuedRun = z.infer<typeof QueuedRun>;

/** A request of which runs of the last day failed, of a node that was not asked for again; the first of those runs. */
export const FailedRun = z.object({
  id: RunId,
  project: OfProject,
  node: NodeId,
  title: z.string().nullable(),
  by: z.object({ id: UserId, name: z.string() }),
  pipelineTitle: z.string().nullable(),
  message: z.string(),
  failed: z.int().describe('How many runs of its request failed, all of which are asked for again together'),
  endedAt: z.iso.datetime(),
  hasLog: z.boolean().describe('It left a log (`GET /runs/{run}`) that you may read'),
  mayRetry: z.boolean(),
});
export type FailedRun = z.infer<typeof FailedRun>;

/** What everybody may know of a place where runs are executed. */
export const QueuePlace = z.object({
  id: z.string().nullable().describe('null: the job-runners themselves'),
  title: z.string(),
  mode: BackendMode,
  standing: z.enum(PLACE_STANDINGS),
  running: z.int(),
  concurrency: z.int(),
  gpus: BackendProbe.shape.gpus.describe('As it told last; none while it does not answer'),
});
export type QueuePlace = z.infer<typeof QueuePlace>;

/** A project's budget for the calendar month in UTC, and what of it is used. */
export const ProjectBudget = ProjectShare.pick({ monthGpuSeconds: true, monthCostMicros: true, month: true }).extend({
  project: OfProject,
});
export type ProjectBudget = z.infer<typeof ProjectBudget>;

export const FarmQueue = z.object({
  paused: z.boolean(),
  items: z.array(QueuedRun).describe('What runs first, then what waits in the order in which it is likely to start'),
  others: z.object({ running: z.int(), queued: z.int() }).describe('Runs of projects that you are no member of'),
  unlisted: z.int().describe('Further runs that wait and are not in the list'),
  failed: z.array(FailedRun),
  failedUnlisted: z.int().describe('Further requests of which runs failed, and that are not in the list'),
  places: z.array(QueuePlace),
  budgets: z.array(ProjectBudget).describe('Of your projects that have one'),
});
export type FarmQueue = z.infer<typeof FarmQueue>;

export const FarmSettings = z.object({ paused: z.boolean() });
export const ChangeFarmSettings = z.strictObject({ paused: z.boolean() });
export const ChangePriority = z.strictObject({ priority: Priority });
