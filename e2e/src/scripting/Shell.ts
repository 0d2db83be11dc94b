import { spawn } from 'node:child_process';
import { delimiter, join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../../..');
const BIN = join(ROOT, 'node_modules/.bin');

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A folder and an environment in which programs are run as somebody at a terminal, or a script, runs them. */
export class Shell {
  readonly folder: string;
  readonly #variables: Readonly<Record<string, string>>;

  constructor(folder: string, variables: Readonly<Record<string, string>>) {
    this.folder = folder;
    this.#variables = { XDG_CONFIG_HOME: join(folder, 'config'), ...variables };
  }

  run(
    command: string,
    args: readonly string[],
    { input = '', cwd = this.folder }: { input?: string; cwd?: string } = {},
  ): Promise<Ended> {
    const { DAILIES_URL: _url, DAILIES_TOKEN: _token, ...inherited } = process.env;
    const child = spawn(command, args, {
      cwd,
      env: { ...inherited, PATH: `${BIN}${delimiter}${process.env['PATH'] ?? ''}`, ...this.#variables },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (data: Buffer) => (out += data.toString()));
    child.stderr.on('data', (data: Buffer) => (err += data.toString()));
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    return new Promise((ended, failed) => {
      child.once('error', failed);
      child.once('close', (code) => ended({ code, out, err }));
    });
  }

  /** The command line, with an environment's additions. */
  dailies(...args: readonly string[]): Promise<Ended> {
    return this.run('dailies', args);
  }

  /** The same, of which nothing else than success is expected; answers its JSON. */
  async json(...args: readonly string[]): Promise<unknown> {
    const { code, out, err } = await this.dailies(...args, '--json');
    if (code !== 0) throw new Error(`dailies ${args.join(' ')} ended with ${String(code)}: ${err}`);
    const value: unknown = JSON.parse(out);
    return value;
  }
}
