import { pipelineName } from '@dailies/shared/runs';
import type { RunOrder } from '../Executor.ts';
import { RunFailure } from '../RunFailure.ts';

/** A function runner that says more than this has run wild. */
export const MAX_STDOUT_BYTES = 64 * 1_024 * 1_024;

export const tookTooLong = ({ pipeline }: RunOrder): RunFailure =>
  new RunFailure(
    'timeout',
    `${pipelineName(pipeline)} took longer than ${pipeline.timeoutSeconds} s and was stopped; make it shorter or smaller.`,
  );

export const saidTooMuch = ({ pipeline }: RunOrder): RunFailure =>
  new RunFailure('bad-output', `${pipelineName(pipeline)} printed more than 64 MB and was stopped; it needs a fix.`);

export const wasKilled = ({ pipeline }: RunOrder): RunFailure =>
  new RunFailure('machine-lost', `${pipelineName(pipeline)} was killed from outside; generate it again.`);

export const ranOutOfMemory = ({ pipeline }: RunOrder): RunFailure =>
  new RunFailure(
    'out-of-memory',
    `${pipelineName(pipeline)} ran out of memory; choose a smaller size or a lower quality.`,
  );
