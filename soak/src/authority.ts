import type { SoakOptions, SoakReport } from './SoakReport.ts';

export async function soakAuthority({ seed }: SoakOptions): Promise<SoakReport> {
  return {
    name: 'authority',
    figures: {},
    failures: ['The authority soak is not written yet.'],
    repeat: `authority --seed ${seed}`,
  };
}
