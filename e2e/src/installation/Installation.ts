import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../../..');
const NODE = join(ROOT, 'node_modules/.bin/node');
const READY_MS = 120_000;
const STOP_MS = 20_000;

/** The processes of an installation that can be killed by themselves. */
export type Part = 'sync-server' | 'job-runner' | 'postgres';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** What a process was started by; empty where it has ended. */
const commandOf = (pid: number): Promise<string> =>
  readFile(`/proc/${pid}/cmdline`, 'utf8').then(
    (command) => command.replaceAll('\0', ' '),
    () => '',
  );

/** Every process of this machine, from /proc. */
async function processes(): Promise<Process[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid): Promise<Process[]> => {
      try {
        const [stat, command] = await Promise.all([readFile(`/proc/${pid}/stat`, 'utf8'), commandOf(Number(pid))]);
        // `pid (name) state parent …`: the name may hold spaces and brackets.
        const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
        return [{ pid: Number(pid), parent, command }];
      } catch {
        return [];
      }
    }),
  );
  return found.flat();
}

/** A whole installation, as `npm start` runs it, in a data folder of its own. */
export class Installation {
  readonly origin: string;
  /** Its data folder. */
  readonly folder: string;
  readonly #variables: NodeJS.ProcessEnv;
  #supervisor: ChildProcess;
  #output = '';

  private constructor(folder: string, port: number, variables: Readonly<Record<string, string>>) {
    this.folder = folder;
    this.origin = `http://127.0.0.1:${port}`;
    this.#variables = { ...process.env, PORT: String(port), DATA_DIR: folder, ...variables };
    this.#supervisor = this.#spawn();
  }

  /** Starts everything, with variables of the environment besides, and resolves when it says that it is ready. */
  static async start(variables: Readonly<Record<string, string>> = {}): Promise<Installation> {
    const folder = await mkdtemp(join(tmpdir(), 'dailies-e2e-'));
    const installation = new Installation(folder, await freePort(), variables);
    await installation.#ready();
    return installation;
  }

  #spawn(): ChildProcess {
    this.#output = '';
    const supervisor = spawn(NODE, [join(ROOT, 'scripts/start.ts')], {
      cwd: tmpdir(),
      env: this.#variables,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [supervisor.stdout, supervisor.stderr]) {
      stream?.on('data', (data: Buffer) => (this.#output += data.toString()));
    }
    return supervisor;
  }

  async #ready(): Promise<void> {
    const end = Date.now() + READY_MS;
    while (!this.#output.includes('Dailies is ready at')) {
      if (this.#supervisor.exitCode !== null || Date.now() > end) {
        const said = this.#output;
        await this.stop();
        throw new Error(`The installation did not start:\n${said}`);
      }
      await new Promise((later) => setTimeout(later, 50));
    }
  }

  /** Runs one of the project's scripts on this installation to its end; answers what it printed. */
  async script(name: string, ...args: string[]): Promise<string> {
    const child = spawn(NODE, [join(ROOT, `scripts/${name}.ts`), ...args], { cwd: tmpdir(), env: this.#variables });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (said += data.toString()));
    const code = await new Promise((exit) => child.once('exit', exit));
    if (code !== 0) throw new Error(`${name} ended with ${String(code)}:\n${said}`);
    return said;
  }

  /** Stops everything in good order, does something with the folder, and starts again at the same address; with other variables where some are given. */
  async restart(between: () => Promise<unknown>, variables: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.#end();
    await between();
    Object.assign(this.#variables, variables);
    this.#supervisor = this.#spawn();
    await this.#ready();
  }

  /** What the supervisor printed so far. */
  get output(): string {
    return this.#output;
  }

  /** Kills a part with SIGKILL, and resolves when it is gone; the supervisor starts it again. */
  async kill(part: Part): Promise<void> {
    const [victim] = await this.#processesOf(part);
    if (victim === undefined) return;
    process.kill(victim, 'SIGKILL');
    // Who looks for it next is to find the one that follows.
    while (await commandOf(victim)) await new Promise((later) => setTimeout(later, 5));
  }

  /** Stops a part's clock (SIGSTOP), whole: it is there and says nothing. Answers what lets it go on. */
  async freeze(part: Part): Promise<() => void> {
    // The parent first, so that it starts no further process; its children as they are then.
    for (const pid of (await this.#processesOf(part)).slice(0, 1)) process.kill(pid, 'SIGSTOP');
    const frozen = await this.#processesOf(part);
    for (const pid of frozen) process.kill(pid, 'SIGSTOP');
    return () => {
      for (const pid of frozen.toReversed()) process.kill(pid, 'SIGCONT');
    };
  }

  /** The process of a part and all that it started, itself first. Throws where there is none. */
  async #processesOf(part: Part): Promise<number[]> {
    const all = await processes();
    const below = (pid: number): Process[] => {
      const children = all.filter(({ parent }) => parent === pid);
      return children.flatMap((child) => [child, ...below(child.pid)]);
    };
    const mark = part === 'postgres' ? /\/postgres -D / : new RegExp(`/${part}/src/main\\.ts`);
    const victim = below(this.#supervisor.pid ?? 0).find(({ command }) => mark.test(command));
    if (victim === undefined) throw new Error(`There is no ${part} to kill.`);
    return [victim.pid, ...below(victim.pid).map(({ pid }) => pid)];
  }

  async stop(): Promise<void> {
    await this.#end();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 3 });
  }

  async #end(): Promise<void> {
    if (this.#supervisor.exitCode !== null || this.#supervisor.signalCode !== null) return;
    const ended = new Promise((exit) => this.#supervisor.once('exit', exit));
    this.#supervisor.kill('SIGTERM');
    const timer = setTimeout(() => this.#supervisor.kill('SIGKILL'), STOP_MS);
    await ended;
    clearTimeout(timer);
  }
}
