import type { ProjectShare } from '@dailies/shared/http';
import { costText } from '../words/costText.ts';

const HOUR = 3_600;

const hours = (seconds: number): string => (seconds / HOUR).toLocaleString('en', { maximumFractionDigits: 1 });

/** What is used of a project's budget: `GPU 3.4 of 10 h, providers $12.00 of $50.00 this month`; null: it has none. */
export function budgetText({
  monthGpuSeconds,
  monthCostMicros,
  month,
}: Pick<ProjectShare, 'monthGpuSeconds' | 'monthCostMicros' | 'month'>): string | null {
  const parts = [
    monthGpuSeconds === null ? null : `GPU ${hours(month.gpuSeconds)} of ${hours(monthGpuSeconds)} h`,
    monthCostMicros === null ? null : `providers ${costText(month.costMicros)} of ${costText(monthCostMicros)}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : `${parts.join(', ')} this month`;
}
