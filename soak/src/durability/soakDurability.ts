import type { SoakOptions, SoakReport } from '../SoakReport.ts';

export async function soakDurability({ seed }: SoakOptions): Promise<SoakReport> {
  return {
    name: 'durability',
    figures: {},
    failures: ['The durability soak is not written yet.'],
    repeat: `durability --seed ${seed}`,
  };
}
