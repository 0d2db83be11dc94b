import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { LogFile } from './LogFile.ts';
import { readLine } from './readLine.ts';
import { Restarts } from './Restarts.ts';

/** How long a server may take to finish what it does, once told to stop. */
const STOP_TIMEOUT_MS = 4_500;

export interface ServerOptions {
  readonly name: string;
  /** The absolute path of its main file. */
  readonly main: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Absolute; appended to. */
  readonly logFile: string;
  readonly say: (sentence: string) => void;
}

/**
 * A server kept alive: it is stopped, starting, ready or waiting to be started again. When its
 * process dies it is started again, at once the first time, later with growing waits. It ends by
 * itself when this process dies, as the channel between the two closes then.
 */
export class Server {
  readonly #options: ServerOptions;
  readonly #log: LogFile;
  readonly #restarts = new Restarts();
  #child: ChildProcess | null = null;
  #timer: NodeJS.Timeout | null = null;
  #isStopping = false;
  #saidReady = false;

  constructor(options: ServerOptions) {
    this.#options = options;
    this.#log = new LogFile(options.logFile);
  }

  /** The present process has sent `{ type: 'ready' }`. */
  get saidReady(): boolean {
    return this.#saidReady;
  }

  /** Deaths in a row. */
  get failures(): number {
    return this.#restarts.failures;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  get name(): string {
    return this.#options.name;
  }

  get logFile(): string {
    return this.#options.logFile;
  }

  start(): void {
    const { name, main, cwd, env, say } = this.#options;
    const startedMs = performance.now();
    this.#saidReady = false;
    const child = spawn(process.execPath, ['--enable-source-maps', main], {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // Ctrl-C goes to a whole process group; the order in which things stop is decided here.
      detached: true,
    });
    this.#child = child;
    for (const stream of ['stdout', 'stderr'] as const) {
      const output = child[stream];
      if (output !== null) createInterface({ input: output }).on('line', (line) => this.#hear(line, stream));
    }
    child.on('message', (message) => {
      if (typeof message === 'object' && message !== null && 'type' in message && message.type === 'ready') {
        this.#saidReady = true;
      }
    });
    let hasEnded = false;
    const end = (how: string): void => {
      if (hasEnded) return;
      hasEnded = true;
      this.#child = null;
      this.#saidReady = false;
      if (this.#isStopping) return;
      const delayMs = this.#restarts.delayMsAfter(performance.now() - startedMs);
      const when = delayMs === 0 ? 'now' : `in ${delayMs / 1_000} s`;
      say(`The ${name} ended (${how}) and is started again ${when}; its log is ${this.#log.path}.`);
      this.#timer = setTimeout(() => this.start(), delayMs);
    };
    child.on('exit', (code, signal) => end(signal ?? `code ${code ?? 0}`));
    child.on('error', (error) => end(error.message));
  }

  /** Asks it to finish, and ends it after 4.5 s. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    const child = this.#child;
    if (child !== null) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
      await ended;
      clearTimeout(timer);
    }
    this.#log.close();
  }

  #hear(line: string, stream: 'stdout' | 'stderr'): void {
    if (line.trim() === '') return;
    const { kept, shown } = readLine(line, stream, Date.now());
    this.#log.write(kept);
    if (shown === null) return;
    if (!this.#isStopping) this.#options.say(`${this.#options.name}: ${shown}`);
  }
}
