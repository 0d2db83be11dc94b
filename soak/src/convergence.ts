import type { SoakOptions, SoakReport } from './SoakReport.ts';

export async function soakConvergence({ seed }: SoakOptions): Promise<SoakReport> {
  return {
    name: 'convergence',
    figures: {},
    failures: ['The convergence soak is not written yet.'],
    repeat: `convergence --seed ${seed}`,
  };
}
