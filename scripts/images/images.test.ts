import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DockerEngine, hasDocker } from '@dailies/job-runner/testing';
import { createTestDatabase, type TestDatabase } from '@dailies/migrations/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { composeFile } from '../compose/composeFile.ts';
import { DockerCommand } from './DockerCommand.ts';
import { makeBaseImage } from './makeBaseImage.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const IMAGE = 'dailies/sync-server:test';
/** Debian and Node are 215 MB of it. */
const LARGEST_BYTES = 600_000_000;
const HEALTHY_WITHIN_MS = 60_000;
const NEEDED = ['docker', 'debootstrap', 'npm'];
const DATABASE = 'images';
const PASSWORD = 'correct horse battery';

const missing = NEEDED.filter(
  (command) => !(process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, command))),
);
const canBuild = (await hasDocker()) && missing.length === 0;
if (!canBuild)
  console.log(
    `Images are not built here: that takes root, a Docker engine (docker.io) and debootstrap${missing.length > 0 ? `; there is no ${missing.join(', no ')}` : ''}.`,
  );

const Details = z
  .array(
    z.object({
      Size: z.number(),
      Config: z.object({
        User: z.string(),
        Env: z.array(z.string()),
        Healthcheck: z.object({ Test: z.array(z.string()) }),
      }),
    }),
  )
  .length(1);
const Token = z.object({ access_token: z.string() });
const Named = z.object({ id: z.string(), name: z.string() });

/** The tests' database listens in a folder of root's, which containers do not reach. */
async function reachable(url: string): Promise<{ server: Server; port: number }> {
  const folder = new URL(url).searchParams.get('host') ?? '';
  const server = createServer((socket) => {
    const database = connect(join(folder, '.s.PGSQL.5432'));
    for (const end of [socket, database]) end.on('error', () => end.destroy());
    socket.pipe(database).pipe(socket);
  });
  return { server, port: await listening(server) };
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('There is no port.');
  return address.port;
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  await new Promise((done) => server.close(done));
  return port;
}

