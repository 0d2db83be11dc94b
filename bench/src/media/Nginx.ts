import { type ChildProcess, spawn } from 'node:child_process';
import { access, constants, mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { until } from '../load/until.ts';
import { freePort } from '../processes/freePort.ts';

const READY_WITHIN_MS = 10_000;
/** Where systems keep it that is not on a person's path. */
const SYSTEM_FOLDERS = ['/usr/sbin', '/usr/local/sbin'];
/** The kernel ends it when the bench dies, however it does. */
const TIED = ['setpriv', '--pdeathsig', 'KILL', '--'] as const;

async function findNginx(): Promise<string | null> {
  for (const folder of [...(process.env['PATH'] ?? '').split(delimiter), ...SYSTEM_FOLDERS]) {
    try {
      await access(join(folder, 'nginx'), constants.X_OK);
      return join(folder, 'nginx');
    } catch {
      // Perhaps in the next one.
    }
  }
  return null;
}

const configuration = (folder: string, port: number, isRoot: boolean): string => `
${isRoot ? 'user root;' : ''}
worker_processes auto;
daemon off;
pid ${folder}/nginx.pid;
error_log ${folder}/nginx.log warn;
events { worker_connections 256; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  default_type application/octet-stream;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
  server {
    listen 127.0.0.1:${port};
    root ${folder}/files;
    client_max_body_size 0;
    location / { dav_methods PUT; }
  }
}
`;

/** nginx, which serves a folder on the loopback and takes files into it: what a file server does at best. */
export class Nginx {
  readonly origin: string;
  /** Of what it serves. */
  readonly files: string;
  readonly #process: ChildProcess;

  private constructor(origin: string, files: string, child: ChildProcess) {
    this.origin = origin;
    this.files = files;
    this.#process = child;
  }

  /** Null where there is none on this machine. */
  static async start(folder: string): Promise<Nginx | null> {
    const program = await findNginx();
    if (program === null) return null;
    const home = join(folder, 'nginx');
    const files = join(home, 'files');
    await mkdir(files, { recursive: true });
    const port = await freePort();
    const file = join(home, 'nginx.conf');
    await writeFile(file, configuration(home, port, process.getuid?.() === 0));
    const [command, ...tied] = TIED;
    const child = spawn(command, [...tied, program, '-p', home, '-c', file], { stdio: 'ignore' });
    const origin = `http://127.0.0.1:${port}`;
    const answers = () =>
      fetch(origin)
        .then(() => true)
        .catch(() => false);
    await until(answers, () => 'nginx answers', READY_WITHIN_MS);
    return new Nginx(origin, files, child);
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode !== null) return;
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.kill('SIGTERM');
    await ended;
  }
}
