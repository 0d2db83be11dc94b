import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { DailiesError } from '@dailies/shared/errors';
import { watchMemory } from '../../../cpu/watchMemory.ts';
import { RunFailure } from '../../RunFailure.ts';
import { PictureAnswer, type PictureJob } from './messages.ts';

const PROCESS = fileURLToPath(new URL('./pictureProcess.ts', import.meta.url));
const MAX_MEMORY_BYTES = 6 * 1_024 ** 3;

type Done = Extract<PictureAnswer, { type: 'done' }>;
type Failed = Extract<PictureAnswer, { type: 'failed' }>;

interface Watch {
  readonly onProgress: (fraction: number, phase: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Works in a process of its own, which has neither an address nor a key of anything: it decodes foreign
 * files. The runner's event loop stays free, a crash takes only this run with it, and an abort is a kill.
 */
export function workInProcess(job: PictureJob, { onProgress, signal }: Watch): Promise<Done> {
  signal.throwIfAborted();
  return new Promise<Done>((resolve, reject) => {
    const child = fork(PROCESS, {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: {},
    });
    const unwatch = watchMemory(child, MAX_MEMORY_BYTES);
    let done: Done | undefined;
    let failure: Failed | undefined;
    let errorTail = '';
    const kill = () => child.kill('SIGKILL');
    signal.addEventListener('abort', kill, { once: true });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      errorTail = (errorTail + text).slice(-2_000);
    });
    child.on('message', (message) => {
      const answer = PictureAnswer.parse(message);
      if (answer.type === 'progress') onProgress(answer.fraction, answer.phase);
      else if (answer.type === 'done') done = answer;
      else failure = answer;
    });
    child.on('error', (cause) => {
      unwatch();
      signal.removeEventListener('abort', kill);
      reject(new DailiesError('internal', 'The process for pictures could not be started: see the log.', { cause }));
    });
    child.on('close', (code, killedBy) => {
      unwatch();
      signal.removeEventListener('abort', kill);
      if (signal.aborted) reject(signal.reason);
      else if (done !== undefined) resolve(done);
      else if (failure !== undefined && failure.code !== null) reject(new RunFailure(failure.code, failure.message));
      else if (killedBy === 'SIGKILL') {
        reject(new RunFailure('out-of-memory', 'This took more memory than there is; use a smaller picture.'));
      } else {
        const cause = new Error(failure?.message ?? (errorTail || `code ${code}, signal ${killedBy}`));
        const message = 'Working on the picture failed: generate it again, and see the log if it repeats.';
        reject(new DailiesError('internal', message, { cause }));
      }
    });
    child.send(job);
  });
}
