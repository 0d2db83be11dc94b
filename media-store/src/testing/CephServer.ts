import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { access, constants, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { S3Account } from '../s3/openS3Client.ts';

const run = promisify(execFile);

const PROGRAMS = ['ceph', 'ceph-authtool', 'ceph-mon', 'ceph-osd', 'monmaptool', 'radosgw', 'radosgw-admin'];
/** The kernel ends what is started so when the tests die, however they do. */
const TIED = ['setpriv', '--pdeathsig', 'KILL', '--'];
const UP_WITHIN_MS = 60_000;
const MEMORY_BYTES = 2 * 1_024 * 1_024 * 1_024;

async function isOnPath(command: string): Promise<boolean> {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    try {
      await access(join(folder, command), constants.X_OK);
      return true;
    } catch {
      // Perhaps in the next one.
    }
  }
  return false;
}

/** Whether this machine has what a Ceph needs (Debian: radosgw, ceph-mon, ceph-osd, ceph-common). */
export async function hasCeph(): Promise<boolean> {
  return (await Promise.all(PROGRAMS.map(isOnPath))).every(Boolean);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('There is no free port.');
  return address.port;
}

/** As is usual where objects are large. */
const LARGE_BYTES = 8 * 1_024 * 1_024;

/** A configuration of one machine that keeps everything in memory, and need not check what passes within it. */
const configuration = (folder: string, id: string, monitor: number, gateway: number): string => `[global]
fsid = ${id}
mon host = [v2:127.0.0.1:${monitor}/0]
public network = 127.0.0.0/8
auth cluster required = cephx
auth service required = cephx
auth client required = cephx
keyring = ${folder}/keyring
run dir = ${folder}
admin socket =
log file = ${folder}/$name.log
pid file =
ms bind ipv6 = false
mon allow pool size one = true
mon data avail crit = 1
mon data avail warn = 1
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 8
osd pool default pgp num = 8
osd crush chooseleaf type = 0
osd objectstore = memstore
memstore device bytes = ${MEMORY_BYTES}
rgw enable usage log = false
rgw max chunk size = ${LARGE_BYTES}
rgw get obj max req size = ${LARGE_BYTES}
ms crc data = false
debug ms = 0/0
debug osd = 0/0
debug rgw = 0/0
[client.rgw]
rgw frontends = beast endpoint=127.0.0.1:${gateway}
`;

/**
 * Ceph's object gateway, which is a whole S3 server, over a Ceph in memory: one monitor, one store, one
 * gateway, on loopback. Up in about ten seconds.
 */
export class CephServer {
  readonly endpoint: string;
  readonly account: S3Account;
  readonly #folder: string;
  readonly #children: readonly ChildProcess[];

  private constructor(endpoint: string, account: S3Account, folder: string, children: readonly ChildProcess[]) {
    this.endpoint = endpoint;
    this.account = account;
    this.#folder = folder;
    this.#children = children;
  }

  static async start(): Promise<CephServer> {
    const folder = await mkdtemp(join(tmpdir(), 'dailies-ceph-'));
    const children: ChildProcess[] = [];
    try {
      return await CephServer.#startIn(folder, children);
    } catch (error) {
      await end(children);
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  async stop(): Promise<void> {
    await end(this.#children);
    await rm(this.#folder, { recursive: true, force: true });
  }

  static async #startIn(folder: string, children: ChildProcess[]): Promise<CephServer> {
    const [monitor, gateway] = await Promise.all([freePort(), freePort()]);
    const id = randomUUID();
    const file = join(folder, 'ceph.conf');
    const keyring = join(folder, 'keyring');
    const map = join(folder, 'monmap');
    const [monitorData, storeData, gatewayData] = ['mon', 'osd', 'rgw'].map((name) => join(folder, name));
    if (monitorData === undefined || storeData === undefined || gatewayData === undefined)
      throw new Error('No folder.');
    await Promise.all([monitorData, storeData, gatewayData].map((data) => mkdir(data)));
    await writeFile(file, configuration(folder, id, monitor, gateway));
    const daemon = (command: string, ...args: string[]): void => {
      const [program = '', ...all] = [...TIED, command, '-c', file, '-f', ...args];
      children.push(spawn(program, all, { stdio: 'ignore' }));
    };
    const ceph = (...args: string[]) => run('ceph', ['-c', file, '--connect-timeout', '30', ...args]);

    const caps = {
      'mon.': ['mon', 'allow *'],
      'client.admin': ['mon', 'allow *', 'osd', 'allow *'],
      'osd.0': ['mon', 'allow profile osd', 'osd', 'allow *'],
      'client.rgw': ['mon', 'allow rwx', 'osd', 'allow rwx'],
    };
    await run('ceph-authtool', ['--create-keyring', keyring]);
    for (const [name, allowed] of Object.entries(caps)) {
      const pairs = allowed.flatMap((word, at) => (at % 2 === 0 ? ['--cap', word] : [word]));
      await run('ceph-authtool', [keyring, '--gen-key', '-n', name, ...pairs]);
    }
    await run('monmaptool', ['--create', '--addv', 'a', `[v2:127.0.0.1:${monitor}]`, '--fsid', id, map]);
    const ofMonitor = ['-i', 'a', '--mon-data', monitorData];
    await run('ceph-mon', ['-c', file, '--mkfs', '--monmap', map, '--keyring', keyring, ...ofMonitor]);
    daemon('ceph-mon', ...ofMonitor);
    const store = randomUUID();
    await ceph('osd', 'new', store, '0');
    const ofStore = ['-i', '0', '--osd-data', storeData];
    await run('ceph-osd', ['-c', file, '--mkfs', '--osd-uuid', store, ...ofStore]);
    daemon('ceph-osd', ...ofStore);
    daemon('radosgw', '-n', 'client.rgw', '--rgw-data', gatewayData);
    const endpoint = `http://127.0.0.1:${gateway}`;
    await answers(endpoint);
    const account = { accessKeyId: 'DAILIESTEST', secretAccessKey: randomBytes(20).toString('hex') };
    const { accessKeyId, secretAccessKey } = account;
    const user = ['user', 'create', '--uid=dailies', '--display-name=Dailies', `--access-key=${accessKeyId}`];
    await run('radosgw-admin', ['-c', file, '-n', 'client.rgw', ...user, `--secret-key=${secretAccessKey}`]);
    return new CephServer(endpoint, account, folder, children);
  }
}

async function answers(endpoint: string): Promise<void> {
  const untilMs = performance.now() + UP_WITHIN_MS;
  for (;;) {
    try {
      await fetch(endpoint);
      return;
    } catch (error) {
      if (performance.now() > untilMs) throw error;
      await sleep(100);
    }
  }
}

async function end(children: readonly ChildProcess[]): Promise<void> {
  await Promise.all(
    children.toReversed().map(async (child) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
    }),
  );
}
