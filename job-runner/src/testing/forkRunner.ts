import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

const MAIN = new URL('../main.ts', import.meta.url);

export interface ForkedRunner {
  readonly process: ChildProcess;
  /** Sends a signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
}

/** A real job-runner process, once it is ready. `onLog` gets what it logs, and what it says of errors. */
export async function forkRunner(
  environment: Readonly<Record<string, string>>,
  onLog?: (text: string) => void,
): Promise<ForkedRunner> {
  const child = fork(MAIN, {
    execArgv: [],
    stdio: ['ignore', ...(onLog === undefined ? (['ignore', 'inherit'] as const) : (['pipe', 'pipe'] as const)), 'ipc'],
    env: { PATH: process.env['PATH'] ?? '', LOG_LEVEL: 'silent', ...environment },
  });
  if (onLog !== undefined) {
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', onLog);
  }
  const [first] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
  if (typeof first !== 'object') throw new Error(`The job-runner ended with ${String(first)} before it was ready.`);
  return {
    process: child,
    end: async (signal) => {
      if (child.exitCode === null && child.signalCode === null) {
        const exited = once(child, 'exit');
        child.kill(signal);
        await exited;
      }
      return { code: child.exitCode, signal: child.signalCode };
    },
  };
}
