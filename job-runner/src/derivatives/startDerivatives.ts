import { CHANNELS } from '@dailies/shared/runs';
import type { JobHelpers, TaskList } from 'graphile-worker';
import type { SessionLocks } from '../instance/SessionLocks.ts';
import { isAway } from '../scheduling/whileAway.ts';
import { TaskWorker } from '../tasks/TaskWorker.ts';
import { DERIVE_TASK, DeriveJob, ENCODE_TASK } from './DeriveJob.ts';
import { Deriver, type DeriverOptions } from './Deriver.ts';
import { planDerivatives } from './planDerivatives.ts';

/** Posters and the like at once: whoever scrolls a gallery waits for several. */
const QUICK_AT_ONCE = 2;
const ENCODED_AT_ONCE = 1;

interface DerivativesOptions extends DeriverOptions {
  readonly databaseUrl: string;
  readonly locks: SessionLocks;
}

export interface StartedDerivatives {
  /** Queues what is to be made of files that nothing was made of yet. */
  plan(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the workers that make posters, filmstrips, proxies and waveforms. */
export async function startDerivatives(options: DerivativesOptions): Promise<StartedDerivatives> {
  const { sql, databaseUrl, locks, log } = options;
  const deriver = new Deriver(options);
  const task = (payload: unknown, { job }: JobHelpers): Promise<void> =>
    deriver.derive(DeriveJob.parse(payload), { attempt: job.attempts, tries: job.max_attempts });
  const worker = (tasks: TaskList, concurrency: number): Promise<TaskWorker> =>
    TaskWorker.start({ databaseUrl, tasks, locks, log, concurrency });
  const quick = await worker({ [DERIVE_TASK]: task }, QUICK_AT_ONCE);
  const encoding = await worker({ [ENCODE_TASK]: task }, ENCODED_AT_ONCE);

  let planning: Promise<void> | null = null;
  let isAsked = false;
  const planAll = async (): Promise<void> => {
    while (isAsked) {
      isAsked = false;
      while ((await planDerivatives(sql)) > 0);
    }
  };
  const plan = (): Promise<void> => {
    isAsked = true;
    planning ??= planAll().finally(() => (planning = null));
    return planning;
  };
  await sql.listen(CHANNELS.media, () => {
    plan().catch((error: unknown) =>
      log[isAway(error) ? 'debug' : 'error']({ err: error }, 'Derivatives were not planned.'),
    );
  });
  return {
    plan,
    stop: async () => {
      await deriver.close();
      await Promise.all([quick.stop(), encoding.stop()]);
    },
  };
}
