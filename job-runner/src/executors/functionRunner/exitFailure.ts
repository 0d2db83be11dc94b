import { pipelineName } from '@dailies/shared/runs';
import type { RunOrder } from '../Executor.ts';
import { RunFailure } from '../RunFailure.ts';
import type { FunctionResult } from './FunctionResult.ts';
import { ranOutOfMemory } from './stopped.ts';

/** 128 + SIGKILL, as a shell reports it. */
const KILLED = 137;
/** 128 + SIGHUP, SIGINT or SIGTERM: the machine shuts down, or somebody stopped it by hand. */
const STOPPED = [129, 130, 143];
const NOT_EXECUTABLE = 126;
const NOT_FOUND = 127;
const MESSAGE_CHARACTERS = 500;

/** The last line of stderr that says something. */
function lastLine(stderr: string): string {
  const line = stderr.split(/\r?\n/).findLast((text) => text.trim() !== '');
  return (line ?? '').trim().slice(0, MESSAGE_CHARACTERS).toWellFormed();
}

/** What a function runner's exit code other than 0 means to the person who asked for the run. */
export function exitFailure(
  order: RunOrder,
  exitCode: number,
  stderr: string,
  result: FunctionResult | null,
): RunFailure {
  const name = pipelineName(order.pipeline);
  if (result?.error !== undefined) return new RunFailure(result.error.code ?? 'pipeline-failed', result.error.message);
  if (exitCode === KILLED || /out of memory|cannot allocate memory|bad_alloc/i.test(stderr.slice(-8_192))) {
    return ranOutOfMemory(order);
  }
  if (exitCode === NOT_FOUND || exitCode === NOT_EXECUTABLE) {
    return new RunFailure('missing-tool', `${name} needs a program that is not installed here: ${lastLine(stderr)}`);
  }
  if (STOPPED.includes(exitCode)) {
    return new RunFailure('machine-lost', `${name} was stopped from outside; generate it again.`);
  }
  const said = lastLine(stderr);
  return new RunFailure(
    'pipeline-failed',
    said === '' ? `${name} failed with exit code ${exitCode} and said nothing; the log may say more.` : said,
  );
}
