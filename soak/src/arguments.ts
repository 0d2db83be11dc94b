import { parseArgs } from 'node:util';
import { ok, refuse, type Result } from '@dailies/shared/errors';
import type { SoakOptions } from './SoakReport.ts';

export const SOAKS = ['durability', 'farm', 'convergence', 'authority'] as const;
export type SoakName = (typeof SOAKS)[number];

export const HELP = `npm run soak [-- durability | farm | convergence | authority] [OPTIONS]

  Tries for a long time to make Dailies lose or let in what it must not. Without a name all run in turn.

  durability    kills sync-server, job-runner and PostgreSQL under many writers
  farm          kills job-runners while takes are made; each run ends once, and none is left lying
  convergence   simulated people, offline and on, whose copies must end identical
  authority     forged and mutated updates, none of which may be accepted

  --kills N       SIGKILLs of the durability soak and the farm's (200)
  --seeds N       seeds of the convergence soak (1000)
  --operations N  edits, deliveries, losses of each of these seeds (1000)
  --updates N     mutated updates of the authority soak (1000000)
  --seed S        the first seed (another one each time)
  --minutes M     the longest time of each soak (60)
  --help          says this`;

export interface SoakArguments {
  readonly soaks: readonly SoakName[];
  readonly amounts: Omit<SoakOptions, 'say' | 'signal' | 'seed'>;
  /** Null: one is drawn. */
  readonly seed: number | null;
  readonly help: boolean;
}

const DEFAULTS = { kills: 200, seeds: 1_000, operations: 1_000, updates: 1_000_000, minutes: 60 } as const;
/** Seeds are 32 bits wide. */
const LARGEST_SEED = 2 ** 32 - 1;

export function parseArguments(args: readonly string[]): Result<SoakArguments> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        kills: { type: 'string' },
        seeds: { type: 'string' },
        operations: { type: 'string' },
        updates: { type: 'string' },
        seed: { type: 'string' },
        minutes: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    const soaks: SoakName[] = [];
    for (const name of positionals) {
      const soak = SOAKS.find((known) => known === name);
      if (soak === undefined)
        return refuse('invalid-input', `There is no soak "${name}": the soaks are ${SOAKS.join(', ')}.`);
      soaks.push(soak);
    }
    const amounts: Record<keyof typeof DEFAULTS, number> = { ...DEFAULTS };
    for (const name of ['kills', 'seeds', 'operations', 'updates', 'minutes'] as const) {
      const given = values[name];
      if (given === undefined) continue;
      const amount = Number(given);
      if (!(amount > 0) || (name !== 'minutes' && !Number.isInteger(amount)))
        return refuse('invalid-input', `--${name} needs a number above 0, not "${given}".`);
      amounts[name] = amount;
    }
    const seed = values.seed === undefined ? null : Number(values.seed);
    if (seed !== null && (!Number.isInteger(seed) || seed < 0 || seed > LARGEST_SEED))
      return refuse('invalid-input', `--seed needs a whole number from 0 to ${LARGEST_SEED}, not "${values.seed}".`);
    return ok({ soaks: soaks.length === 0 ? SOAKS : soaks, amounts, seed, help: values.help === true });
  } catch (error) {
    const problem = error instanceof Error ? error.message.split('. ')[0] : String(error);
    return refuse('invalid-input', `${problem}: \`npm run soak -- --help\` says what there is.`);
  }
}
