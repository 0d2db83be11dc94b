import { guardFetch, OutboundRules } from '@dailies/outbound';
import { DailiesError } from '@dailies/shared/errors';
import { createLog, startTracing } from '@dailies/telemetry';
import { readEnvironment } from './env.ts';
import { BUILTINS } from './executors/builtin/registry.ts';
import { startRunner } from './startRunner.ts';

/** Whoever started this process ends it after 4.5 s. */
const STOP_TIMEOUT_MS = 4_000;

try {
  const environment = readEnvironment();
  guardFetch(new OutboundRules(environment.outboundAllow));
  const stopTracing = startTracing({ service: 'job-runner', endpoint: environment.traceEndpoint });
  const log = createLog('job-runner', environment.logLevel);
  const runner = await startRunner({ ...environment, builtins: BUILTINS, log });

  let isStopping = false;
  const stop = (reason: string): void => {
    if (isStopping) return;
    isStopping = true;
    log.info({ reason }, 'The job-runner stops.');
    // What is not given back in time is taken over by others, as after a crash.
    setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
    runner
      .stop()
      // The last spans are sent after everything else has ended.
      .then(stopTracing)
      .then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'The job-runner did not stop in good order.');
          process.exit(1);
        },
      );
  };
  process.once('SIGTERM', () => stop('SIGTERM'));
  process.once('SIGINT', () => stop('SIGINT'));
  // The parent is gone, however it went.
  process.once('disconnect', () => stop('disconnect'));
  process.send?.({ type: 'ready' });
} catch (error) {
  if (!(error instanceof DailiesError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
