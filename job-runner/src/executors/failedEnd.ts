import { inspect } from 'node:util';
import { DailiesError } from '@dailies/shared/errors';
import { pipelineName } from '@dailies/shared/runs';
import type { ExecutionEnd, RunOrder } from './Executor.ts';
import { logEnd } from './logEnd.ts';
import { RunFailure } from './RunFailure.ts';

/** The end that an error thrown inside an executor means. */
export function failedEnd(error: unknown, order: RunOrder, log = ''): ExecutionEnd {
  if (error instanceof RunFailure) return { state: 'failed', code: error.code, message: error.message, log };
  const trace = logEnd(`${log}\n${inspect(error)}`.trim());
  if (error instanceof DailiesError) {
    const code = error.code === 'storage' ? 'storage' : 'internal';
    return { state: 'failed', code, message: error.message, log: trace };
  }
  return {
    state: 'failed',
    code: 'internal',
    message: `${pipelineName(order.pipeline)} stopped on an error of Dailies' own; the log says more.`,
    log: trace,
  };
}
