import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { DailiesError } from '@dailies/shared/errors';
import { RunFailure } from '../../RunFailure.ts';
import { PrevisAnswer, type PrevisJob } from './messages.ts';
import type { PrevisOptions } from './rendered.ts';

const PROCESS = fileURLToPath(new URL('./previsProcess.ts', import.meta.url));

type Done = Extract<PrevisAnswer, { type: 'done' }>;
type Failed = Extract<PrevisAnswer, { type: 'failed' }>;

/**
 * Draws in a process of its own: the runner's event loop stays free, a crash in native code takes
 * only this run with it, and an abort is a kill that nothing can delay.
 */
export function drawInProcess(job: PrevisJob, { onProgress, signal }: PrevisOptions): Promise<Done> {
  signal?.throwIfAborted();
  return new Promise<Done>((resolve, reject) => {
    const child = fork(PROCESS, {
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let done: Done | undefined;
    let failure: Failed | undefined;
    let errorTail = '';
    const kill = () => child.kill('SIGKILL');
    signal?.addEventListener('abort', kill, { once: true });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      errorTail = (errorTail + text).slice(-2_000);
    });
    child.on('message', (message) => {
      const answer = PrevisAnswer.parse(message);
      if (answer.type === 'progress') onProgress?.(answer.fraction, answer.phase);
      else if (answer.type === 'done') done = answer;
      else failure = answer;
    });
    child.on('error', (cause) => {
      signal?.removeEventListener('abort', kill);
      reject(new DailiesError('internal', 'The previs process could not be started: see the log.', { cause }));
    });
    child.on('close', (code, killedBy) => {
      signal?.removeEventListener('abort', kill);
      if (signal?.aborted === true) reject(signal.reason);
      else if (done !== undefined) resolve(done);
      else if (failure?.isForeseen === true) reject(new RunFailure('bad-params', failure.message));
      else {
        const cause = new Error(failure?.message ?? (errorTail || `code ${code}, signal ${killedBy}`));
        reject(
          new DailiesError('internal', 'Drawing the previs failed: generate it again, and see the log if it repeats.', {
            cause,
          }),
        );
      }
    });
    child.send(job);
  });
}
