import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { DailiesError } from '@dailies/shared/errors';

const STOP_WITHIN_MS = 6_000;

export interface ChildOptions {
  /** For people. */
  readonly name: string;
  /** The absolute path of its main file. */
  readonly main: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Where its output goes; appended to. */
  readonly logFile: string;
  /** Whether it is asked for its memory. */
  readonly tellsMemory?: boolean;
  /** Where it writes a CPU profile when it ends; null: none. */
  readonly profileFolder: string | null;
}

/** Loaded before the main file: it answers `memory` on the channel, after collecting garbage. */
const PROBE = ['--expose-gc', '--import', new URL('memoryProbe.ts', import.meta.url).href];

/** What children inherit: where programs and temporary files are, nothing that would configure them. */
const INHERITED = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'LC_ALL', 'TZ'];

function inherited(): Record<string, string> {
  return Object.fromEntries(
    INHERITED.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** A process of this Node. It ends when this process does, whatever the reason: the channel between them closes. */
export class Child {
  readonly name: string;
  readonly pid: number;
  readonly #process: ChildProcess;
  readonly #logFile: string;
  readonly #ended: Promise<void>;
  #hasEnded = false;
  #isStopping = false;

  constructor({ name, main, env = {}, logFile, profileFolder, tellsMemory = false }: ChildOptions) {
    this.name = name;
    this.#logFile = logFile;
    const log = openSync(logFile, 'a', 0o600);
    this.#process = spawn(process.execPath, [...profiling(name, profileFolder), ...(tellsMemory ? PROBE : []), main], {
      env: { ...inherited(), NODE_ENV: 'production', ...env },
      stdio: ['ignore', log, log, 'ipc'],
      // Ctrl-C goes to a whole process group; the order in which things stop is decided here.
      detached: true,
    });
    closeSync(log);
    this.#ended = new Promise((resolve) => {
      const end = (): void => {
        this.#hasEnded = true;
        resolve();
      };
      this.#process.once('exit', end);
      this.#process.once('error', end);
    });
    // 0 is never a process of ours: it stands for one that did not start.
    this.pid = this.#process.pid ?? 0;
  }

  onMessage(listener: (message: unknown) => void): void {
    this.#process.on('message', listener);
  }

  send(message: object): void {
    this.#process.send(message);
  }

  /** Resolves when the process has ended by itself, with what it said last. */
  async died(): Promise<DailiesError> {
    await this.#ended;
    const log = await readFile(this.#logFile, 'utf8').catch(() => '');
    const last = log.trim().split('\n').slice(-5).join('\n');
    return new DailiesError('internal', `The ${this.name} ended${last === '' ? '.' : `; it said last:\n${last}`}`);
  }

  /** Throws as soon as the process ends, unless `work` is done before. */
  async whileAlive<T>(work: Promise<T>): Promise<T> {
    const death = this.died().then((error) => {
      if (this.#isStopping) return new Promise<never>(() => {});
      throw error;
    });
    return Promise.race([work, death]);
  }

  /** At once and without a word. */
  async kill(): Promise<void> {
    this.#isStopping = true;
    this.#process.kill('SIGKILL');
    await this.#ended;
  }

  /** Asks it to finish, and ends it after 6 s. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    if (this.#hasEnded) return;
    this.#process.kill('SIGTERM');
    const timer = setTimeout(() => this.#process.kill('SIGKILL'), STOP_WITHIN_MS);
    await this.#ended;
    clearTimeout(timer);
  }
}

function profiling(name: string, folder: string | null): string[] {
  if (folder === null) return [];
  const file = `${name.replaceAll(' ', '-')}-${Date.now()}.cpuprofile`;
  return ['--cpu-prof', `--cpu-prof-dir=${folder}`, `--cpu-prof-name=${file}`];
}
