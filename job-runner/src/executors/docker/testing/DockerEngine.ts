import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, chmod, constants, copyFile, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import Docker from 'dockerode';

const run = promisify(execFile);

const EXAMPLE = fileURLToPath(new URL('exampleFunction.sh', import.meta.url));
const UP_WITHIN_MS = 20_000;
/** The kernel ends what is started so when the tests die, however they do. */
const TIED = ['--pdeathsig', 'TERM', '--'];
/** The engine's mounts are its own, and are gone when it is. */
const APART = ['unshare', '--mount', '--'];

/** The image of the example, whose function is a shell's. */
export const EXAMPLE_IMAGE = 'dailies/example:1';

async function pathOf(command: string): Promise<string | null> {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const path = join(folder, command);
    const isThere = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  return null;
}

/** Whether an engine can be started here: by root, with Debian's docker.io and busybox-static or the like. */
export async function hasDocker(): Promise<boolean> {
  const programs = await Promise.all(['dockerd', 'busybox', 'openssl', 'tar', 'setpriv', 'unshare'].map(pathOf));
  return process.getuid?.() === 0 && !programs.includes(null);
}

/** A real Docker engine of one's own: on a private socket, with its data in a folder, and without any network. */
export class DockerEngine {
  readonly folder: string;
  readonly socket: string;
  readonly docker: Docker;
  readonly #process: ChildProcess;

  private constructor(folder: string, socket: string, child: ChildProcess) {
    this.folder = folder;
    this.socket = socket;
    this.#process = child;
    this.docker = new Docker({ host: undefined, socketPath: socket });
  }

  /** `more` are further options of dockerd, such as an address. Up in about a second, with the example's image. */
  static async start(more: readonly string[] = []): Promise<DockerEngine> {
    const folder = await mkdtemp(join(tmpdir(), 'dailies-docker-'));
    const socket = join(folder, 'socket');
    const options = [
      '--data-root',
      join(folder, 'data'),
      '--exec-root',
      join(folder, 'exec'),
      '-p',
      join(folder, 'pid'),
    ];
    const alone = ['--bridge=none', '--iptables=false', '--ip6tables=false', '--ip-forward=false'];
    const args = [...TIED, ...APART, 'dockerd', ...options, ...alone, '--shutdown-timeout=1', '-H', `unix://${socket}`];
    const child = spawn('setpriv', [...args, ...more], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr?.on('data', (bytes: Buffer) => (said = (said + bytes.toString()).slice(-4_000)));
    const engine = new DockerEngine(folder, socket, child);
    try {
      const untilMs = performance.now() + UP_WITHIN_MS;
      while ((await engine.docker.ping().catch(() => null)) === null) {
        if (child.exitCode !== null || performance.now() > untilMs) throw new Error(`dockerd did not start: ${said}`);
        await sleep(50);
      }
      await engine.#makeImage();
      return engine;
    } catch (error) {
      await engine.stop();
      throw error;
    }
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  /** Ends it with all its containers. */
  async stop(): Promise<void> {
    const containers = await this.docker.listContainers({ all: true }).catch(() => []);
    await Promise.all(
      containers.map(({ Id }) =>
        this.docker
          .getContainer(Id)
          .remove({ force: true })
          .catch(() => {}),
      ),
    );
    const child = this.#process;
    if (child.exitCode === null && child.signalCode === null) {
      const exited = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      const isOver = await Promise.race([exited.then(() => true), sleep(10_000, false, { ref: false })]);
      if (!isOver) child.kill('SIGKILL');
    }
    await rm(this.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }

  /** BusyBox, and the example that its shell runs. */
  async #makeImage(): Promise<void> {
    const root = join(this.folder, 'root');
    const busybox = await pathOf('busybox');
    if (busybox === null) throw new Error('There is no busybox.');
    await mkdir(join(root, 'bin'), { recursive: true });
    await copyFile(busybox, join(root, 'bin/busybox'));
    await chmod(join(root, 'bin/busybox'), 0o755);
    const { stdout } = await run(busybox, ['--list']);
    const applets = stdout.split('\n').filter((name) => name !== '' && name !== 'busybox');
    await Promise.all(applets.map((name) => symlink('busybox', join(root, 'bin', name))));
    await copyFile(EXAMPLE, join(root, 'function.sh'));
    const archive = join(this.folder, 'root.tar');
    await run('tar', ['-C', root, '-cf', archive, '.']);
    const [repo, tag] = EXAMPLE_IMAGE.split(':');
    const changes = ['ENTRYPOINT ["/bin/sh", "/function.sh"]', 'ENV PATH=/bin'];
    const stream = await this.docker.importImage(archive, { repo, tag, changes });
    stream.resume();
    await once(stream, 'end');
  }
}