describe.skipIf(!canBuild)('an image, built by a Docker engine', () => {
  let engine: DockerEngine;
  let docker: DockerCommand;
  let folder: string;
  let database: TestDatabase | undefined;
  let gate: Server;
  let databaseUrl: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dailies-images-'));
    database = await createTestDatabase();
    await database.sql`DROP DATABASE IF EXISTS ${database.sql(DATABASE)}`;
    await database.sql`CREATE DATABASE ${database.sql(DATABASE)}`;
    const open = await reachable(database.url);
    gate = open.server;
    databaseUrl = `postgres://app@127.0.0.1:${open.port}/${DATABASE}`;
    engine = await DockerEngine.start();
    docker = await DockerCommand.open(engine.socket, folder);
    await makeBaseImage(docker, folder);
    await docker.build(IMAGE, ROOT, '--file', join(ROOT, 'infra/Dockerfile'), '--target', 'sync-server');
  }, 600_000);

  afterAll(async () => {
    await engine?.stop();
    gate?.close();
    if (database !== undefined) {
      await database.sql`DROP DATABASE IF EXISTS ${database.sql(DATABASE)} WITH (FORCE)`;
      await database.drop();
    }
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  /** As `docker-compose.yml` shuts it in, on the network of this machine, where the tests' database is. */
  function shutIn(): string[] {
    const service = composeFile().services['sync-server'];
    if (service === undefined) throw new Error('There is no sync-server.');
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
    const options = [
      ['--cap-drop', service.cap_drop],
      ['--security-opt', service.security_opt],
      ['--tmpfs', service.tmpfs],
    ] as const;
    return [
      '--network=host',
      '--read-only',
      ...options.flatMap(([name, values]) => values.flatMap((value) => [name, value])),
    ];
  }

  it('is small, runs as nobody, and holds neither secrets nor tests nor what builds', async () => {
    const [details] = Details.parse(JSON.parse(await docker.run('image', 'inspect', IMAGE)));
    expect(details?.Size).toBeLessThan(LARGEST_BYTES);
    expect(details?.Config.User).toBe('65532:65532');
    expect(details?.Config.Env.filter((line) => /SECRET|PASSWORD|TOKEN|KEY|PROXY/i.test(line))).toEqual([]);
    const find = [
      "find /app '(' -name '.env*' -o -name .npmrc -o -name .git ')'",
      "find /app -name '*.test.ts' -not -path '*/node_modules/*'",
      "find /app/node_modules -maxdepth 1 '(' -name typescript -o -name vite -o -name 'node-linux-*' ')'",
      'find /root -mindepth 1 -not -name .bashrc -not -name .profile',
    ].join('; ');
    const asRoot = ['run', '--rm', '--network=none', '--user=0', IMAGE, 'sh', '-c', find];
    expect(await docker.run(...asRoot)).toBe('');
    const writable = ['run', '--rm', '--network=none', IMAGE, 'find', '/app', '-writable', '-not', '-type', 'l'];
    expect(await docker.run(...writable)).toBe('');
    const history = await docker.run('history', '--no-trunc', '--format', '{{.CreatedBy}}', IMAGE);
    expect(history).not.toMatch(/secret|password|token|proxy=/i);
  });

  it('is not sent what .dockerignore keeps back', async () => {
    const context = join(folder, 'context');
    const kept = ['shared/src/index.ts', 'package.json'];
    const back = [
      '.env',
      '.env.production',
      'infra/.env',
      'shared/node_modules/a.js',
      '.git/config',
      '.data/secret',
      'client/dist/a.js',
      'tls/a.key',
      'tls/a.pem',
      'shared/src/a.test.ts',
    ];
    for (const path of [...kept, ...back]) {
      await mkdir(dirname(join(context, path)), { recursive: true });
      await writeFile(join(context, path), 'content');
    }
    await cp(join(ROOT, '.dockerignore'), join(context, '.dockerignore'));
    await writeFile(join(context, 'Dockerfile'), 'FROM dailies/example:1\nCOPY . /sent\n');
    await docker.build('dailies/sent:1', context);
    const said = await docker.run(
      'run',
      '--rm',
      '--network=none',
      '--entrypoint=/bin/find',
      'dailies/sent:1',
      '/sent',
      '-type',
      'f',
    );
    expect(said.split('\n').sort()).toEqual(
      [...kept, '.dockerignore', 'Dockerfile'].map((path) => `/sent/${path}`).sort(),
    );
  });

  it(
    'brings an empty database forward, gets well, serves people, and stops in good order',
    { timeout: 120_000 },
    async () => {
      const migrate = [
        'run',
        '--rm',
        ...shutIn(),
        '--env',
        `DATABASE_URL=${databaseUrl}`,
        IMAGE,
        'node',
        'migrations/src/main.ts',
      ];
      expect(await docker.run(...migrate)).toMatch(/^Applied .+\.$/);
      expect(await docker.run(...migrate)).toBe('The schema is as it should be.');

      const port = await freePort();
      const origin = `http://127.0.0.1:${port}`;
      const settings = {
        DATABASE_URL: databaseUrl,
        AUTH_SECRET: randomBytes(24).toString('hex'),
        PUBLIC_URL: origin,
        PORT: `${port}`,
        HOST: '127.0.0.1',
      };
      const env = Object.entries(settings).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
      const server = await docker.run('run', '--detach', ...shutIn(), ...env, IMAGE);
      const health = (): Promise<string> => docker.run('inspect', '--format', '{{.State.Health.Status}}', server);
      const untilMs = performance.now() + HEALTHY_WITHIN_MS;
      while ((await health()) !== 'healthy') {
        if (performance.now() > untilMs) throw new Error(`It does not get well: ${await docker.run('logs', server)}`);
        await sleep(500);
      }
      const ask = async (path: string, body?: unknown, token = ''): Promise<unknown> => {
        const response = await fetch(origin + path, {
          method: body === undefined ? 'GET' : 'POST',
          headers: {
            origin,
            'content-type': 'application/json',
            ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        const text = await response.text();
        expect(response.ok, `${path}: ${text}`).toBe(true);
        return JSON.parse(text);
      };
      expect(await ask('/readyz')).toMatchObject({ status: 'ready', database: true, store: true, queue: true });
      expect(await (await fetch(origin)).text()).toMatch(/<script type="module"/);
      const person = { email: 'td@example.org', password: PASSWORD };
      await ask('/api/auth/sign-up/email', { name: 'Td', ...person });
      const { access_token: token } = Token.parse(await ask('/api/v1/auth/token', person));
      expect(Named.parse(await ask('/api/v1/projects', { name: 'Contained' }, token)).name).toBe('Contained');
      expect(await docker.run('exec', server, 'id', '-u')).toBe('65532');

      await docker.run('stop', '--time', '20', server);
      expect(await docker.run('inspect', '--format', '{{.State.ExitCode}} {{.State.OOMKilled}}', server)).toBe(
        '0 false',
      );
    },
  );
});
