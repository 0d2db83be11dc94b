import { REFUSAL_RULES } from '@dailies/shared/document';
import type { SoakOptions, SoakReport } from './SoakReport.ts';
import { overSeeds } from './workers/overSeeds.ts';

/** Mutated updates of one seed: after so many its document has grown old, and another one is begun. */
const UPDATES_A_SEED = 4_000;

/** Mutated updates among the work of eight simulated people: none may be accepted that its sender may not do. */
export async function soakAuthority(options: SoakOptions): Promise<SoakReport> {
  const { seed, updates } = options;
  const each = Math.min(UPDATES_A_SEED, updates);
  const { figures, failures, seconds } = await overSeeds({
    options,
    worker: new URL('workers/authorityWorker.ts', import.meta.url),
    seeds: Math.ceil(updates / each),
    task: { updates: each },
    nameOf: (which) => `Seed ${which} of ${each} updates`,
  });
  const total = (what: string): number => figures.get(what) ?? 0;
  const refusals = REFUSAL_RULES.map((rule): [string, number] => [`refused as ${rule}`, total(`refused ${rule}`)]);
  return {
    name: 'authority',
    figures: {
      'mutated updates': total('updates'),
      'updates a second': Math.round(total('updates') / seconds),
      'accepted': total('accepted'),
      'accepted, changing something that their sender may change': total('changing'),
      'asked for the whole difference': total('resynced'),
      ...Object.fromEntries(refusals),
      'honest updates in between, none refused': total('honest'),
    },
    failures,
    repeat: `authority --seed ${seed} --updates ${updates}`,
  };
}
