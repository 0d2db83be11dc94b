import { delimiter, join } from 'node:path';
import { runTool } from '../gate/runTool.ts';

/** The `docker` command on an engine. It keeps nothing, and reads nobody's settings. */
export class DockerCommand {
  readonly #command: string;
  readonly #cwd: string;
  readonly #env: Readonly<Record<string, string>>;

  private constructor(command: string, cwd: string, env: Readonly<Record<string, string>>) {
    this.#command = command;
    this.#cwd = cwd;
    this.#env = env;
  }

  /**
   * Debian's command builds with BuildKit by itself and a newer one by a plugin; of several the first that can is taken. The
   * legacy builder, which everything here is written for as well, makes one stage after the other and takes twice as long.
   */
  static async open(socket: string, folder: string): Promise<DockerCommand> {
    const env = { DOCKER_HOST: `unix://${socket}`, DOCKER_CONFIG: folder, DOCKER_BUILDKIT: '1' };
    for (const place of (process.env['PATH'] ?? '').split(delimiter)) {
      const command = join(place, 'docker');
      const { exitCode } = await runTool(command, ['build', '--help'], { cwd: folder, env });
      if (exitCode === 0) return new DockerCommand(command, folder, env);
    }
    return new DockerCommand('docker', folder, { ...env, DOCKER_BUILDKIT: '0' });
  }

  /** What it says. Throws, with that, where it fails. */
  async run(...args: readonly string[]): Promise<string> {
    const { exitCode, output } = await runTool(this.#command, args, { cwd: this.#cwd, env: this.#env });
    if (exitCode !== 0) throw new Error(`docker ${args.join(' ')} ended with ${exitCode}: ${output.slice(-4_000)}`);
    return output.trim();
  }

  /** Builds with the network of this machine, as its engine has none of its own. */
  build(image: string, context: string, ...more: readonly string[]): Promise<string> {
    const proxies = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'].filter((name) => process.env[name] !== undefined);
    const args = proxies.flatMap((name) => ['--build-arg', name]);
    return this.run('build', '--network', 'host', '--rm', ...args, '--tag', image, ...more, context);
  }
}
