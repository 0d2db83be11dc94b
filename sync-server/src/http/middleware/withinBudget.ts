import type { Context } from 'hono';
import type { AppEnv } from '../AppEnv.ts';
import { TooFast } from '../TooFast.ts';
import { type Budget, type RequestBudgets, type RatePolicy, WINDOW_SECONDS } from './RequestBudgets.ts';

/** Files are read by the hundred and cost next to nothing; they come by bytes, which the network limits. */
const UNCOUNTED = /^\/api\/v1\/media\//;

/** `RateLimit` and `RateLimit-Policy` of draft-ietf-httpapi-ratelimit-headers-10. */
function rateLimitHeaders({ policy, quota, remaining, resetSeconds }: Budget): Record<string, string> {
  return {
    'ratelimit-policy': `"${policy}";q=${quota};w=${WINDOW_SECONDS}`,
    'ratelimit': `"${policy}";r=${Math.max(0, remaining)};t=${resetSeconds}`,
  };
}

/** Counts a request. Throws `too-fast` where there were too many, and says on every answer how many are left. */
export function withinBudget(c: Context<AppEnv>, budgets: RequestBudgets, policy: RatePolicy, key: string): void {
  if (UNCOUNTED.test(c.req.path)) return;
  const budget = budgets.spend(policy, key);
  if (budget === null) return;
  for (const [name, value] of Object.entries(rateLimitHeaders(budget))) c.header(name, value);
  if (budget.remaining >= 0) return;
  throw new TooFast(
    `More than ${budget.quota} requests came within a minute; wait ${budget.resetSeconds} seconds, and ask for several things at once where you can.`,
    budget.resetSeconds,
  );
}
