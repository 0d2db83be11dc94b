/** What a project may use in a calendar month (UTC); null: any amount. Cost in millionths of a US dollar. */
export interface MonthBudget {
  readonly gpuSeconds: number | null;
  readonly costMicros: number | null;
}

export interface MonthUse {
  readonly gpuSeconds: number;
  readonly costMicros: number;
}

const ASK = 'ask the owner of this installation to raise it, or wait for the next month';

const hours = (seconds: number): string =>
  seconds < 3_600 ? `${Math.round(seconds / 60)} minutes` : `${Math.round(seconds / 360) / 10} hours`;

/** Why nothing more may be made this month; undefined where it may. A budget of 0 allows nothing that is counted. */
export function overBudgetSentence(budget: MonthBudget, likely: MonthUse): string | undefined {
  if (budget.gpuSeconds !== null && likely.gpuSeconds > budget.gpuSeconds) {
    return `The project's budget of ${hours(budget.gpuSeconds)} of GPU time this month does not last for this; ${ASK}.`;
  }
  if (budget.costMicros !== null && likely.costMicros > budget.costMicros) {
    return `The project's budget of $${(budget.costMicros / 1e6).toFixed(2)} for providers this month does not last for this; ${ASK}.`;
  }
  return undefined;
}
