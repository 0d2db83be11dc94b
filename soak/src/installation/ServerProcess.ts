import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

const STOP_WITHIN_MS = 6_000;
/** As the supervisor of an installation does. */
const RESTART_MS = 200;

export interface ServerProcessOptions {
  /** The absolute path of its main file. */
  readonly main: string;
  readonly env: Readonly<Record<string, string>>;
  /** Where its output goes; appended to. */
  readonly logFile: string;
}

/** What processes inherit: where programs and temporary files are, nothing that would configure them. */
const INHERITED = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'LC_ALL', 'TZ'];

function inherited(): Record<string, string> {
  return Object.fromEntries(
    INHERITED.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/**
 * One of our servers, started and killed at will. It ends when this process does, whatever the
 * reason: the channel between them closes.
 */
export class ServerProcess {
  readonly #options: ServerProcessOptions;
  #process: ChildProcess | null = null;
  #again: NodeJS.Timeout | undefined;
  /** Ends that nobody here asked for: how long the server had lived each time. It is started again. */
  readonly fallsAfterMs: number[] = [];

  constructor(options: ServerProcessOptions) {
    this.#options = options;
  }

  get isRunning(): boolean {
    return this.#process !== null;
  }

  /** Null where it does not run. */
  get pid(): number | null {
    return this.#process?.pid ?? null;
  }

  start(): void {
    if (this.#process !== null) return;
    const startedMs = performance.now();
    const { main, env, logFile } = this.#options;
    const log = openSync(logFile, 'a', 0o600);
    const child = spawn(process.execPath, [main], {
      env: { ...inherited(), NODE_ENV: 'production', ...env },
      stdio: ['ignore', log, log, 'ipc'],
      // Ctrl-C goes to a whole process group; the order in which things stop is decided here.
      detached: true,
    });
    closeSync(log);
    this.#process = child;
    child.once('exit', () => {
      if (this.#process !== child) return;
      this.#process = null;
      this.fallsAfterMs.push(performance.now() - startedMs);
      this.#again = setTimeout(() => this.start(), RESTART_MS);
    });
  }

  /** At once and without a word. False where it does not run. */
  kill(): boolean {
    clearTimeout(this.#again);
    const child = this.#process;
    this.#process = null;
    return child?.kill('SIGKILL') === true;
  }

  /** Stops its clock (SIGSTOP), or lets it go on. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.#process?.kill(signal);
  }

  /** Asks it to finish, and ends it after 6 s. */
  async stop(): Promise<void> {
    clearTimeout(this.#again);
    const child = this.#process;
    this.#process = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
    await ended;
    clearTimeout(timer);
  }
}
