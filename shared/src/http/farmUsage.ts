import { z } from 'zod';
import { ProjectId } from '../ids/index.ts';

/** What was spent. Cost in millionths of a US dollar, as providers told it or as their pipelines price it. */
const Spent = z.object({
  runs: z.int().min(0),
  runSeconds: z.number().min(0),
  gpuSeconds: z.number().min(0),
  costMicros: z.int().min(0),
});

export const USAGE_BY = ['project', 'person', 'pipeline'] as const;
export type UsageBy = (typeof USAGE_BY)[number];

export const UsageQuery = z.object({
  from: z.iso.datetime({ offset: true }).optional().describe('Left out: the beginning of this month in UTC'),
  to: z.iso.datetime({ offset: true }).optional().describe('Left out: now'),
  by: z.enum(USAGE_BY).default('project'),
});

export const UsageLine = Spent.extend({
  key: z.string().describe('The id of the project or the person, or the pipeline as "id@version"'),
  name: z.string(),
});
export type UsageLine = z.infer<typeof UsageLine>;

export const FarmUsage = z.object({
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  by: z.enum(USAGE_BY),
  items: z.array(UsageLine).describe('Those that took most GPU time first, then most time'),
  total: Spent,
});
export type FarmUsage = z.infer<typeof FarmUsage>;

const Weight = z.number().min(0.1).max(10);
const Budget = z.int().min(0).max(1e15).nullable();

/** How much of the farm a project gets. */
export const ProjectShare = z.object({
  weight: Weight.describe('Twice the weight is twice the share while others wait too'),
  monthGpuSeconds: Budget.describe('Of a calendar month in UTC; null: no limit'),
  monthCostMicros: Budget.describe('In millionths of a US dollar; null: no limit'),
  month: Spent.extend({ from: z.iso.datetime() }).describe('What it has used of this month'),
});
export type ProjectShare = z.infer<typeof ProjectShare>;

export const ChangeShare = z.strictObject({ weight: Weight, monthGpuSeconds: Budget, monthCostMicros: Budget });
export type ChangeShare = z.infer<typeof ChangeShare>;

export const ListedShare = ProjectShare.extend({
  project: z.object({ id: ProjectId, name: z.string(), archived: z.boolean() }),
});
export type ListedShare = z.infer<typeof ListedShare>;
